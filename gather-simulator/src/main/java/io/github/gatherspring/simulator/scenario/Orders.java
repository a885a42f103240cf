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

package io.github.gatherspring.simulator.scenario;

import java.util.Set;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.simulator.http.ProtoJson;
import io.github.gatherspring.simulator.life.SimulatedPlayer;
import tools.jackson.databind.JsonNode;

/**
 * What a simulated player can be told by name, in scenarios and over HTTP.
 */
public final class Orders {

	private static final Set<String> NAMES = Set.of("joins", "leaves", "says", "saysInRoom", "saysTo", "walksTo",
			"setsOutFor", "appearsAt", "setsName", "setsTextStatus", "setsEmojiStatus", "setsBusy", "setsAway", "waves",
			"rings", "does");

	private Orders() {
	}

	/**
	 * Return whether there is such an order.
	 * @param name name of the order
	 * @return whether a player understands it
	 */
	public static boolean knows(String name) {
		return NAMES.contains(name);
	}

	/**
	 * Give an order.
	 * @param player who is to do it
	 * @param name name of the order, as the method of {@link SimulatedPlayer}
	 * @param value with what
	 * @throws IllegalArgumentException if the order is unknown or cannot be followed
	 */
	public static void give(SimulatedPlayer player, String name, JsonNode value) {
		switch (name) {
			case "joins" -> player.joins(value.isString() ? value.asString() : value.path("name").asString(null));
			case "leaves" -> player.leaves();
			case "says" -> player.says(text(value, "contents"));
			case "saysInRoom" -> player.saysInRoom(text(value, "contents"));
			case "saysTo" -> player.saysTo(text(value.path("recipient"), ""), text(value.path("contents"), ""));
			case "walksTo" -> player.walksTo(number(value, 0, "x"), number(value, 1, "y"));
			case "setsOutFor" -> player.setsOutFor(number(value, 0, "x"), number(value, 1, "y"));
			case "appearsAt" ->
				player.appearsAt(value.isArray() ? value.path(0).asString("") : value.path("mapId").asString(""),
						number(value, 1, "x"), number(value, 2, "y"));
			case "setsName" -> player.setsName(text(value, "name"));
			case "setsTextStatus" -> player.setsTextStatus(text(value, "textStatus"));
			case "setsEmojiStatus" -> player.setsEmojiStatus(text(value, "emojiStatus"));
			case "setsBusy" -> player.setsBusy(flag(value, "busy"));
			case "setsAway" -> player.setsAway(flag(value, "away"));
			case "waves" -> player.waves(text(value, "to"));
			case "rings" -> player.rings(text(value, "to"));
			case "does" -> {
				ClientServerAction.Builder action = ClientServerAction.newBuilder();
				ProtoJson.read(value, action);
				player.does(action);
			}
			default -> throw new IllegalArgumentException(
					"A player cannot be told '" + name + "', expected one of " + NAMES.stream().sorted().toList());
		}
	}

	private static String text(JsonNode value, String name) {
		JsonNode text = value.isObject() ? value.path(name) : value;
		if (!text.isString()) {
			throw new IllegalArgumentException("Expected a text" + (name.isEmpty() ? "" : " '" + name + "'"));
		}
		return text.asString();
	}

	private static boolean flag(JsonNode value, String name) {
		return (value.isObject() ? value.path(name) : value).asBoolean(true);
	}

	private static int number(JsonNode value, int index, String name) {
		JsonNode number = value.isArray() ? value.path(index) : value.path(name);
		if (!number.isNumber()) {
			throw new IllegalArgumentException("Expected a number '" + name + "'");
		}
		return number.asInt();
	}

}
