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
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

import org.springframework.core.task.TaskDecorator;

/**
 * Workers with something around each task.
 */
final class DecoratedWorkers extends AbstractExecutorService {

	private final ExecutorService workers;

	private final TaskDecorator decorator;

	DecoratedWorkers(ExecutorService workers, TaskDecorator decorator) {
		this.workers = workers;
		this.decorator = decorator;
	}

	@Override
	public void execute(Runnable task) {
		this.workers.execute(this.decorator.decorate(task));
	}

	@Override
	public void shutdown() {
		this.workers.shutdown();
	}

	@Override
	public List<Runnable> shutdownNow() {
		return this.workers.shutdownNow();
	}

	@Override
	public boolean isShutdown() {
		return this.workers.isShutdown();
	}

	@Override
	public boolean isTerminated() {
		return this.workers.isTerminated();
	}

	@Override
	public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
		return this.workers.awaitTermination(timeout, unit);
	}

}
