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

package io.github.gatherspring.simulator.session;

import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.Warn;
import io.github.gatherspring.simulator.wire.WireConnection;

/**
 * Gathers events into batches. A large batch is announced to whoever has asked for
 * {@code warn}.
 */
final class Outbox {

	private static final int ANNOUNCED_BYTES = 1024 * 1024;

	private final WireConnection connection;

	private final Subscriptions subscriptions;

	private final int batchBytes;

	private ServerClientBatch.Builder batch = ServerClientBatch.newBuilder();

	private int bytes;

	private boolean silent;

	Outbox(WireConnection connection, Subscriptions subscriptions, int batchBytes) {
		this.connection = connection;
		this.subscriptions = subscriptions;
		this.batchBytes = batchBytes;
	}

	boolean wants(ServerClientEvent event) {
		return this.subscriptions.wants(event.getEventCase());
	}

	/**
	 * Send an event if the client wants it.
	 */
	void offer(ServerClientEvent event) {
		if (wants(event)) {
			add(event);
		}
	}

	/**
	 * Send an event in any case.
	 */
	void add(ServerClientEvent event) {
		this.batch.addEvents(event);
		this.bytes += event.getSerializedSize() + 5;
		if (this.bytes >= this.batchBytes) {
			flush();
		}
	}

	/**
	 * Send nothing from now on.
	 */
	void silence() {
		this.silent = true;
	}

	boolean isEmpty() {
		return this.bytes == 0;
	}

	void flush() {
		if (isEmpty()) {
			return;
		}
		byte[] payload = this.batch.build().toByteArray();
		this.batch = ServerClientBatch.newBuilder();
		this.bytes = 0;
		if (this.silent) {
			return;
		}
		if (payload.length >= ANNOUNCED_BYTES && this.subscriptions.wants(EventCase.WARN)) {
			this.connection.send(ServerClientBatch.newBuilder()
				.addEvents(ServerClientEvent.newBuilder()
					.setWarn(Warn.newBuilder().setMessage("sending large message: " + payload.length)))
				.build()
				.toByteArray());
		}
		this.connection.send(payload);
	}

}
