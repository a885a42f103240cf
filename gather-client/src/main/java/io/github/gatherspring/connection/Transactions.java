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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

import io.github.gatherspring.proto.ClientServerAction;
import org.jspecify.annotations.Nullable;

/**
 * Actions of one session that wait for their answers. Any thread, without a lock: an
 * answer that arrives on the socket's thread waits for nobody who sends.
 */
final class Transactions {

	/**
	 * Answers may be outstanding up to this number; beyond it the server does not keep
	 * up.
	 */
	static final int MOST_PENDING = 65_536;

	private final Map<Integer, PendingAction> pending = new ConcurrentHashMap<>();

	private volatile @Nullable CompletableFuture<@Nullable Void> idle;

	/**
	 * Encodes an action under an id of its own, by which its answer is known.
	 * @param action the action
	 * @param message what is sent for it
	 */
	void begin(PendingAction action, ClientServerAction message) {
		do {
			action.encode(message, nonZeroRandom());
		}
		while (this.pending.putIfAbsent(action.txnId(), action) != null);
	}

	private static int nonZeroRandom() {
		int random = ThreadLocalRandom.current().nextInt();
		return (random != 0) ? random : 1;
	}

	/**
	 * An answer has come.
	 * @param txnId whose answer it is
	 * @return the action; {@code null} when it has ended already, or is somebody else's
	 */
	@Nullable PendingAction answered(int txnId) {
		return this.pending.remove(txnId);
	}

	/**
	 * Waits no longer for an answer.
	 * @param action whose answer it is
	 */
	void forget(PendingAction action) {
		this.pending.remove(action.txnId(), action);
	}

	boolean isFull() {
		return this.pending.size() >= MOST_PENDING;
	}

	boolean isEmpty() {
		return this.pending.isEmpty();
	}

	/**
	 * Returns how many of the application's actions wait.
	 * @return the number, without those of the protocol itself
	 */
	int count() {
		int count = 0;
		for (PendingAction action : this.pending.values()) {
			count += (action.end() instanceof ProtocolAction) ? 0 : 1;
		}
		return count;
	}

	/**
	 * Returns a future that ends once none of the application's actions waits.
	 * @return the future
	 */
	CompletableFuture<@Nullable Void> whenIdle() {
		CompletableFuture<@Nullable Void> waiting = new CompletableFuture<>();
		this.idle = waiting;
		tellIfIdle();
		return waiting;
	}

	/**
	 * The end of an action was told.
	 */
	void tellIfIdle() {
		CompletableFuture<@Nullable Void> waiting = this.idle;
		if (waiting != null && count() == 0) {
			waiting.complete(null);
		}
	}

	List<PendingAction> removeOverdue(long now) {
		List<PendingAction> overdue = new ArrayList<>();
		for (PendingAction action : this.pending.values()) {
			if (!(action.end() instanceof ProtocolAction) && action.isOverdue(now)
					&& this.pending.remove(action.txnId(), action)) {
				action.takeBack();
				overdue.add(action);
			}
		}
		return overdue;
	}

	/**
	 * Takes everything back.
	 * @return the application's actions that had no answer, in the order in which they
	 * came
	 */
	List<PendingAction> removeAll() {
		List<PendingAction> unanswered = new ArrayList<>();
		for (PendingAction action : this.pending.values()) {
			if (this.pending.remove(action.txnId(), action) && !(action.end() instanceof ProtocolAction)) {
				action.takeBack();
				unanswered.add(action);
			}
		}
		unanswered.sort(Comparator.comparingLong(PendingAction::sequence));
		return unanswered;
	}

}
