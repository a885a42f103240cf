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

package io.github.gatherspring.smartobjects;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.core.task.TaskRejectedException;

/**
 * Runs calls one after the other on an executor that may have many threads.
 */
final class SerialCalls {

	private final String object;

	private final Executor executor;

	private final int capacity;

	private final Queue<Call<?>> waiting = new ArrayDeque<>();

	private boolean running;

	SerialCalls(String object, Executor executor, int capacity) {
		this.object = object;
		this.executor = executor;
		this.capacity = capacity;
	}

	<T> CompletableFuture<T> submit(Supplier<T> supplier) {
		Call<T> call = new Call<>(supplier, new CompletableFuture<>());
		boolean first;
		synchronized (this.waiting) {
			if (this.waiting.size() >= this.capacity) {
				return CompletableFuture.failedFuture(new TaskRejectedException("Smart Object " + this.object + ": "
						+ this.capacity + " messages wait already; send fewer, or wait for their futures"));
			}
			this.waiting.add(call);
			first = !this.running;
			this.running = true;
		}
		if (first) {
			runNext();
		}
		return call.future();
	}

	private void runNext() {
		while (true) {
			Call<?> call = next();
			if (call == null) {
				return;
			}
			try {
				this.executor.execute(() -> {
					call.run();
					runNext();
				});
				return;
			}
			catch (RuntimeException ex) {
				call.future().completeExceptionally(ex);
			}
		}
	}

	private @Nullable Call<?> next() {
		synchronized (this.waiting) {
			Call<?> call = this.waiting.poll();
			this.running = call != null;
			return call;
		}
	}

	/**
	 * A call and who waits for it.
	 */
	private record Call<T>(Supplier<T> supplier, CompletableFuture<T> future) {

		void run() {
			if (this.future.isDone()) {
				return;
			}
			try {
				this.future.complete(this.supplier.get());
			}
			catch (Throwable ex) {
				this.future.completeExceptionally(ex);
			}
		}

	}

}
