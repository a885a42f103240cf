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
 * What can be sent to a Smart Object, by capability. Which capabilities an object has
 * depends on its preset: a command that the object does not know is refused by the server
 * with a {@link SmartObjectException}.
 *
 * @param <R> what a command returns: a {@link Delivery} or a future of one
 * @since 0.1.0
 */
public interface SmartObjectCommands<R> {

	/**
	 * Send a command by its name, for commands that have no method here. The limits of
	 * single fields are not checked, the size of the message is.
	 * @param type name of the command, such as {@code counter.set}
	 * @param data arguments of the command, may be empty
	 * @return the delivery
	 * @throws IllegalArgumentException if the name is not of the form
	 * {@code capability.method}, the data cannot be written as JSON, or the message would
	 * have more than 4,096 bytes
	 */
	R send(String type, Map<String, ?> data);

	/**
	 * Return the commands of the name and the description, which every object has.
	 * @return the commands
	 */
	default InfoCommands<R> info() {
		return new InfoCommands<>(this);
	}

	/**
	 * Set the color, which every object has.
	 * @param color one of the colors that a ping returns; the server ignores another
	 * without refusing it
	 * @return the delivery
	 * @throws IllegalArgumentException if the color is blank
	 */
	default R variant(String color) {
		return send("variant.set", Map.of("color", FieldChecks.text("variant.set", "color", color, 120)));
	}

	/**
	 * Return the commands of a counter.
	 * @return the commands
	 */
	default CounterCommands<R> counter() {
		return new CounterCommands<>(this);
	}

	/**
	 * Return the commands of a switch.
	 * @return the commands
	 */
	default SwitchCommands<R> switching() {
		return new SwitchCommands<>(this);
	}

	/**
	 * Return the commands of a status light.
	 * @return the commands
	 */
	default StatusCommands<R> status() {
		return new StatusCommands<>(this);
	}

	/**
	 * Return the commands of a signal light.
	 * @return the commands
	 */
	default SignalCommands<R> signal() {
		return new SignalCommands<>(this);
	}

	/**
	 * Return the commands of the list of activities.
	 * @return the commands
	 */
	default ActivityCommands<R> activity() {
		return new ActivityCommands<>(this);
	}

}
