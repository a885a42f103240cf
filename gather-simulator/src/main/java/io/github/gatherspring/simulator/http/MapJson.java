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

package io.github.gatherspring.simulator.http;

import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.gatherspring.proto.NookDiff;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.WireObject;
import io.github.gatherspring.simulator.world.Events;
import io.github.gatherspring.simulator.world.MapEditor;
import io.github.gatherspring.simulator.world.SpaceMap;
import io.github.gatherspring.simulator.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A map as the JSON of the HTTP API. A map that is written is told to everybody who is
 * connected.
 */
public final class MapJson {

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,4}");

	private static final Set<String> REQUIRED = new LinkedHashSet<>(
			List.of("x", "y", "normal", "type", "width", "height"));

	private static final int LARGEST = 2000;

	/**
	 * What a map has besides tiles, objects and nooks, each by the event that says so.
	 */
	private static final Set<EventCase> PARTS = EnumSet.of(EventCase.MAPSETBACKGROUNDIMAGEPATH,
			EventCase.MAPSETFOREGROUNDIMAGEPATH, EventCase.MAPSETNAME, EventCase.MAPSETMINIMAPIMAGEPATH,
			EventCase.MAPSETSPAWNS, EventCase.MAPSETPORTALS, EventCase.MAPSETANNOUNCER, EventCase.MAPSETMUTEONENTRY,
			EventCase.MAPSETUSEDRAWNBG, EventCase.MAPSETWALLS, EventCase.MAPSETFLOORS, EventCase.MAPSETAREAS,
			EventCase.MAPSETENABLEDCHATS, EventCase.MAPSETDESCRIPTION, EventCase.MAPSETDECORATION,
			EventCase.MAPSETTUTORIALTASKS, EventCase.MAPSETSCRIPT);

	/**
	 * Parts that clients wait for, be they empty.
	 */
	private static final Set<EventCase> ALWAYS = EnumSet.of(EventCase.MAPSETBACKGROUNDIMAGEPATH, EventCase.MAPSETSPAWNS,
			EventCase.MAPSETPORTALS, EventCase.MAPSETANNOUNCER);

	private MapJson() {
	}

	/**
	 * Write a map.
	 * @param map the map
	 * @return the JSON
	 */
	static ObjectNode write(SpaceMap map) {
		ObjectNode json = Json.mapper().createObjectNode();
		map.extras().forEach((name, text) -> json.set(name, Json.mapper().readTree(text)));
		json.put("id", map.id());
		json.putArray("dimensions").add(map.width()).add(map.height());
		byte[] collisions = new byte[map.width() * map.height()];
		for (int i = 0; i < collisions.length; i++) {
			collisions[i] = (byte) (map.isPassable(i % map.width(), i / map.width()) ? 0 : 1);
		}
		json.put("collisions", Base64.getEncoder().encodeToString(collisions));
		ObjectNode objects = json.putObject("objects");
		map.objects().forEach((key, object) -> objects.set(key, object(object)));
		ObjectNode nooks = json.putObject("nooks");
		map.nooks().forEach((id, nook) -> nooks.set(id, ProtoJson.write(nook)));
		for (EventCase part : PARTS) {
			var event = map.parts().get(part);
			if (event != null) {
				FieldDescriptor field = payload(part);
				JsonNode value = ProtoJson.write((Message) event.getField(Events.descriptor(part)))
					.get(field.getName());
				if (value == null) {
					value = field.isMapField() ? Json.mapper().createObjectNode() : Json.mapper().createArrayNode();
				}
				json.set(field.getName(), value);
			}
		}
		return json;
	}

	/**
	 * Write a map as it was before {@code useV2Map}: objects as a list, with spaces and
	 * desks.
	 * @param map the map
	 * @return the JSON
	 */
	static ObjectNode writeOld(SpaceMap map) {
		ObjectNode json = write(map);
		ArrayNode objects = Json.mapper().createArrayNode();
		map.objects().values().forEach((object) -> objects.add(object(object)));
		json.set("objects", objects);
		json.putArray("spaces");
		json.putArray("desks");
		return json;
	}

	private static ObjectNode object(WireObject object) {
		ObjectNode json = ProtoJson.write(object);
		JsonNode properties = json.remove("propertiesJson");
		if (properties != null && !properties.asString().isEmpty()) {
			json.set("properties", Json.mapper().readTree(properties.asString()));
		}
		for (String number : new String[] { "type", "zIndex" }) {
			if (!json.has(number)) {
				json.put(number, 0);
			}
		}
		for (String size : new String[] { "width", "height" }) {
			if (!json.has(size)) {
				json.put(size, 1);
			}
		}
		return json;
	}

	/**
	 * Replace a map.
	 * @param world the space
	 * @param mapId id of the map, which is made if there is none
	 * @param content the JSON
	 * @throws IllegalArgumentException if something is wrong with it; nothing has changed
	 * then
	 */
	public static void replace(World world, String mapId, JsonNode content) {
		if (!content.isObject()) {
			throw new IllegalArgumentException("'content' must be an object");
		}
		for (String old : new String[] { "spaces", "desks" }) {
			if (content.has(old) && !content.get(old).isEmpty()) {
				throw new IllegalArgumentException("'" + old + "' belongs to the older format");
			}
		}
		int[] size = dimensions(content);
		byte[] collisions = collisions(content, size);
		Map<String, WireObject> objects = objects(content, size);
		Map<String, NookDiff> nooks = new LinkedHashMap<>();
		for (Map.Entry<String, JsonNode> nook : object(content, "nooks").properties()) {
			NookDiff.Builder builder = NookDiff.newBuilder();
			ProtoJson.read(nook.getValue(), builder);
			nooks.put(nook.getKey(), builder.build());
		}
		Map<EventCase, Message> parts = parts(mapId, content);

		SpaceMap known = world.map(mapId);
		SpaceMap map = (known != null) ? known : world.addMap(mapId, size[0], size[1]);
		MapEditor editor = world.edit(map);
		editor.dimensions(size[0], size[1]);
		for (int i = 0; i < collisions.length; i++) {
			editor.tile(i % size[0], i / size[0], collisions[i] != 0);
		}
		editor.tell(map.collisions(0, 0, size[0], size[1], true));
		List.copyOf(map.objects().keySet())
			.stream()
			.filter((key) -> !objects.containsKey(key))
			.forEach(editor::deleteObject);
		editor.objects(objects, true).nooks(nooks, true);
		for (EventCase part : PARTS) {
			Message message = parts.get(part);
			if (message != null) {
				editor.part(Events.of(part, message));
			}
			else if (ALWAYS.contains(part)) {
				editor.part(Events.of(part, empty(part, mapId)));
			}
			else {
				map.parts().remove(part);
			}
		}
		map.extras().clear();
		extras(content, map);
		editor.commit();
	}

	private static Message empty(EventCase part, String mapId) {
		Message.Builder builder = Events.builder(part);
		return builder.setField(builder.getDescriptorForType().findFieldByName("mapId"), mapId).build();
	}

	private static void extras(JsonNode content, SpaceMap map) {
		Set<String> known = new LinkedHashSet<>(
				Set.of("id", "dimensions", "collisions", "objects", "nooks", "spaces", "desks"));
		PARTS.forEach((part) -> known.add(payload(part).getName()));
		content.properties().forEach((property) -> {
			if (!known.contains(property.getKey())) {
				map.extras().put(property.getKey(), Json.write(property.getValue()));
			}
		});
	}

	private static int[] dimensions(JsonNode content) {
		JsonNode dimensions = content.path("dimensions");
		int width = dimensions.path(0).asInt(0);
		int height = dimensions.path(1).asInt(0);
		if (width < 1 || height < 1 || width > LARGEST || height > LARGEST) {
			throw new IllegalArgumentException("'dimensions' must be two numbers from 1 to " + LARGEST);
		}
		return new int[] { width, height };
	}

	private static byte[] collisions(JsonNode content, int[] size) {
		if (!content.hasNonNull("collisions")) {
			return new byte[size[0] * size[1]];
		}
		byte[] collisions = Base64.getDecoder().decode(content.get("collisions").asString());
		if (collisions.length != size[0] * size[1]) {
			throw new IllegalArgumentException("'collisions' has " + collisions.length
					+ " bytes, expected one for each of " + size[0] * size[1] + " tiles");
		}
		return collisions;
	}

	private static JsonNode object(JsonNode content, String name) {
		JsonNode value = content.path(name);
		if (value.isMissingNode() || value.isNull()) {
			return Json.mapper().createObjectNode();
		}
		if (!value.isObject()) {
			throw new IllegalArgumentException("'" + name + "' must be an object, a list belongs to the older format");
		}
		return value;
	}

	private static Map<String, WireObject> objects(JsonNode content, int[] size) {
		Map<String, WireObject> objects = new LinkedHashMap<>();
		for (Map.Entry<String, JsonNode> entry : object(content, "objects").properties()) {
			String key = entry.getKey();
			JsonNode json = entry.getValue();
			if (!KEY.matcher(key).matches()) {
				throw new IllegalArgumentException(
						"The object key '" + key + "' must be 1 to 4 letters, digits, '_' or '-'");
			}
			for (String required : REQUIRED) {
				if (!json.hasNonNull(required)) {
					throw new IllegalArgumentException("The object '" + key + "' needs '" + required + "'");
				}
			}
			if (json.path("zIndex").asDouble(0) < 0) {
				throw new IllegalArgumentException("'zIndex' of the object '" + key + "' must not be negative");
			}
			WireObject.Builder builder = WireObject.newBuilder();
			ProtoJson.read(json, builder);
			if (json.hasNonNull("properties")) {
				builder.setPropertiesJson(Json.write(json.get("properties")));
			}
			if (builder.getX() < 0 || builder.getX() >= size[0] || builder.getY() < 0 || builder.getY() >= size[1]) {
				throw new IllegalArgumentException("The object '" + key + "' is outside of the map");
			}
			objects.put(key, builder.build());
		}
		return objects;
	}

	private static Map<EventCase, Message> parts(String mapId, JsonNode content) {
		Map<EventCase, Message> parts = new LinkedHashMap<>();
		for (EventCase part : PARTS) {
			FieldDescriptor field = payload(part);
			if (!content.hasNonNull(field.getName())) {
				continue;
			}
			Message.Builder builder = Events.builder(part);
			ObjectNode json = Json.mapper().createObjectNode();
			json.put("mapId", mapId);
			json.set(field.getName(), content.get(field.getName()));
			ProtoJson.read(json, builder);
			parts.put(part, builder.build());
		}
		return parts;
	}

	/**
	 * Return the field of an event that is neither the map's id nor a switch.
	 */
	private static FieldDescriptor payload(EventCase part) {
		return Events.descriptor(part)
			.getMessageType()
			.getFields()
			.stream()
			.filter((field) -> !field.getName().equals("mapId") && !field.getName().equals("delete"))
			.findFirst()
			.orElseThrow();
	}

}
