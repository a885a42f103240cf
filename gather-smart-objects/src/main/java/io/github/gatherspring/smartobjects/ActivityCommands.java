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
 * Commands of the list of activities of an object.
 *
 * @param <R> what a command returns: a {@link Delivery} or a future of one
 * @since 0.1.0
 */
public final class ActivityCommands<R> {

	private final SmartObjectCommands<R> object;

	ActivityCommands(SmartObjectCommands<R> object) {
		this.object = object;
	}

	/**
	 * Add an entry, or update the one with the same id.
	 * @param id id of the entry, from 1 to 128 characters
	 * @param text what it says, from 1 to 500 characters
	 * @return the delivery
	 * @throws IllegalArgumentException if an argument is too long or blank
	 */
	public R add(String id, String text) {
		return add(id, text, null);
	}

	/**
	 * Add an entry, or update the one with the same id. The server ignores an entry that
	 * was sent earlier than the one that is there.
	 * @param id id of the entry, from 1 to 128 characters
	 * @param text what it says, from 1 to 500 characters
	 * @param url where it leads, http or https with at most 2,048 characters,
	 * {@code null} for nowhere
	 * @return the delivery
	 * @throws IllegalArgumentException if an argument is too long or blank, or the URL is
	 * not http or https
	 */
	public R add(String id, String text, @Nullable String url) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("id", FieldChecks.text("activity.add", "id", id, 128));
		data.put("text", FieldChecks.text("activity.add", "text", text, 500));
		if (url != null) {
			data.put("url", FieldChecks.url("activity.add", "url", url, 2048));
		}
		return this.object.send("activity.add", data);
	}

	/**
	 * Remove an entry.
	 * @param id id of the entry, from 1 to 128 characters
	 * @return the delivery
	 * @throws IllegalArgumentException if the id is too long or blank
	 */
	public R remove(String id) {
		return this.object.send("activity.remove", Map.of("id", FieldChecks.text("activity.remove", "id", id, 128)));
	}

	/**
	 * Remove all entries.
	 * @return the delivery
	 */
	public R clear() {
		return this.object.send("activity.clear", Map.of());
	}

}
