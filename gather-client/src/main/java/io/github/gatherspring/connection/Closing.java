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

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Ends sessions: closes the socket, puts actions that were not written back or fails
 * them, fails those that were, and tells the handler. On the run's serial executor.
 */
final class Closing {

	private final ConnectionParts parts;

	private final Run run;

	Closing(ConnectionParts parts, Run run) {
		this.parts = parts;
		this.run = run;
	}

	/**
	 * Ends a session. Does no harm when it was ended before.
	 * @param live the session; {@code null} when there is none
	 * @param cause why
	 * @param reasonToPeer what the server is told
	 * @param keepUnwritten whether actions that were not written wait for the next
	 * session
	 */
	void end(@Nullable Live live, LossCause cause, String reasonToPeer, boolean keepUnwritten) {
		if (live == null) {
			return;
		}
		List<PendingAction> failed = this.parts.outgoing().end(live.session(), keepUnwritten);
		live.session().close(cause.codeToSend(), reasonToPeer);
		failed.forEach((action) -> this.run.end(action.end(),
				() -> action.end().disconnected(ending(cause.reason(), action.isWritten()), action.isWritten())));
		if (live.tellEnd()) {
			this.run.inbound().add(() -> this.parts.handler().sessionEnded(cause.code()));
		}
	}

	private static String ending(String reason, boolean written) {
		return written
				? "the connection ended before the answer came (" + reason
						+ "); the server may have carried the action out"
				: "the connection ended before the action was sent (" + reason + ")";
	}

}
