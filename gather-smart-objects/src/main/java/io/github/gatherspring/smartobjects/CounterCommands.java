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

package io.github.gatherspring.smartobjects;

import java.util.Map;

/**
 * Commands of a counter, which is unset at first and never negative.
 *
 * @param <R> what a command returns: a {@link Delivery} or a future of one
 * @since 0.1.0
 */
public final class CounterCommands<R> {

	private final SmartObjectCommands<R> object;

	CounterCommands(SmartObjectCommands<R> object) {
		this.object = object;
	}

	/**
	 * Set the count.
	 * @param count from 0 to 9,007,199,254,740,991
	 * @return the delivery
	 * @throws IllegalArgumentException if the count is out of range
	 */
	public R set(long count) {
		return this.object.send("counter.set", Map.of("count", FieldChecks.count("counter.set", "count", count, 0)));
	}

	/**
	 * Add one.
	 * @return the delivery
	 */
	public R increment() {
		return increment(1);
	}

	/**
	 * Add to the count.
	 * @param by how much, at least 1
	 * @return the delivery
	 * @throws IllegalArgumentException if {@code by} is out of range
	 */
	public R increment(long by) {
		return this.object.send("counter.increment", Map.of("by", FieldChecks.count("counter.increment", "by", by, 1)));
	}

	/**
	 * Take one away, if there is one.
	 * @return the delivery
	 */
	public R decrement() {
		return decrement(1);
	}

	/**
	 * Take from the count, down to 0.
	 * @param by how much, at least 1
	 * @return the delivery
	 * @throws IllegalArgumentException if {@code by} is out of range
	 */
	public R decrement(long by) {
		return this.object.send("counter.decrement", Map.of("by", FieldChecks.count("counter.decrement", "by", by, 1)));
	}

	/**
	 * Make the counter unset, which is not the same as 0.
	 * @return the delivery
	 */
	public R reset() {
		return this.object.send("counter.reset", Map.of());
	}

}
