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

package io.github.gatherspring.presence;

import org.jspecify.annotations.Nullable;

/**
 * How available a player is. Source: the values that the official client sends.
 *
 * @since 0.1.0
 */
public enum Availability {

	/** Can be spoken to. */
	AVAILABLE("Available"),

	/** Busy. */
	BUSY("Busy"),

	/** Not to be disturbed. */
	DO_NOT_DISTURB("DoNotDisturb");

	private final String onWire;

	Availability(String onWire) {
		this.onWire = onWire;
	}

	/**
	 * Returns the value as it is sent.
	 * @return the value on the wire
	 */
	public String onWire() {
		return this.onWire;
	}

	/**
	 * Return the availability that is sent as a value.
	 * @param value the value on the wire
	 * @return the availability; {@code null} for a value that is not known
	 */
	static @Nullable Availability onWire(String value) {
		for (Availability availability : values()) {
			if (availability.onWire.equals(value)) {
				return availability;
			}
		}
		return null;
	}

	/**
	 * When an availability ends by itself.
	 *
	 * @since 0.1.0
	 */
	public enum End {

		/** Not by itself. */
		NONE_SELECTED,

		/** After half an hour. */
		THIRTY_MINUTES,

		/** After an hour. */
		ONE_HOUR,

		/** After two hours. */
		TWO_HOURS,

		/** On the next day. */
		TOMORROW

	}

}
