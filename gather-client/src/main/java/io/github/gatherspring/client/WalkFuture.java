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

package io.github.gatherspring.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.gatherspring.space.Tile;

/**
 * The end of a walk. Cancelling it ends the walk, and the thread that the walk needs may
 * not wait for it.
 */
final class WalkFuture extends CompletableFuture<Tile> {

	private final WalkGround ground;

	private final Runnable cancelled;

	/** Whether somebody has asked for the end. */
	private volatile boolean lookedAt;

	WalkFuture(WalkGround ground, Runnable cancelled) {
		this.ground = ground;
		this.cancelled = cancelled;
	}

	@Override
	public <U> CompletableFuture<U> newIncompleteFuture() {
		this.lookedAt = true;
		return new CompletableFuture<>();
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		boolean changed = super.cancel(mayInterruptIfRunning);
		this.cancelled.run();
		return changed;
	}

	@Override
	public Tile join() {
		refuseListeners();
		return super.join();
	}

	@Override
	public Tile get() throws InterruptedException, ExecutionException {
		refuseListeners();
		return super.get();
	}

	@Override
	public Tile get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
		refuseListeners();
		return super.get(timeout, unit);
	}

	@Override
	public boolean isCompletedExceptionally() {
		this.lookedAt = true;
		return super.isCompletedExceptionally();
	}

	boolean isLookedAt() {
		return this.lookedAt;
	}

	private void refuseListeners() {
		this.lookedAt = true;
		if (!isDone() && this.ground.isDispatchThread()) {
			throw new IllegalStateException("A listener of the client '" + this.ground.client()
					+ "' cannot wait for a walk of the same client, since the walk waits for the listener to return."
					+ " Append what is to follow, as with done().thenAccept(...), or run the listener elsewhere, as"
					+ " with @Async");
		}
	}

}
