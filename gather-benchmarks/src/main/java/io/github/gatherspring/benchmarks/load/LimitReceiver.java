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

package io.github.gatherspring.benchmarks.load;

import io.github.gatherspring.wire.FrameReceiver;

/**
 * Receives frames without the client, as the limit of what the client can do. What the
 * load server never does ends the measurement.
 */
abstract class LimitReceiver implements FrameReceiver {

	private static volatile boolean done;

	/**
	 * Says that all was measured: from now on the server may close.
	 */
	static void done() {
		done = true;
	}

	@Override
	public final void activity(int count) {
		// Counted by whole frames.
	}

	@Override
	public final void text() {
		throw new IllegalStateException("The server sends no text");
	}

	@Override
	public final void tooLarge(int limit) {
		throw new IllegalStateException("The server sends no message of " + limit + " bytes");
	}

	@Override
	public final void closed(int code, String reason) {
		if (!done) {
			System.err.println("Closed with " + code + " " + reason);
			System.exit(1);
		}
	}

}
