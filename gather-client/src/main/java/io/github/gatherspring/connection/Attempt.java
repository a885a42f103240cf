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

import java.net.URI;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import io.github.gatherspring.wire.WireException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to open a socket, on a worker that it blocks; can be cancelled at any time.
 */
final class Attempt implements Runnable {

	private static final Log logger = LogFactory.getLog(Connection.class);

	private final Connector connector;

	private final @Nullable URI known;

	private final Session session;

	private final Executor workers;

	private Consumer<URI> found = (url) -> {
	};

	private Runnable failed = () -> {
	};

	private volatile @Nullable LossCause failure;

	private volatile @Nullable Throwable unexpected;

	/* Guarded by this object's monitor. */

	private @Nullable Thread thread;

	private boolean cancelled;

	Attempt(Connector connector, @Nullable URI known, Session session, Executor workers) {
		this.connector = connector;
		this.known = known;
		this.session = session;
		this.workers = workers;
	}

	Session session() {
		return this.session;
	}

	/**
	 * Begins.
	 * @param found hears of the server's address, on the worker
	 * @param failed hears that the attempt has failed, on the worker
	 */
	void start(Consumer<URI> found, Runnable failed) {
		this.found = found;
		this.failed = failed;
		this.workers.execute(this);
	}

	@Override
	public void run() {
		synchronized (this) {
			if (this.cancelled) {
				return;
			}
			this.thread = Thread.currentThread();
		}
		try {
			this.connector.open(this.known, this.session, this.found);
		}
		catch (InterruptedException ex) {
			logger.debug("An attempt to connect was cancelled");
		}
		catch (WireException ex) {
			this.failure = this.connector.unreachable(ex);
			this.failed.run();
		}
		catch (Throwable ex) {
			this.unexpected = ex;
			logger.debug("An attempt to connect failed unexpectedly: " + this.connector.describe(ex));
			this.failed.run();
		}
		finally {
			synchronized (this) {
				this.thread = null;
				// The flag belongs to us, not to the next task of the pool's thread.
				Thread.interrupted();
			}
		}
	}

	/**
	 * Says whether it has failed. Needs no memory.
	 */
	boolean hasFailed() {
		return this.failure != null || this.unexpected != null;
	}

	/**
	 * Returns why it failed.
	 * @return the cause; {@code null} as long as it has not failed
	 */
	@Nullable LossCause failure() {
		Throwable thrown = this.unexpected;
		return (thrown != null) ? this.connector.unexpected(thrown) : this.failure;
	}

	/**
	 * The socket is open: from here on a cancellation comes too late, and an interrupt
	 * would only close what was opened.
	 */
	void opened() {
		synchronized (this) {
			this.thread = null;
		}
	}

	void cancel() {
		synchronized (this) {
			this.cancelled = true;
			if (this.thread != null) {
				this.thread.interrupt();
			}
		}
	}

}
