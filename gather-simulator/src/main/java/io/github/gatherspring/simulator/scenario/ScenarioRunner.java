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

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.github.gatherspring.simulator.clock.SimulatorClock;
import io.github.gatherspring.simulator.fault.FaultCommands;
import io.github.gatherspring.simulator.fault.Faults;
import io.github.gatherspring.simulator.fault.Hostile;
import io.github.gatherspring.simulator.fault.HostileCommands;
import io.github.gatherspring.simulator.http.MapJson;
import io.github.gatherspring.simulator.life.SimulatedPlayer;
import io.github.gatherspring.simulator.life.Stage;
import io.github.gatherspring.simulator.wire.PrintableText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays scenarios.
 */
public final class ScenarioRunner {

	private static final Logger logger = LoggerFactory.getLogger(ScenarioRunner.class);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Set<String> ORDERS = Set.of("fault", "hostile");

	private final Stage stage;

	private final SimulatorClock clock;

	private final Faults faults;

	private final Hostile hostile;

	private final Consumer<Boolean> autonomous;

	/**
	 * Create a runner.
	 * @param stage where players are given their orders
	 * @param clock the time that steps follow
	 * @param faults what can go wrong
	 * @param hostile what a hostile server does
	 * @param autonomous takes whether players act by themselves
	 */
	public ScenarioRunner(Stage stage, SimulatorClock clock, Faults faults, Hostile hostile,
			Consumer<Boolean> autonomous) {
		this.stage = stage;
		this.clock = clock;
		this.faults = faults;
		this.hostile = hostile;
		this.autonomous = autonomous;
	}

	/**
	 * Set the scene and start the timeline.
	 * @param scenario the scenario
	 * @return cancels what has not happened yet
	 * @throws IllegalArgumentException if the scenario makes no sense; its players and
	 * maps may be there then, but nothing happens
	 */
	public Runnable start(Scenario scenario) {
		scenario.timeline().forEach(ScenarioRunner::check);
		if (scenario.autonomous() != null) {
			this.autonomous.accept(scenario.autonomous());
		}
		for (Map.Entry<String, JsonNode> map : scenario.maps().entrySet()) {
			this.stage.play((troupe) -> {
				MapJson.replace(troupe.world(), map.getKey(), drawn(map.getValue()));
				return troupe;
			});
		}
		scenario.players().forEach(this::bring);
		List<Runnable> cancels = new CopyOnWriteArrayList<>();
		for (ScenarioStep step : scenario.timeline()) {
			cancels.add(this.clock.schedule(step.at(), () -> {
				run(step);
				if (step.every() != null) {
					cancels.add(this.clock.every(step.every(), () -> run(step)));
				}
			}));
		}
		return () -> cancels.forEach(Runnable::run);
	}

	private static void check(ScenarioStep step) {
		boolean known = (step.player() != null) ? Orders.knows(step.order()) : ORDERS.contains(step.order());
		if (!known) {
			throw new IllegalArgumentException("The timeline says '" + step.order() + "', which "
					+ ((step.player() != null) ? "no player can be told" : "nobody is told to do: name a 'player'"));
		}
	}

	private void bring(ScenarioPlayer player) {
		SimulatedPlayer handle = new SimulatedPlayer(this.stage, player.id());
		handle.isKnownAs(player.name());
		if (player.map() != null) {
			handle.appearsAt(player.map(), player.x(), player.y());
		}
		if (player.textStatus() != null) {
			handle.setsTextStatus(player.textStatus());
		}
		if (player.present()) {
			handle.joins();
		}
	}

	private void run(ScenarioStep step) {
		try {
			if (step.player() != null) {
				Orders.give(new SimulatedPlayer(this.stage, step.player()), step.order(), step.value());
			}
			else if (step.value().isString()) {
				cause(step.order(), step.value().asString(), JSON.createObjectNode());
			}
			else {
				step.value().properties().forEach((fault) -> cause(step.order(), fault.getKey(), fault.getValue()));
			}
		}
		catch (IllegalArgumentException ex) {
			logger.warn("The step '{}' at {} of the scenario cannot be done: {}", PrintableText.of(step.order()),
					step.at(), PrintableText.of(String.valueOf(ex.getMessage())));
		}
	}

	private void cause(String order, String name, JsonNode arguments) {
		if (order.equals("hostile")) {
			HostileCommands.run(this.hostile, name, arguments);
		}
		else {
			FaultCommands.run(this.faults, name, arguments);
		}
	}

	/**
	 * Turn walls that are drawn into dimensions and collisions.
	 */
	private static JsonNode drawn(JsonNode map) {
		JsonNode walls = map.path("walls");
		if (!walls.isArray() || walls.isEmpty()) {
			return map;
		}
		int height = walls.size();
		int width = walls.get(0).asString("").length();
		byte[] collisions = new byte[width * height];
		for (int y = 0; y < height; y++) {
			String row = walls.get(y).asString("");
			if (row.length() != width) {
				throw new IllegalArgumentException("All rows of 'walls' must have the same length");
			}
			for (int x = 0; x < width; x++) {
				collisions[y * width + x] = (byte) ((row.charAt(x) == '#') ? 1 : 0);
			}
		}
		ObjectNode copy = ((ObjectNode) map).deepCopy();
		copy.remove("walls");
		copy.putArray("dimensions").add(width).add(height);
		copy.put("collisions", Base64.getEncoder().encodeToString(collisions));
		return copy;
	}

}
