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

package io.github.gatherspring.presence;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * A change that was applied and waits until all its values are shown. The keeper's lock
 * guards the number.
 */
final class Applied {

	private final CompletableFuture<Void> future = new CompletableFuture<>();

	private int open;

	Applied(int open) {
		this.open = open;
	}

	CompletableFuture<Void> future() {
		return this.future;
	}

	boolean isOver() {
		return this.future.isDone();
	}

	/**
	 * One of the values is shown, or will not be.
	 * @param failure why it will not be; {@code null} if it is shown
	 * @return tells the end, outside of the lock; {@code null} when others are open
	 */
	@Nullable Runnable settled(@Nullable Throwable failure) {
		this.open--;
		if (failure != null) {
			return () -> this.future.completeExceptionally(failure);
		}
		return (this.open == 0) ? () -> this.future.complete(null) : null;
	}

}
