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
package io.github.gatherspring.maps.apply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.github.gatherspring.http.PlacedObject;
import io.github.gatherspring.maps.plan.Change;
import io.github.gatherspring.maps.plan.MapPlan;
import io.github.gatherspring.maps.plan.ObjectFields;
import io.github.gatherspring.maps.plan.Values;
import io.github.gatherspring.proto.Sound;
import io.github.gatherspring.proto.WireObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The changes of a plan as updates of objects, if they can be said that way: objects
 * alone, and fields that the protocol has. A field cannot be taken away, and what
 * consists of several fields is left to the whole map.
 *
 * @param updates the fields that change, by the object's key
 * @param removed the keys of the objects that are taken away
 */
record WireObjects(Map<String, WireObject> updates, List<String> removed) {

	/** More goes in one request with the whole map. */
	private static final int MOST = 500;

	/** Return the updates, {@code null} if the changes need the whole map. */
	static @Nullable WireObjects of(MapPlan plan) {
		if (plan.changes().size() > MOST) {
			return null;
		}
		Map<String, WireObject> updates = new LinkedHashMap<>();
		List<String> removed = new ArrayList<>();
		for (Change change : plan.changes()) {
			String key = change.key();
			if (change.subject() != Change.Subject.OBJECT || key == null) {
				return null;
			}
			if (change.kind() == Change.Kind.REMOVE) {
				removed.add(key);
				if (object(plan.base().objects(), key).get("sound") != null) {
					// A sound that an object plays outlives it.
					updates.put(key, WireObject.newBuilder().setSound(Sound.newBuilder().setSrc("")).build());
				}
				continue;
			}
			WireObject object = object(object(plan.base().objects(), key), object(plan.target().objects(), key));
			if (object == null) {
				return null;
			}
			updates.put(key, object);
		}
		return new WireObjects(updates, removed);
	}

	private static Map<String, @Nullable Object> object(@Nullable Map<String, PlacedObject> objects, String key) {
		PlacedObject object = (objects != null) ? objects.get(key) : null;
		return (object != null) ? ObjectFields.of(object) : Map.of();
	}

	private static @Nullable WireObject object(Map<String, @Nullable Object> before,
			Map<String, @Nullable Object> after) {
		if (!after.keySet().containsAll(before.keySet())) {
			return null;
		}
		WireObject.Builder object = WireObject.newBuilder();
		for (Map.Entry<String, @Nullable Object> field : after.entrySet()) {
			Object value = field.getValue();
			if (Values.same(before.get(field.getKey()), value)) {
				continue;
			}
			if (value == null || !set(object, field.getKey(), value)) {
				return null;
			}
		}
		return object.build();
	}

	private static boolean set(WireObject.Builder object, String name, Object value) {
		if (name.equals("properties")) {
			object.setPropertiesJson(JsonMapper.shared().writeValueAsString(value));
			return true;
		}
		FieldDescriptor field = WireObject.getDescriptor().findFieldByName(name);
		if (field == null || field.isRepeated()) {
			return false;
		}
		switch (field.getJavaType()) {
			case STRING -> {
				if (value instanceof String) {
					object.setField(field, value);
					return true;
				}
			}
			case BOOLEAN -> {
				if (value instanceof Boolean) {
					object.setField(field, value);
					return true;
				}
			}
			case INT -> {
				if (value instanceof Number number && isUnsigned(number)) {
					object.setField(field, number.intValue());
					return true;
				}
			}
			case FLOAT -> {
				if (value instanceof Number number) {
					object.setField(field, number.floatValue());
					return true;
				}
			}
			case ENUM -> {
				if (value instanceof Number number && isUnsigned(number)) {
					object.setField(field, field.getEnumType().findValueByNumberCreatingIfUnknown(number.intValue()));
					return true;
				}
			}
			default -> {
				return false;
			}
		}
		return false;
	}

	private static boolean isUnsigned(Number number) {
		double value = number.doubleValue();
		return value == Math.rint(value) && value >= 0 && value <= Integer.MAX_VALUE;
	}

}
