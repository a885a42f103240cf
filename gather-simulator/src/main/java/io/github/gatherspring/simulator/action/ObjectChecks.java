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

package io.github.gatherspring.simulator.action;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.github.gatherspring.proto.WireObject;
import io.github.gatherspring.simulator.world.SpaceMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What must be true of objects.
 */
final class ObjectChecks {

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,100}");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/**
	 * What makes an object: clients drop those without as malformed.
	 */
	private static final List<FieldDescriptor> NEEDED = Stream.of("x", "y", "normal", "type", "width", "height")
		.map(WireObject.getDescriptor()::findFieldByName)
		.toList();

	private ObjectChecks() {
	}

	static void key(ActionCall call, String key) throws ActionRefused {
		if (!KEY.matcher(key).matches()) {
			throw call.wrong("'" + ActionCall.shortened(key)
					+ "' is no key of an object: expected letters, digits, '_' and '-'");
		}
	}

	static void existing(ActionCall call, SpaceMap map, String key) throws ActionRefused {
		if (!map.objects().containsKey(key)) {
			throw call.missing("map '" + map.id() + "' has no object with the key '" + ActionCall.shortened(key) + "'");
		}
	}

	static List<String> withId(ActionCall call, SpaceMap map, String id) throws ActionRefused {
		List<String> keys = map.objects()
			.entrySet()
			.stream()
			.filter((object) -> object.getValue().hasId() && object.getValue().getId().equals(id))
			.map(Map.Entry::getKey)
			.toList();
		if (keys.isEmpty()) {
			throw call.missing("map '" + map.id() + "' has no object with the id '" + ActionCall.shortened(id) + "'");
		}
		return keys;
	}

	/**
	 * Check an object that is new or replaces another one.
	 */
	static void complete(ActionCall call, SpaceMap map, WireObject object) throws ActionRefused {
		List<String> missing = NEEDED.stream()
			.filter((field) -> !object.hasField(field))
			.map(FieldDescriptor::getName)
			.toList();
		if (!missing.isEmpty()) {
			throw call.wrong("a new object needs 'x', 'y', 'normal', 'type', 'width' and 'height', missing: "
					+ String.join(", ", missing));
		}
		patch(call, map, object);
	}

	static void patch(ActionCall call, SpaceMap map, WireObject object) throws ActionRefused {
		call.inside(map, object.hasX() ? object.getX() : 0, object.hasY() ? object.getY() : 0);
		if (object.hasZIndex() && object.getZIndex() < 0) {
			throw call.wrong("'zIndex' must not be negative but is " + object.getZIndex());
		}
		json(call, "propertiesJson", object.getPropertiesJson());
		json(call, "customState", object.getCustomState());
	}

	static void json(ActionCall call, String field, String text) throws ActionRefused {
		if (text.isEmpty() || field.equals("customState") && !text.startsWith("{")) {
			return;
		}
		try {
			JSON.readTree(text);
		}
		catch (JacksonException ex) {
			throw call.wrong("'" + field + "' is no JSON");
		}
	}

}
