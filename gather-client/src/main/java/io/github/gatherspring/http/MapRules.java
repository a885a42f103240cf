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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What the server requires of a map, checked before the map is replaced: the server's own
 * refusal says little, and some mistakes it does not notice.
 */
final class MapRules {

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,4}");

	private static final int MOST_MISTAKES_TOLD = 5;

	private MapRules() {
	}

	/**
	 * Refuses content that breaks a rule.
	 * @param before what the map was before, whose objects are not judged again; null to
	 * judge all
	 * @throws IllegalArgumentException naming the objects and what is wrong with them
	 */
	static void check(String mapId, MapContent content, @Nullable MapContent before) {
		List<String> mistakes = new ArrayList<>();
		for (String older : List.of("spaces", "desks")) {
			if (content.other().containsKey(older)) {
				mistakes.add("'" + older + "' belongs to the older form of maps, which this server does not take");
			}
		}
		Map<String, PlacedObject> known = (before != null) ? OpenFields.copy(before.objects()) : Map.of();
		OpenFields.copy(content.objects()).forEach((key, object) -> {
			if (!object.equals(known.get(key))) {
				checkObject(key, object, mistakes);
			}
		});
		if (!mistakes.isEmpty()) {
			int more = mistakes.size() - MOST_MISTAKES_TOLD;
			throw new IllegalArgumentException("The content of map '" + mapId + "' is not sent: "
					+ String.join("; ", mistakes.subList(0, Math.min(mistakes.size(), MOST_MISTAKES_TOLD)))
					+ ((more > 0) ? "; and " + more + " more" : ""));
		}
	}

	private static void checkObject(String key, PlacedObject object, List<String> mistakes) {
		if (!KEY.matcher(key).matches()) {
			mistakes.add("the object key '" + key + "' must be one to four of A-Z a-z 0-9 _ -");
		}
		Map<String, @Nullable Object> required = new LinkedHashMap<>();
		required.put("x", object.x());
		required.put("y", object.y());
		required.put("normal", object.normal());
		required.put("type", object.type());
		required.put("width", object.width());
		required.put("height", object.height());
		required.put("zIndex", object.zIndex());
		List<String> missing = required.keySet().stream().filter((name) -> required.get(name) == null).toList();
		if (!missing.isEmpty()) {
			mistakes.add("object '" + key + "' lacks " + String.join(", ", missing));
		}
		Number zIndex = object.zIndex();
		if (zIndex != null && zIndex.doubleValue() < 0) {
			mistakes.add("object '" + key + "' has zIndex " + zIndex + ", expected 0 or more");
		}
	}

}
