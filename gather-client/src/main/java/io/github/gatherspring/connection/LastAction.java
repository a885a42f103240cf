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
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * End of an action that a stop sends. However it ends, the stop goes on.
 */
final class LastAction implements ActionEnd {

	private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

	CompletableFuture<@Nullable Void> ended() {
		return this.ended;
	}

	@Override
	public void succeeded() {
		this.ended.complete(null);
	}

	@Override
	public void refused(String reason) {
		this.ended.complete(null);
	}

	@Override
	public void timedOut(Duration timeout, boolean sent) {
		this.ended.complete(null);
	}

	@Override
	public void disconnected(String reason, boolean sent) {
		this.ended.complete(null);
	}

	@Override
	public void queueFull(int waiting, String limit) {
		this.ended.complete(null);
	}

	@Override
	public boolean endInline(Runnable end) {
		end.run();
		return true;
	}

}
