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

package io.github.gatherspring.simulator.session;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.simulator.api.ReceivedAction;
import org.jspecify.annotations.Nullable;

/**
 * What clients have sent, the last fifty thousand of it.
 */
public final class Received {

	private static final int KEPT = 50_000;

	private final Deque<ReceivedAction> actions = new ArrayDeque<>();

	private long number;

	synchronized void add(long connection, @Nullable String userId, Instant at, ClientServerAction action) {
		if (this.actions.size() == KEPT) {
			this.actions.removeFirst();
		}
		this.actions.add(new ReceivedAction(++this.number, connection, userId, at, action));
	}

	/**
	 * Return what was received, in the order of arrival.
	 * @return a copy
	 */
	public synchronized List<ReceivedAction> list() {
		return new ArrayList<>(this.actions);
	}

	/**
	 * Return how many actions came, also those that are not kept any more.
	 * @return the number
	 */
	public synchronized long count() {
		return this.number;
	}

	/**
	 * Forget what was received.
	 */
	public synchronized void clear() {
		this.actions.clear();
		this.number = 0;
	}

}
