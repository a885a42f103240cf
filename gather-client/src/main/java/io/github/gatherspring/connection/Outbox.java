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
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import org.jspecify.annotations.Nullable;

/**
 * Actions that wait for a connection, in the order in which they came. Guarded by the
 * lock of {@link Outgoing}.
 */
final class Outbox {

	/** Moves beyond these are not worth keeping: the way they belonged to is lost. */
	private static final int MOST_MOVES = 10;

	/** Not worth keeping: what they spoke of has passed by the time they arrive. */
	@SuppressWarnings("deprecation")
	private static final Set<ActionCase> MOMENTARY = EnumSet.of(ActionCase.ACTIVELYSPEAKING, ActionCase.INTERACT,
			ActionCase.INTERACTWITHOBJECT, ActionCase.TRIGGERITEM, ActionCase.TRIGGEROBJECT);

	private final int capacity;

	private final Deque<PendingAction> waiting = new ArrayDeque<>();

	private int moves;

	Outbox(int capacity) {
		this.capacity = capacity;
	}

	/**
	 * Says why an action cannot wait.
	 * @param kind the kind of action
	 * @return the reason; {@code null} when it can, room provided
	 */
	@Nullable String refusal(ActionCase kind) {
		if (MOMENTARY.contains(kind)) {
			return "it is about the moment and not worth keeping until there is a connection";
		}
		if (kind == ActionCase.MOVE && this.moves >= MOST_MOVES) {
			return MOST_MOVES + " moves wait for a connection already";
		}
		return null;
	}

	boolean isFull() {
		return this.waiting.size() >= this.capacity;
	}

	boolean isEmpty() {
		return this.waiting.isEmpty();
	}

	int size() {
		return this.waiting.size();
	}

	void add(PendingAction action) {
		this.waiting.addLast(action);
		count(action, 1);
	}

	/**
	 * Puts actions back that were on their way to a connection that is gone.
	 * @param actions the actions, in order
	 * @return those that cannot wait, the newest where there is no room
	 */
	List<PendingAction> putBack(List<PendingAction> actions) {
		List<PendingAction> kept = new ArrayList<>();
		List<PendingAction> refused = new ArrayList<>();
		for (PendingAction action : actions) {
			boolean room = this.waiting.size() + kept.size() < this.capacity;
			if (room && refusal(action.kind()) == null) {
				kept.add(action);
				count(action, 1);
			}
			else {
				refused.add(action);
			}
		}
		for (int i = kept.size() - 1; i >= 0; i--) {
			this.waiting.addFirst(kept.get(i));
		}
		return refused;
	}

	@Nullable PendingAction poll() {
		PendingAction next = this.waiting.pollFirst();
		if (next != null) {
			count(next, -1);
		}
		return next;
	}

	List<PendingAction> removeOverdue(long now) {
		List<PendingAction> overdue = new ArrayList<>();
		Iterator<PendingAction> all = this.waiting.iterator();
		while (all.hasNext()) {
			PendingAction action = all.next();
			if (action.isOverdue(now)) {
				all.remove();
				count(action, -1);
				overdue.add(action);
			}
		}
		return overdue;
	}

	List<PendingAction> removeAll() {
		List<PendingAction> all = new ArrayList<>(this.waiting);
		this.waiting.clear();
		this.moves = 0;
		return all;
	}

	private void count(PendingAction action, int by) {
		if (action.kind() == ActionCase.MOVE) {
			this.moves += by;
		}
	}

}
