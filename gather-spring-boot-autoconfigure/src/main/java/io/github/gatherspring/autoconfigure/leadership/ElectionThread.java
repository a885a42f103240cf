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
package io.github.gatherspring.autoconfigure.leadership;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.core.task.support.TaskExecutorAdapter;

/**
 * Thread of an election, one after the other when the election restarts itself. It keeps
 * the JVM alive: an instance that stands by may have nothing else that does.
 */
final class ElectionThread extends TaskExecutorAdapter {

	private final Threads threads;

	ElectionThread(String name) {
		this(new Threads(name));
	}

	private ElectionThread(Threads threads) {
		super(threads::start);
		this.threads = threads;
	}

	/**
	 * Waits for the end of all that was begun.
	 * @param limit how long to wait at most
	 * @return whether it has ended
	 */
	boolean join(Duration limit) {
		return this.threads.join(System.nanoTime() + limit.toNanos());
	}

	/**
	 * The threads; only the last one can be alive for long.
	 */
	private static final class Threads {

		private final String name;

		private volatile @Nullable Thread last;

		Threads(String name) {
			this.name = name;
		}

		void start(Runnable task) {
			Thread thread = new Thread(task, this.name);
			thread.setDaemon(false);
			this.last = thread;
			thread.start();
		}

		boolean join(long deadline) {
			try {
				for (Thread thread = this.last; thread != null && thread.isAlive(); thread = this.last) {
					long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
					if (left <= 0) {
						return false;
					}
					thread.join(left);
				}
				return true;
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return false;
			}
		}

	}

}
