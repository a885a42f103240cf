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

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * The small integers that stand for users on one connection.
 */
final class EncIds {

	private static final int STARTS = 8;

	private static final int DISTANCE = 50;

	private final Map<String, Integer> ids = new HashMap<>();

	private final int first;

	/**
	 * Create the ids of a connection. They do not start where those of the connection
	 * before did: a client that keeps ids over a reconnect is to be caught at it.
	 * @param connection number of the connection, from 1
	 */
	EncIds(long connection) {
		this.first = 1 + (int) ((connection - 1) % STARTS) * DISTANCE;
	}

	/**
	 * Return the integer of a user.
	 * @param userId id of the user
	 * @param unknown called with a new integer before it is used
	 */
	int of(String userId, IntConsumer unknown) {
		Integer known = this.ids.get(userId);
		if (known != null) {
			return known;
		}
		int id = this.first + this.ids.size();
		this.ids.put(userId, id);
		unknown.accept(id);
		return id;
	}

}
