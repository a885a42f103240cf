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

import java.util.List;
import java.util.Map;

import io.github.gatherspring.proto.MapLocation;
import io.github.gatherspring.proto.WireObject;
import io.github.gatherspring.simulator.api.Role;
import io.github.gatherspring.simulator.session.HttpFaults;
import io.github.gatherspring.simulator.session.Sessions;
import io.github.gatherspring.simulator.wire.HttpCall;
import io.github.gatherspring.simulator.world.Audience;
import io.github.gatherspring.simulator.world.MapEditor;
import io.github.gatherspring.simulator.world.SpaceEvents;
import io.github.gatherspring.simulator.world.SpaceMap;
import io.github.gatherspring.simulator.world.User;
import io.github.gatherspring.simulator.world.World;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything below {@code /api/v2/spaces/:space}: maps, users, roles, spawn tokens.
 */
public final class SpaceCalls implements HttpCalls {

	private final Sessions sessions;

	private final KeyCheck keyCheck;

	private final Images images;

	/**
	 * Create the answers.
	 * @param sessions the connections and the space
	 * @param images where uploaded images are kept
	 */
	public SpaceCalls(Sessions sessions, Images images) {
		this.sessions = sessions;
		this.keyCheck = new KeyCheck(sessions);
		this.images = images;
	}

	@Override
	public boolean handle(HttpCall call) {
		List<String> path = call.segments();
		if (path.size() < 4 || !path.subList(0, 3).equals(List.of("api", "v2", "spaces"))) {
			return false;
		}
		if (!this.sessions.world().spaceId().equals(path.get(3).replace('/', '\\'))) {
			call.text(404, "There is no such space");
			return true;
		}
		List<String> rest = path.subList(4, path.size());
		String what = call.method() + " " + (rest.isEmpty() ? "" : rest.get(0));
		switch (what + " " + rest.size()) {
			case "GET  0" -> space(call);
			case "GET maps 1" -> maps(call);
			case "GET maps 2" -> map(call, rest.get(1));
			case "POST maps 2" -> replaceMap(call, rest.get(1));
			case "GET users 1" -> users(call);
			case "GET users 2" -> user(call, rest.get(1));
			case "PUT users 3", "PUT user 3" -> roles(call, rest);
			case "POST spawn-tokens 1" -> spawnToken(call);
			case "POST uploadImage 1" -> uploadImage(call);
			default -> {
				return false;
			}
		}
		return true;
	}

	private World world() {
		return this.sessions.world();
	}

	private HttpFaults faults() {
		return this.sessions.plan().http();
	}

	private void space(HttpCall call) {
		if (this.keyCheck.user(call) != null) {
			call.json(200, Json.write(describe()));
		}
	}

	private ObjectNode describe() {
		ObjectNode json = Json.mapper().createObjectNode();
		json.put("id", world().spaceId());
		json.put("name", world().spaceId().substring(world().spaceId().indexOf('\\') + 1));
		json.put("capacity", world().capacity());
		ArrayNode maps = json.putArray("maps");
		world().maps().forEach((map) -> maps.add(map.id()));
		return json;
	}

	private void maps(HttpCall call) {
		if (this.keyCheck.builder(call) == null) {
			return;
		}
		ArrayNode maps = Json.mapper().createArrayNode();
		for (SpaceMap map : world().maps()) {
			JsonNode name = MapJson.write(map).path("name");
			maps.addObject().put("id", map.id()).put("name", name.isString() ? name.asString() : map.id());
		}
		call.json(200, Json.write(maps));
	}

	private void map(HttpCall call, String mapId) {
		if (this.keyCheck.builder(call) == null) {
			return;
		}
		SpaceMap map = world().map(mapId);
		if (map == null) {
			call.text(404, "There is no such map");
			return;
		}
		boolean newer = "true".equals(call.query("useV2Map")) && !faults().olderMaps();
		call.json(200, Json.write(newer ? MapJson.write(map) : MapJson.writeOld(map)));
		int edit = faults().nextForeignEdit();
		if (edit > 0) {
			WireObject object = WireObject.newBuilder()
				.setX(1)
				.setY(1)
				.setNormal("https://images.example/another-editor.png")
				.setZIndex(edit)
				.build();
			MapEditor editor = world().edit(map);
			editor.objects(Map.of("ed" + edit, object), true);
			editor.commit();
		}
	}

