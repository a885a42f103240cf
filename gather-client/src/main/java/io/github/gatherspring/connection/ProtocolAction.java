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

package io.github.gatherspring.connection;

import java.time.Duration;

/**
 * End of an action of the protocol's own, such as a heartbeat. It is never put back into
 * the outbox and hears of nothing but the server's answer.
 */
abstract class ProtocolAction implements ActionEnd {

	private static final ProtocolAction IGNORED = new ProtocolAction() {

		@Override
		public void succeeded() {
			// Nobody waits for it.
		}

		@Override
		public void refused(String reason) {
			// Nobody waits for it.
		}

	};

	/**
	 * Returns the end of actions whose answer nobody waits for.
	 * @return the end
	 */
	static ProtocolAction ignored() {
		return IGNORED;
	}

	@Override
	public final void timedOut(Duration timeout, boolean sent) {
		// The handshake has a limit of its own.
	}

	@Override
	public final void disconnected(String reason, boolean sent) {
		// The session it belonged to is over.
	}

	@Override
	public final void queueFull(int waiting, String limit) {
		// Has its own way around the queue.
	}

}
