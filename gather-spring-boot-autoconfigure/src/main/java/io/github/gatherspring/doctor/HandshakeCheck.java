/*
 * Copyright 2026 the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.gatherspring.doctor;

import java.time.Duration;

import io.github.gatherspring.connection.CloseCode;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.doctor.DoctorReport.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Whether the game server lets the client in.
 */
class HandshakeCheck implements Check {

	@Override
	public String step() {
		return "handshake";
	}

	@Override
	public Finding look(Examination examination) {
		ConnectionStatus status = examination.status();
		if (status.isConnected()) {
			Duration opened = examination.times().between(ConnectionState.CONNECTING, ConnectionState.AUTHENTICATING);
			Duration accepted = examination.times().between(ConnectionState.AUTHENTICATING, ConnectionState.SYNCING);
			return Finding.ok(step(), "accepted" + ((opened != null && accepted != null) ? "; the socket took "
					+ opened.toMillis() + " ms, the server's ready another " + accepted.toMillis() + " ms" : ""));
		}
		if (status.state() == ConnectionState.DISCONNECTED || status.state() == ConnectionState.STOPPED) {
			return Finding.skipped(step(), "the client is not started");
		}
		return Finding.failed(step(), examination.reason(), advice(status.closeCode()));
	}

	private static String advice(@Nullable Integer code) {
		if (code == null) {
			return "mend what failed above; if nothing did, a proxy or a firewall on the way may not let"
					+ " WebSockets through";
		}
		if (code == CloseCode.TIMED_OUT.code()) {
			return "the server is reached but does not answer: look at Gather's status page; the client keeps trying";
		}
		for (CloseCode known : CloseCode.values()) {
			if (known.code() == code && !known.advice().isEmpty()) {
				return known.advice();
			}
		}
		return "the server ended it with " + code + ": look at Gather's status page; the client keeps trying";
	}

}
