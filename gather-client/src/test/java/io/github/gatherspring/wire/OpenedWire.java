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

package io.github.gatherspring.wire;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps the socket that was opened and does not look at what comes through it.
 */
final class OpenedWire implements FrameReceiver {

	private final CompletableFuture<Wire> wire = new CompletableFuture<>();

	Wire wire() {
		return this.wire.join();
	}

	@Override
	public void opened(Wire wire) {
		this.wire.complete(wire);
	}

	@Override
	public void activity(int count) {
		// Not looked at.
	}

	@Override
	public void frame(ByteBuffer frame) {
		// Not looked at.
	}

	@Override
	public void text() {
		// Not looked at.
	}

	@Override
	public void tooLarge(int limit) {
		// Not looked at.
	}

	@Override
	public void closed(int code, String reason) {
		// Not looked at.
	}

}