	private void replaceMap(HttpCall call, String mapId) {
		if (this.keyCheck.builder(call) == null) {
			return;
		}
		if (!"true".equals(call.query("useV2Map"))) {
			call.json(400, Json.object("message", "Only maps of the newer format are taken: add useV2Map=true"));
			return;
		}
		if (faults().nextWriteIsIgnored()) {
			call.text(200, "");
			return;
		}
		MapJson.replace(world(), mapId, Json.read(call.body()).path("content"));
		call.text(faults().statusAfterWrite(), "");
	}

	private void users(HttpCall call) {
		if (this.keyCheck.user(call) == null) {
			return;
		}
		ArrayNode users = Json.mapper().createArrayNode();
		world().users().forEach((user) -> users.add(describe(user)));
		call.json(200, Json.write(users));
	}

	private void user(HttpCall call, String id) {
		if (this.keyCheck.user(call) == null) {
			return;
		}
		User user = world().user(id);
		if (user == null) {
			call.text(404, "There is no such user");
			return;
		}
		call.json(200, Json.write(describe(user)));
	}

	private static ObjectNode describe(User user) {
		ObjectNode json = Json.mapper().createObjectNode();
		json.put("id", user.id());
		json.put("name", user.name());
		json.put("email", Emails.of(user.id()));
		json.putArray("roles").add(user.role().wireName());
		json.putObject("lastVisited").put("_seconds", user.lastVisited()).put("_nanoseconds", 0);
		return json;
	}

	private void roles(HttpCall call, List<String> rest) {
		User caller = rest.get(2).equals("roles") ? this.keyCheck.user(call) : null;
		if (caller == null) {
			if (!rest.get(2).equals("roles")) {
				call.text(404, "No such path");
			}
			return;
		}
		if (caller.role() != Role.OWNER) {
			call.text(403, "The owner of the key needs the role OWNER");
			return;
		}
		User user = world().user(rest.get(1));
		if (user == null) {
			call.text(404, "There is no such user");
			return;
		}
		Role best = null;
		for (JsonNode name : Json.read(call.body()).path("roles")) {
			Role role = Role.of(name.asString());
			best = (best == null || role.ordinal() < best.ordinal()) ? role : best;
		}
		if (best == null) {
			throw new IllegalArgumentException("'roles' must be a list of at least one role");
		}
		world().changeRole(user, best);
		world().publish(SpaceEvents.users(world()), null, Audience.EVERYONE);
		call.json(200, Json.write(describe(user)));
	}

	private void spawnToken(HttpCall call) {
		if (this.keyCheck.builder(call) == null) {
			return;
		}
		JsonNode body = Json.read(call.body());
		if (!"SpawnTile".equals(body.path("type").asString(""))) {
			throw new IllegalArgumentException("'type' must be SpawnTile");
		}
		SpaceMap map = world().map(body.path("room").asString(""));
		MapLocation place = (map != null) ? place(map, body.path("spawn")) : null;
		if (place == null) {
			call.text(404, "There is no such spawn");
			return;
		}
		String token = world().newId("spawn");
		world().spawnTokens().put(token, place);
		call.text(200, token);
	}

	private static @Nullable MapLocation place(SpaceMap map, JsonNode spawn) {
		MapLocation.Builder place = MapLocation.newBuilder().setMap(map.id());
		if (spawn.isObject()) {
			int x = spawn.path("x").asInt(-1);
			int y = spawn.path("y").asInt(-1);
			return map.contains(x, y) ? place.setX(x).setY(y).build() : null;
		}
		return map.spawns()
			.stream()
			.filter((point) -> point.getSpawnId().equals(spawn.asString("")))
			.findFirst()
			.map((point) -> place.setX(point.getX()).setY(point.getY()).build())
			.orElse(null);
	}

	private void uploadImage(HttpCall call) {
		if (this.keyCheck.user(call) == null) {
			return;
		}
		String id = this.images.keep(Json.read(call.body()).path("bytes"));
		String host = call.header("Host");
		call.text(200,
				"http://" + ((host != null) ? host : "127.0.0.1:" + call.localPort()) + "/simulator/images/" + id);
	}

}
