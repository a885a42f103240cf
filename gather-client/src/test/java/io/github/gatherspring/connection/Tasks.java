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

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Workers that work when the test says so, on the test's thread.
 */
final class Tasks extends AbstractExecutorService {

	private final Deque<Runnable> waiting = new ArrayDeque<>();

	@Override
	public void execute(Runnable task) {
		synchronized (this.waiting) {
			this.waiting.add(task);
		}
	}

	private @Nullable Runnable next() {
		synchronized (this.waiting) {
			return this.waiting.poll();
		}
	}

	/**
	 * Runs tasks until there are none.
	 */
	void runAll() {
		for (Runnable next = next(); next != null; next = next()) {
			next.run();
		}
	}

	boolean isIdle() {
		synchronized (this.waiting) {
			return this.waiting.isEmpty();
		}
	}

	@Override
	public void shutdown() {
		throw new UnsupportedOperationException("belongs to the test");
	}

	@Override
	public List<Runnable> shutdownNow() {
		throw new UnsupportedOperationException("belongs to the test");
	}

	@Override
	public boolean isShutdown() {
		return false;
	}

	@Override
	public boolean isTerminated() {
		return false;
	}

	@Override
	public boolean awaitTermination(long timeout, TimeUnit unit) {
		return false;
	}

}
