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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.github.gatherspring.proto.ClientServerAction;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a stop, in order, each with its share of the time: nothing new is taken;
 * the listener that runs ends; the avatar that is entering enters; what was sent is
 * answered; the last actions go out; the socket closes. A server or a listener that does
 * not get on costs a step its share, not the steps after it theirs. On the thread of
 * whoever stops, which waits.
 */
final class Stopping {

	private static final Log logger = LogFactory.getLog(Connection.class);

	/** How long a step may take that waits for nobody. */
	private static final Duration STEP = Duration.ofSeconds(5);

	/** How long a stop spends on the last actions. */
	private static final Duration LEAVING = Duration.ofSeconds(5);

	/** An action that is overdue before a worker comes to write it is not sent. */
	private static final Duration SHORTEST_LIMIT = Duration.ofMillis(500);

	private final ConnectionParts parts;

	private final ConnectionLoop loop;

	private final AtomicLong sequence;

	private final Time time;

	/**
	 * Prepares to stop.
	 * @param parts what the connection is made of
	 * @param loop the loop to stop
	 * @param sequence numbers actions
	 */
	Stopping(ConnectionParts parts, ConnectionLoop loop, AtomicLong sequence) {
		this.parts = parts;
		this.loop = loop;
		this.sequence = sequence;
		this.time = loop.run().time();
	}

	/**
	 * Stops.
	 * @param farewell gives the last actions, asked once nothing else is taken: each list
	 * is sent together, after the answers to the one before
	 */
	void stop(Supplier<List<List<ClientServerAction>>> farewell) {
		long deadline = this.time.nanos() + this.parts.settings().shutdownTimeout().toNanos() * 9 / 10;
		if (!await(this.loop.ending().beginStop(), STEP, Boolean.FALSE)) {
			return;
		}
		// A listener that stops its own client cannot be waited for, nor is it to be
		// interrupted for that.
		boolean byListener = this.loop.run().inbound().isDispatchThread();
		if (!byListener && !await(listenersEnd(), left(deadline), Boolean.FALSE)) {
			logger.warn(this.parts.prefix() + "A listener is still running as the client stops; it is interrupted");
		}
		leave(deadline, farewell.get());
		await(this.loop.ending().finishStop(!byListener), STEP, null);
	}

	private CompletableFuture<Boolean> listenersEnd() {
		CompletableFuture<Boolean> ended = new CompletableFuture<>();
		this.loop.run().inbound().add(() -> ended.complete(Boolean.TRUE));
		return ended;
	}

	private void leave(long deadline, List<List<ClientServerAction>> farewell) {
		Duration whole = left(deadline);
		Duration reserve = farewell.isEmpty() ? Duration.ZERO : shorter(LEAVING, whole.dividedBy(2));
		await(this.loop.ending().entered(), shorter(LEAVING, whole).dividedBy(3), null);
		if (!await(this.loop.ending().openForStop(), STEP, Boolean.FALSE)) {
			return;
		}
		// The server does not promise to keep the order in which actions were sent: what
		// is to be its last news must wait for the answers to all others.
		await(this.parts.outgoing().whenAnswered(), left(deadline).minus(reserve), null);
		long leaving = this.time.nanos() + shorter(LEAVING, left(deadline)).toNanos();
		for (int i = 0; i < farewell.size(); i++) {
			settle(farewell.get(i), left(leaving).dividedBy(farewell.size() - i));
		}
		await(this.parts.outgoing().whenAnswered(), left(deadline), null);
	}

	private void settle(List<ClientServerAction> last, Duration limit) {
		List<CompletableFuture<@Nullable Void>> answers = new ArrayList<>();
		Duration timeout = (limit.compareTo(SHORTEST_LIMIT) < 0) ? SHORTEST_LIMIT : limit;
		for (ClientServerAction action : last) {
			LastAction end = new LastAction();
			PendingAction pending = new PendingAction(action, end, this.time.nanos() + timeout.toNanos(), timeout,
					this.sequence.incrementAndGet());
			if (this.parts.outgoing().submitLast(pending)) {
				answers.add(end.ended());
			}
		}
		this.loop.run().sweep().arm();
		await(CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).thenApply((answered) -> Boolean.TRUE),
				limit, Boolean.FALSE);
	}

	/**
	 * Waits for a step, by the clock that the client lives by.
	 */
	private <T extends @Nullable Object> T await(CompletableFuture<T> step, Duration limit, T otherwise) {
		Time.Alarm alarm = this.time.schedule(limit, () -> step.complete(otherwise));
		try {
			return this.time.join(step);
		}
		finally {
			alarm.cancel();
		}
	}

	private Duration left(long deadline) {
		return Duration.ofNanos(Math.max(1, deadline - this.time.nanos()));
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

}
