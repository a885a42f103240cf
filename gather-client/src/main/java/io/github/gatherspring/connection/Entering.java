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

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.Enter;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * One session's avatar on its way into the space. The application's actions wait for it,
 * for a while, since those on the avatar fail before it is there. On the connection's
 * serial executor, unless said otherwise.
 */
final class Entering {

	private static final Log logger = LogFactory.getLog(Connection.class);

	/** How long the application's actions wait for the avatar to have entered. */
	static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final Session session;

	private final Run run;

	private final ConnectionParts parts;

	private final Handshake.Progress progress;

	private final TimeLimit limit;

	/** Set while the avatar is entering. */
	private @Nullable CompletableFuture<@Nullable Void> underWay;

	Entering(Session session, Run run, ConnectionParts parts, Handshake.Progress progress) {
		this.session = session;
		this.run = run;
		this.parts = parts;
		this.progress = progress;
		this.limit = new TimeLimit(run.time());
	}

	/**
	 * Lets the avatar enter if there is to be one, and the actions through after that.
	 */
	void begin() {
		this.run.serial().check();
		Enter enter = this.parts.handler().enter();
		if (enter == null) {
			open();
			return;
		}
		this.underWay = new CompletableFuture<>();
		// The order of sending is no promise: whoever waits goes out after the answer.
		this.limit.set(TIMEOUT);
		this.session.send(ClientServerAction.newBuilder().setEnter(enter).build(), new ProtocolAction() {

			@Override
			public void succeeded() {
				Entering.this.run.serial().execute(Entering.this::open);
			}

			@Override
			public void refused(String reason) {
				logger.warn(
						Entering.this.parts.prefix() + "The server did not let the avatar enter the space: " + reason);
				Entering.this.run.serial().execute(Entering.this::open);
			}

		});
	}

	/**
	 * Lets the application's actions through, whether or not the avatar is there.
	 */
	void open() {
		this.run.serial().check();
		this.limit.clear();
		if (this.progress.isCurrent(this.session)) {
			this.parts.outgoing().open(this.session);
			this.run.sweep().arm();
		}
		end();
	}

	/**
	 * Says whether the actions have waited long enough. Any thread; needs no memory.
	 * @param now the present time in nanoseconds
	 * @return whether {@link #open} is due
	 */
	boolean isDue(long now) {
		return this.limit.isOver(now);
	}

	/**
	 * Returns a future that ends when the avatar that is entering has entered, or never
	 * will.
	 * @return the future, which has ended when none is entering
	 */
	CompletableFuture<@Nullable Void> ended() {
		CompletableFuture<@Nullable Void> waiting = this.underWay;
		return (waiting != null) ? waiting : CompletableFuture.completedFuture(null);
	}

	private void end() {
		CompletableFuture<@Nullable Void> waiting = this.underWay;
		this.underWay = null;
		if (waiting != null) {
			waiting.complete(null);
		}
	}

	/**
	 * The session is over.
	 */
	void close() {
		this.limit.clear();
		end();
	}

}
