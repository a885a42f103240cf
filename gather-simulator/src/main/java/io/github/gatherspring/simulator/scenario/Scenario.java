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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Players, maps and what happens when.
 *
 * @param autonomous whether simulated players act by themselves, {@code null} to leave
 * that as it is
 * @param maps maps in the JSON of the HTTP API, by id; {@code walls} may draw the
 * collisions, one text for each row with {@code #} for a wall
 * @param players players that are there from the start
 * @param timeline what happens, in the order of the file
 * @since 0.1.0
 */
public record Scenario(@Nullable Boolean autonomous, Map<String, JsonNode> maps, List<ScenarioPlayer> players,
		List<ScenarioStep> timeline) {

	private static final int LARGEST = 64 * 1024 * 1024;

	private static final YAMLMapper YAML = YAMLMapper
		.builder(YAMLFactory.builder().loadSettings(LoadSettings.builder().setCodePointLimit(LARGEST).build()).build())
		.build();

	private static final Pattern SIMPLE = Pattern.compile("(\\d+)\\s*(ms|s|m|h)");

	/**
	 * Read a scenario from a file.
	 * @param file a YAML file
	 * @return the scenario
	 * @throws IllegalArgumentException if it cannot be understood
	 */
	public static Scenario load(Path file) {
		try (InputStream input = Files.newInputStream(file)) {
			return parse(new String(input.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The scenario " + file + " cannot be read", ex);
		}
	}

	/**
	 * Read a scenario.
	 * @param yaml YAML text
	 * @return the scenario
	 * @throws IllegalArgumentException if it cannot be understood
	 */
	public static Scenario parse(String yaml) {
		JsonNode root;
		try {
			root = YAML.readTree(yaml);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("The scenario is no YAML: " + ex.getOriginalMessage(), ex);
		}
		if (!root.isObject()) {
			throw new IllegalArgumentException("A scenario is an object with players, maps and a timeline");
		}
		for (String name : root.propertyNames()) {
			if (!List.of("autonomous", "maps", "players", "timeline").contains(name)) {
				throw new IllegalArgumentException(
						"A scenario has autonomous, maps, players and timeline, but no '" + name + "'");
			}
		}
		Map<String, JsonNode> maps = new LinkedHashMap<>();
		root.path("maps").properties().forEach((map) -> maps.put(map.getKey(), map.getValue()));
		List<ScenarioPlayer> players = new ArrayList<>();
		root.path("players").forEach((player) -> players.add(player(player)));
		List<ScenarioStep> timeline = new ArrayList<>();
		root.path("timeline").forEach((step) -> timeline.add(step(step)));
		Boolean autonomous = root.hasNonNull("autonomous") ? (Boolean) root.get("autonomous").asBoolean() : null;
		return new Scenario(autonomous, maps, List.copyOf(players), List.copyOf(timeline));
	}

	private static ScenarioPlayer player(JsonNode json) {
		String id = json.path("id").asString("");
		if (id.isEmpty()) {
			throw new IllegalArgumentException("A player of the scenario has no 'id'");
		}
		return new ScenarioPlayer(id, json.path("name").asString(id),
				json.hasNonNull("map") ? json.get("map").asString() : null, json.path("x").asInt(0),
				json.path("y").asInt(0), json.hasNonNull("textStatus") ? json.get("textStatus").asString() : null,
				json.path("present").asBoolean(true));
	}

	private static ScenarioStep step(JsonNode json) {
		if (!json.hasNonNull("at")) {
			throw new IllegalArgumentException("A step of the timeline has no 'at': " + json);
		}
		Duration at = duration(json.get("at").asString());
		Duration every = json.hasNonNull("every") ? duration(json.get("every").asString()) : null;
		String player = json.hasNonNull("player") ? json.get("player").asString() : null;
		List<Map.Entry<String, JsonNode>> orders = json.properties()
			.stream()
			.filter((property) -> !List.of("at", "every", "player").contains(property.getKey()))
			.toList();
		if (orders.size() != 1) {
			throw new IllegalArgumentException(
					"A step of the timeline says one thing to do, not " + orders.size() + ": " + json);
		}
		return new ScenarioStep(at, every, player, orders.get(0).getKey(), orders.get(0).getValue());
	}

	private static Duration duration(String text) {
		Matcher simple = SIMPLE.matcher(text.trim());
		if (simple.matches()) {
			long amount = Long.parseLong(simple.group(1));
			return switch (simple.group(2)) {
				case "ms" -> Duration.ofMillis(amount);
				case "s" -> Duration.ofSeconds(amount);
				case "m" -> Duration.ofMinutes(amount);
				default -> Duration.ofHours(amount);
			};
		}
		try {
			return Duration.parse(text.trim());
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException("'" + text + "' is no duration, expected for example 500ms, 3s or 2m",
					ex);
		}
	}

}
