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

package io.github.gatherspring.simulator.control;

import java.util.List;

import io.github.gatherspring.simulator.api.PlayerView;
import io.github.gatherspring.simulator.api.ReceivedAction;
import io.github.gatherspring.simulator.api.SimulatorConnection;
import io.github.gatherspring.simulator.api.SpaceView;
import io.github.gatherspring.simulator.http.Json;
import io.github.gatherspring.simulator.http.ProtoJson;
import io.github.gatherspring.simulator.session.Credentials;
import io.github.gatherspring.simulator.session.Received;
import io.github.gatherspring.simulator.world.Views;
import io.github.gatherspring.simulator.world.World;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * State as JSON. Keys and tokens are left out.
 */
final class Descriptions {

	private static final int MOST_RECEIVED = 1000;

	private Descriptions() {
	}

	static ObjectNode space(World world) {
		SpaceView view = Views.of(world);
		ObjectNode json = Json.mapper().createObjectNode().put("id", view.id());
		json.set("players", players(world));
		ArrayNode maps = json.putArray("maps");
		view.maps()
			.forEach((map) -> maps.addObject()
				.put("id", map.id())
				.put("width", map.width())
				.put("height", map.height())
				.put("updateId", map.updateId())
				.put("objects", map.objects().size())
				.put("nooks", map.nooks().size()));
		return json;
	}

	static ArrayNode players(World world) {
		ArrayNode players = Json.mapper().createArrayNode();
		for (PlayerView player : Views.of(world).players()) {
			ObjectNode json = players.addObject()
				.put("id", player.id())
				.put("name", player.name())
				.put("role", player.role().wireName())
				.put("simulated", player.simulated())
				.put("mapId", player.mapId())
				.put("x", player.x())
				.put("y", player.y())
				.put("textStatus", player.textStatus())
				.put("emojiStatus", player.emojiStatus())
				.put("busy", player.busy())
				.put("away", player.away());
			ObjectNode inventory = json.putObject("inventory");
			player.inventory().forEach(inventory::put);
		}
		return players;
	}

	static ArrayNode received(Received received, @Nullable String name, long after) {
		ArrayNode actions = Json.mapper().createArrayNode();
		received.list()
			.stream()
			.filter((action) -> action.number() > after && (name == null || name.equals(action.name())))
			.limit(MOST_RECEIVED)
			.forEach((action) -> actions.add(action(action)));
		return actions;
	}

	private static ObjectNode action(ReceivedAction received) {
		ObjectNode json = Json.mapper()
			.createObjectNode()
			.put("number", received.number())
			.put("connection", received.connection())
			.put("userId", received.userId())
			.put("at", received.at().toString())
			.put("name", received.name());
		json.set("action", ProtoJson.write(Credentials.hidden(received.action())));
		return json;
	}

	static ArrayNode connections(List<SimulatorConnection> connections) {
		ArrayNode json = Json.mapper().createArrayNode();
		for (SimulatorConnection connection : connections) {
			ArrayNode subscriptions = json.addObject()
				.put("number", connection.number())
				.put("connectionId", connection.connectionId())
				.put("subprotocol", connection.subprotocol())
				.put("userId", connection.userId())
				.put("synced", connection.isSynced())
				.putArray("subscriptions");
			connection.subscriptions().stream().sorted().forEach(subscriptions::add);
		}
		return json;
	}

}
