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

import org.springframework.util.Assert;

/**
 * Future of something that a client is yet to receive. A listener of that client that
 * waited for it would wait for itself, since the next event is handed over only when the
 * listener has returned: {@link #join()} and {@link #get()} refuse that at once, on this
 * future and on those that are derived from it.
 *
 * @param <T> the type of result
 * @since 0.1.0
 */
public class EventFuture<T> extends CompletableFuture<T> {

	private final GatherClient client;

	/**
	 * Creates a future that has not ended.
	 * @param client the client that is to receive what ends it
	 */
	public EventFuture(GatherClient client) {
		Assert.notNull(client, "'client' must not be null");
		this.client = client;
	}

	@Override
	public <U> CompletableFuture<U> newIncompleteFuture() {
		return new EventFuture<>(this.client);
	}

	/**
	 * {@inheritDoc}
	 * @throws IllegalStateException if the result is not there yet and the calling thread
	 * runs the client's listeners
	 */
	@Override
	public T join() {
		refuseListeners();
		return super.join();
	}

	/**
	 * {@inheritDoc}
	 * @throws IllegalStateException if the result is not there yet and the calling thread
	 * runs the client's listeners
	 */
	@Override
	public T get() throws InterruptedException, ExecutionException {
		refuseListeners();
		return super.get();
	}

	/**
	 * {@inheritDoc}
	 * @throws IllegalStateException if the result is not there yet and the calling thread
	 * runs the client's listeners
	 */
	@Override
	public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
		refuseListeners();
		return super.get(timeout, unit);
	}

	private void refuseListeners() {
		if (!isDone() && this.client.isListenerThread()) {
			throw new IllegalStateException("A listener of the Gather client '" + this.client.name()
					+ "' must not wait for an event of that client: no event is handed over before the listener"
					+ " returns, so it would wait for itself. Go on in thenAccept(...) in place of join() or get(),"
					+ " or leave this thread first, for instance with @Async on the listener or async = true on the"
					+ " command");
		}
	}

}
