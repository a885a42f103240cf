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

package io.github.gatherspring.simulator.wire;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of a simulator. Sockets and state share it, so nothing is locked and the
 * order of what happens is the order in which it is handed in.
 */
public final class SimulatorThread implements AutoCloseable {

	private static final long LIFE_CHECK_MILLIS = 500;

	private static final long CLOSE_SECONDS = 10;

	private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1,
			new DefaultThreadFactory("gather-simulator", true), NioIoHandler.newFactory());

	private final EventLoop eventLoop = this.group.next();

	/**
	 * Return the event loop.
	 * @return the event loop
	 */
	public EventLoop eventLoop() {
		return this.eventLoop;
	}

	/**
	 * Run something on this thread and wait for its end.
	 * @param task what to run
	 */
	public void run(Runnable task) {
		call(() -> {
			task.run();
			return null;
		});
	}

	/**
	 * Ask something on this thread and wait for the answer.
	 * @param <T> type of the answer
	 * @param question what to ask
	 * @return the answer
	 */
	public <T extends @Nullable Object> T call(Supplier<T> question) {
		if (this.eventLoop.inEventLoop()) {
			return question.get();
		}
		try {
			Future<T> answer = this.eventLoop.submit(question::get);
			while (!answer.await(LIFE_CHECK_MILLIS)) {
				if (this.eventLoop.isTerminated()) {
					throw ended(null);
				}
			}
			return answer.get();
		}
		catch (RejectedExecutionException ex) {
			throw ended(ex);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			throw new IllegalStateException("The thread of the simulator failed", ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for the simulator", ex);
		}
	}

	/**
	 * Run something on this thread, and wait for its end only so long.
	 * @param task what to run
	 * @param timeout for how long to wait
	 * @return whether it has ended in time
	 */
	public boolean tryRun(Runnable task, Duration timeout) {
		if (this.eventLoop.isShuttingDown()) {
			return false;
		}
		try {
			return this.eventLoop.submit(task).await(timeout.toMillis());
		}
		catch (RejectedExecutionException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * Hear of the end of this thread, also when nobody has asked for it.
	 * @param ended what to run, on another thread
	 */
	public void onEnd(Runnable ended) {
		this.eventLoop.terminationFuture().addListener((future) -> ended.run());
	}

	private static IllegalStateException ended(@Nullable Throwable cause) {
		return new IllegalStateException("The thread of the simulator has ended: stop the simulator and start it anew",
				cause);
	}

	/**
	 * Run something after a while of real time.
	 * @param delay when
	 * @param task what to run
	 */
	public void later(Duration delay, Runnable task) {
		this.eventLoop.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public void close() {
		this.group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
	}

}
