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
package io.github.gatherspring.maps.plan;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.gatherspring.http.PlacedObject;
import org.jspecify.annotations.Nullable;

/**
 * An object of a map as fields by name, and back.
 */
public final class ObjectFields {

	private ObjectFields() {
	}

	/**
	 * Return the fields of an object.
	 * @param object the object
	 * @return the fields, without those that are not set
	 */
	public static Map<String, @Nullable Object> of(PlacedObject object) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		put(fields, "id", object.id());
		put(fields, "x", object.x());
		put(fields, "y", object.y());
		put(fields, "width", object.width());
		put(fields, "height", object.height());
		put(fields, "type", object.type());
		put(fields, "normal", object.normal());
		put(fields, "zIndex", object.zIndex());
		fields.putAll(object.other());
		return fields;
	}

	private static void put(Map<String, @Nullable Object> fields, String name, @Nullable Object value) {
		if (value != null) {
			fields.put(name, value);
		}
	}

	// The checker does not see what the constructor of a record in another jar allows.
	@SuppressWarnings("NullAway")
	static PlacedObject object(Map<String, @Nullable Object> fields) {
		Map<String, @Nullable Object> other = new LinkedHashMap<>(fields);
		Object id = other.remove("id");
		Object normal = other.remove("normal");
		return new PlacedObject(number(other.remove("x")), number(other.remove("y")),
				(normal != null) ? normal.toString() : null, number(other.remove("type")),
				number(other.remove("width")), number(other.remove("height")), number(other.remove("zIndex")),
				(id != null) ? id.toString() : null, other);
	}

	private static @Nullable Number number(@Nullable Object value) {
		return (value instanceof Number number) ? number : null;
	}

	/**
	 * Return the tiles of an object.
	 * @param object the object, or {@code null}
	 * @return the rectangle, {@code null} if the object has no place
	 */
	public static @Nullable Area area(@Nullable PlacedObject object) {
		if (object == null || object.x() == null || object.y() == null) {
			return null;
		}
		return new Area(object.x().intValue(), object.y().intValue(), side(object.width()), side(object.height()));
	}

	private static int side(@Nullable Number side) {
		return (side != null) ? (int) Math.max(1, Math.min(10_000, Math.ceil(side.doubleValue()))) : 1;
	}

}
