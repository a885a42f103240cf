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

package io.github.gatherspring.http;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import org.jspecify.annotations.Nullable;

/**
 * An object in the content of a map. What the server requires is not null for an object
 * that is to be written.
 *
 * @param x column of the object's tile; required
 * @param y row of the object's tile; required
 * @param normal address of the object's image; required
 * @param type what happens on interaction, as in {@code InteractionEnum}; required
 * @param width width in tiles; required
 * @param height height in tiles; required
 * @param zIndex what is drawn above what; required, not negative
 * @param id id of the object, free text; null if it has none
 * @param other everything else, by name
 * @since 0.1.0
 */
public record PlacedObject(@Nullable Number x, @Nullable Number y, @Nullable String normal, @Nullable Number type,
		@Nullable Number width, @Nullable Number height, @Nullable Number zIndex, @Nullable String id,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	/**
	 * Creates an object of its parts.
	 * @param x column of the object's tile
	 * @param y row of the object's tile
	 * @param normal address of the object's image
	 * @param type what happens on interaction
	 * @param width width in tiles
	 * @param height height in tiles
	 * @param zIndex what is drawn above what
	 * @param id id of the object
	 * @param other everything else
	 */
	public PlacedObject {
		other = OpenFields.copy(other);
	}

	/**
	 * Creates an object with all that the server requires, with which nothing happens.
	 * @param x column of the object's tile
	 * @param y row of the object's tile
	 * @param width width in tiles
	 * @param height height in tiles
	 * @param normal address of the object's image, https and readable from other origins
	 * @return the object
	 */
	public static PlacedObject of(int x, int y, int width, int height, String normal) {
		return new PlacedObject(x, y, normal, 0, width, height, 0, null, Map.of());
	}

	/**
	 * Returns the object at another place.
	 * @param x column of the tile
	 * @param y row of the tile
	 * @return the object
	 */
	public PlacedObject at(int x, int y) {
		return new PlacedObject(x, y, this.normal, this.type, this.width, this.height, this.zIndex, this.id,
				this.other);
	}

	/**
	 * Returns the object with another id.
	 * @param id the id, or null for none
	 * @return the object
	 */
	public PlacedObject withId(@Nullable String id) {
		return new PlacedObject(this.x, this.y, this.normal, this.type, this.width, this.height, this.zIndex, id,
				this.other);
	}

	/**
	 * Returns the object with another type.
	 * @param type what happens on interaction, as in {@code InteractionEnum}
	 * @return the object
	 */
	public PlacedObject withType(int type) {
		return new PlacedObject(this.x, this.y, this.normal, type, this.width, this.height, this.zIndex, this.id,
				this.other);
	}

	/**
	 * Returns the object with another field, for instance {@code properties}.
	 * @param name name of the field, none of those that this record names
	 * @param value the value as Jackson writes it, or null
	 * @return the object
	 */
	public PlacedObject withOther(String name, @Nullable Object value) {
		Map<String, @Nullable Object> other = new LinkedHashMap<>(this.other);
		other.put(name, value);
		return new PlacedObject(this.x, this.y, this.normal, this.type, this.width, this.height, this.zIndex, this.id,
				other);
	}

}
