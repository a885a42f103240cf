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

import java.util.Locale;
import java.util.Map;

/**
 * Commands of a status light.
 *
 * @param <R> what a command returns: a {@link Delivery} or a future of one
 * @since 0.1.0
 */
public final class StatusCommands<R> {

	private final SmartObjectCommands<R> object;

	StatusCommands(SmartObjectCommands<R> object) {
		this.object = object;
	}

	/**
	 * Set the state.
	 * @param state the state
	 * @return the delivery
	 */
	public R set(StatusState state) {
		return this.object.send("status.set", Map.of("state", state.name().toLowerCase(Locale.ROOT)));
	}

	/**
	 * Turn the light off.
	 * @return the delivery
	 */
	public R reset() {
		return this.object.send("status.reset", Map.of());
	}

}
