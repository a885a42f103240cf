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

package io.github.gatherspring.simulator.fault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongFunction;

import io.github.gatherspring.simulator.wire.HttpCall;
import io.github.gatherspring.simulator.wire.SimulatorThread;
import org.jspecify.annotations.Nullable;

/**
 * HTTP answers to the assignment that no well-behaved server gives.
 *
 * @since 0.1.0
 */
public enum HostileAnswer {

	/**
	 * Status 200 and nothing else.
	 */
	EMPTY(Whole.answer("200 OK", "")),

	/**
	 * A page of a login or a proxy, with status 200.
	 */
	HTML(Whole.answer("200 OK\r\nContent-Type: text/html", "<html><body>Please log in</body></html>")),

	/**
	 * Bytes that are no HTTP.
	 */
	NOT_HTTP("SSH-2.0-OpenSSH_9.2\r\n"),

	/**
	 * A redirect to the same address.
	 */
	REDIRECT_LOOP(Whole.answer("302 Found\r\nLocation: %s", "")),

	/**
	 * A redirect to another host, which is not to see the key.
	 */
	REDIRECT_ELSEWHERE(Whole.answer("307 Temporary Redirect\r\nLocation: http://127.0.0.2:9/elsewhere", "")),

	/**
	 * Less than the length that was announced, then the end.
	 */
	CUT_OFF("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n\"ws://127.0"),

	/**
	 * A reason with line breaks and escape sequences.
	 */
	FORGED_LINES(Whole.answer("403 Forbidden\r\nContent-Type: text/plain",
			"no\r\n2026-01-01T00:00:00.000Z ERROR FORGED by a peer\u001b[2J\u001b[31m")),

	/**
	 * A body without an end.
	 */
	ENDLESS_BODY("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
			(round) -> "10000\r\n" + "x".repeat(0x10000) + "\r\n"),

	/**
	 * Headers without an end.
	 */
	ENDLESS_HEADERS("HTTP/1.1 200 OK\r\n", (round) -> ("X-" + round + ": " + "x".repeat(1000) + "\r\n").repeat(50));

	private static final Duration PAUSE = Duration.ofMillis(5);

	private final String start;

	private final @Nullable LongFunction<String> more;

	HostileAnswer(String start) {
		this(start, null);
	}

	HostileAnswer(String start, @Nullable LongFunction<String> more) {
		this.start = start;
		this.more = more;
	}

	void give(HttpCall call, SimulatorThread thread) {
		call.dribble(this.start.replace("%s", "http://" + call.header("Host") + call.path()));
		if (this.more == null) {
			call.hangUp();
		}
		else {
			goOn(call, thread, this.more, 0);
		}
	}

	private static void goOn(HttpCall call, SimulatorThread thread, LongFunction<String> more, long round) {
		thread.later(PAUSE, () -> {
			if (!call.isOpen()) {
				return;
			}
			if (call.isWritable()) {
				call.dribble(more.apply(round));
			}
			goOn(call, thread, more, round + 1);
		});
	}

	/**
	 * Answers that are well-formed.
	 */
	private static final class Whole {

		private static String answer(String statusAndHeaders, String body) {
			return "HTTP/1.1 " + statusAndHeaders + "\r\nConnection: close\r\nContent-Length: "
					+ body.getBytes(StandardCharsets.US_ASCII).length + "\r\n\r\n" + body;
		}

	}

}
