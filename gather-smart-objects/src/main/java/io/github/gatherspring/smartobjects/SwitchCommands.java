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
 * Commands of a switch.
 *
 * @param <R> what a command returns: a {@link Delivery} or a future of one
 * @since 0.1.0
 */
public final class SwitchCommands<R> {

	private final SmartObjectCommands<R> object;

	SwitchCommands(SmartObjectCommands<R> object) {
		this.object = object;
	}

	/**
	 * Switch on.
	 * @return the delivery
	 */
	public R on() {
		return set(true);
	}

	/**
	 * Switch off.
	 * @return the delivery
	 */
	public R off() {
		return set(false);
	}

	/**
	 * Switch on or off.
	 * @param on whether on
	 * @return the delivery
	 */
	public R set(boolean on) {
		return this.object.send("switch.set_state", Map.of("on", on));
	}

	/**
	 * Switch to the other position.
	 * @return the delivery
	 */
	public R toggle() {
		return this.object.send("switch.toggle", Map.of());
	}

}
