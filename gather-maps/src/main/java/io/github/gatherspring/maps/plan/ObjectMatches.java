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

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.github.gatherspring.http.PlacedObject;
import io.github.gatherspring.maps.blueprint.MapBlueprint;
import io.github.gatherspring.maps.blueprint.ObjectBlueprint;
import io.github.gatherspring.maps.blueprint.Source;
import io.github.gatherspring.maps.blueprint.Tile;
import org.jspecify.annotations.Nullable;

/**
 * Which object of the map is which of the blueprint: by its id, by its earlier name, by
 * adoption, or because a new name is all that is new.
 */
final class ObjectMatches {

	private final MapBlueprint blueprint;

	private final Map<String, PlacedObject> present;

	private final OwnedId ids;

	private final Problems problems;

	private final Map<String, String> owned = new LinkedHashMap<>();

	private final Map<String, String> keys = new HashMap<>();

	private final Set<String> taken = new LinkedHashSet<>();

	ObjectMatches(MapBlueprint blueprint, Map<String, PlacedObject> present, Problems problems) {
		this.blueprint = blueprint;
		this.present = present;
		this.ids = new OwnedId(blueprint.name());
		this.problems = problems;
		present.forEach((key, object) -> {
			String name = this.ids.objectName(object.id());
			if (name != null && this.owned.putIfAbsent(name, key) != null) {
				problems.hint(Source.CODE,
						"the objects '" + this.owned.get(name) + "' and '" + key + "' both carry the id of '" + name
								+ "', perhaps copied by hand; the first is the blueprint's, the second is left alone");
			}
		});
		matchNames();
		matchEarlierNames();
		matchAdopted();
		matchEqual();
	}

	/**
	 * Return the key of the object that is one of the blueprint, {@code null} if it is
	 * new.
	 */
	@Nullable String key(String name) {
		return this.keys.get(name);
	}

	/** Return what the blueprint owned and wants no more, key by name. */
	Map<String, String> leftOver() {
		Map<String, String> left = new LinkedHashMap<>();
		this.owned.forEach((name, key) -> {
			if (!this.taken.contains(key)) {
				left.put(name, key);
			}
		});
		return left;
	}

	private void match(String name, String key) {
		this.keys.put(name, key);
		this.taken.add(key);
	}

	private void matchNames() {
		this.blueprint.objects().keySet().forEach((name) -> {
			String key = this.owned.get(name);
			if (key != null) {
				match(name, key);
			}
		});
	}

	private void matchEarlierNames() {
		this.blueprint.objects().forEach((name, object) -> {
			String was = object.was();
			String key = (was != null && !this.keys.containsKey(name)) ? this.owned.get(was) : null;
			if (key != null && !this.taken.contains(key)) {
				match(name, key);
			}
		});
	}

	private void matchAdopted() {
		Map<String, String> byId = null;
		for (Map.Entry<String, ObjectBlueprint> entry : this.blueprint.objects().entrySet()) {
			String adopt = entry.getValue().adopt();
			if (adopt == null || this.keys.containsKey(entry.getKey())) {
				continue;
			}
			byId = (byId != null) ? byId : keysById();
			String key = this.present.containsKey(adopt) ? adopt : byId.get(adopt);
			String refusal = refusal(adopt, key);
			if (refusal != null) {
				this.problems.refuse(entry.getValue().source(),
						"'" + entry.getKey() + "' is to adopt '" + adopt + "', but " + refusal);
			}
			else if (key != null) {
				match(entry.getKey(), key);
			}
		}
	}

	private @Nullable String refusal(String adopt, @Nullable String key) {
		if (key == null) {
			return "there is no object with that key or id; leave 'adopt' out to make one";
		}
		if (key.isEmpty()) {
			return "several objects have that id; give the key of one";
		}
		if (this.taken.contains(key)) {
			return "another object of the blueprint is that object already";
		}
		PlacedObject object = this.present.get(key);
		if (object != null && OwnedId.isOwned(object.id()) && this.ids.objectName(object.id()) == null) {
			return "it belongs to another blueprint, by its id " + object.id();
		}
		return null;
	}

	private Map<String, String> keysById() {
		Map<String, String> byId = new HashMap<>();
		this.present.forEach((key, object) -> {
			if (object.id() != null && byId.putIfAbsent(object.id(), key) != null) {
				byId.put(object.id(), "");
			}
		});
		return byId;
	}

	/**
	 * Match what was renamed in the file without a word: the same object at the same
	 * place under another name.
	 */
	private void matchEqual() {
		Map<Tile, String> left = new HashMap<>();
		leftOver().values().forEach((key) -> {
			Area area = ObjectFields.area(this.present.get(key));
			if (area != null) {
				left.putIfAbsent(new Tile(area.x(), area.y()), key);
			}
		});
		if (left.isEmpty()) {
			return;
		}
		this.blueprint.objects().forEach((name, object) -> {
			if (this.keys.containsKey(name) || object.adopt() != null || !(object.place() instanceof Tile tile)) {
				return;
			}
			String key = left.get(tile);
			PlacedObject found = (key != null) ? this.present.get(key) : null;
			if (key == null || found == null || this.taken.contains(key)) {
				return;
			}
			Map<String, @Nullable Object> fields = ObjectFields.of(found);
			if (Values.same(fields, Values.merge(fields, object.fields()))) {
				match(name, key);
			}
		});
	}

}
