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

package io.github.gatherspring.simulator.smartobject;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a Smart Object is made to be, which decides what it can do.
 *
 * @since 0.1.0
 */
public enum SmartObjectPreset {

	/**
	 * A number.
	 */
	COUNTER("counter"),

	/**
	 * On or off.
	 */
	SWITCH("switch"),

	/**
	 * A light with five states, and a list of activities.
	 */
	STATUS("status", "activity"),

	/**
	 * A light with three states, and a list of activities.
	 */
	SIGNAL("signal", "activity"),

	/**
	 * A list of activities and a number.
	 */
	INBOX("activity", "counter");

	private final List<String> capabilities;

	SmartObjectPreset(String... capabilities) {
		this.capabilities = List.of(capabilities);
	}

	/**
	 * Return the capabilities besides {@code info} and {@code variant}, which every
	 * object has.
	 * @return their names
	 */
	public List<String> capabilities() {
		return this.capabilities;
	}

	/**
	 * Return the name of the preset.
	 * @return the name in lower case
	 */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Find a preset.
	 * @param id its name in any case
	 * @return the preset
	 * @throws IllegalArgumentException if there is none of that name
	 */
	public static SmartObjectPreset of(String id) {
		for (SmartObjectPreset preset : values()) {
			if (preset.id().equals(id.strip().toLowerCase(Locale.ROOT))) {
				return preset;
			}
		}
		throw new IllegalArgumentException("There is no preset '" + id + "', expected one of "
				+ Arrays.stream(values()).map(SmartObjectPreset::id).toList());
	}

}
