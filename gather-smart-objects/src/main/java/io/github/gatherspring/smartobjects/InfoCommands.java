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

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Commands of the name and the description of an object.
 *
 * @param <R> what a command returns: a {@link Delivery} or a future of one
 * @since 0.1.0
 */
public final class InfoCommands<R> {

	private final SmartObjectCommands<R> object;

	InfoCommands(SmartObjectCommands<R> object) {
		this.object = object;
	}

	/**
	 * Set the name.
	 * @param name at most 120 characters
	 * @return the delivery
	 * @throws IllegalArgumentException if the name is too long
	 */
	public R name(String name) {
		return set(name, null);
	}

	/**
	 * Set the description.
	 * @param description at most 2,000 characters
	 * @return the delivery
	 * @throws IllegalArgumentException if the description is too long
	 */
	public R description(String description) {
		return set(null, description);
	}

	/**
	 * Set both in one message.
	 * @param name at most 120 characters, {@code null} to leave it as it is
	 * @param description at most 2,000 characters, {@code null} to leave it as it is
	 * @return the delivery
	 * @throws IllegalArgumentException if both are {@code null} or one is too long
	 */
	public R set(@Nullable String name, @Nullable String description) {
		Map<String, Object> data = new LinkedHashMap<>();
		if (name != null) {
			data.put("name", FieldChecks.length("info.set", "name", name, 120));
		}
		if (description != null) {
			data.put("description", FieldChecks.length("info.set", "description", description, 2000));
		}
		if (data.isEmpty()) {
			throw new IllegalArgumentException("info.set needs a 'name' or a 'description', but both are null");
		}
		return this.object.send("info.set", data);
	}

}
