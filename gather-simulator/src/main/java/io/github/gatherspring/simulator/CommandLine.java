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

package io.github.gatherspring.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

import io.github.gatherspring.simulator.api.Role;
import io.github.gatherspring.simulator.scenario.Scenario;
import io.github.gatherspring.simulator.smartobject.SmartObjectPreset;

/**
 * Options of the program, from arguments and from the environment.
 */
final class CommandLine {

	private static final String ENVIRONMENT_PREFIX = "GATHER_SIMULATOR_";

	private static final int DEFAULT_PORT = 8090;

	private static final Map<String, Option> OPTIONS = options();

	private final GatherSimulatorBuilder builder = GatherSimulator.builder().port(DEFAULT_PORT).players(20);

	private boolean help;

	private boolean ownKey;

	private boolean exitWhenReady;

	private CommandLine() {
	}

	private static Map<String, Option> options() {
		Map<String, Option> options = new LinkedHashMap<>();
		options.put("port", new Option("port to listen on, 0 for a free one (8090)",
				(builder, value) -> builder.port(number(value))));
		options.put("host", new Option("interface to bind to (127.0.0.1); 0.0.0.0 for all, as in a container",
				GatherSimulatorBuilder::host));
		options.put("players",
				new Option("number of simulated players (20)", (builder, value) -> builder.players(number(value))));
		options.put("seed", new Option("where chance starts (42)", (builder, value) -> builder.seed(number(value))));
		options.put("space", new Option("id of the space (SimulatedSpace01/office)", GatherSimulatorBuilder::spaceId));
		options.put("api-key", new Option("key of the owner (simulator-owner-key)", GatherSimulatorBuilder::apiKey));
		options.put("key", new Option("another key, as key:user:role; may be repeated", CommandLine::key));
		options.put("accept-any-key", new Option("let in whoever brings a key, as a member (false)",
				(builder, value) -> builder.anyKey(flag(value))));
		options.put("smart-object",
				new Option("Smart Objects of Gather 2.0, as id:preset,id:preset; one of each preset is there anyway",
						CommandLine::smartObjects));
		options.put("scenario", new Option("YAML file with players, maps and a timeline",
				(builder, value) -> builder.scenario(Scenario.load(Path.of(value)))));
		options.put("autonomous", new Option("whether simulated players act by themselves (true)",
				(builder, value) -> builder.autonomous(flag(value))));
		options.put("virtual-clock", new Option("whether time only moves by POST /simulator/clock (false)",
				(builder, value) -> builder.virtualClock(flag(value))));
		options.put("single-login",
				new Option(
						"whether a new connection of a user ends its others (false); true for 4667, or the close code",
						(builder, value) -> builder.singleLogin(loginCode(value))));
		options.put("control-hosts",
				new Option(
						"names under which /simulator may be called, besides localhost and any address;"
								+ " comma-separated, * for any",
						(builder, value) -> builder.controlHosts(names(value))));
		options.put("total-pending-mib",
				new Option("MiB that may wait for all slow readers together (a quarter of the heap, at least 64)",
						(builder, value) -> builder.maxTotalPendingBytes(number(value) * 1024L * 1024)));
		options.put("capacity", new Option("how many players the space takes (10000)",
				(builder, value) -> builder.capacity(number(value))));
		options.put("heartbeat-seconds", new Option("time between heartbeats (10)",
				(builder, value) -> builder.heartbeat(Duration.ofSeconds(number(value)))));
		options.put("idle-seconds", new Option("how long clients may stay silent, 0 for ever (60)",
				(builder, value) -> builder.idleTimeout(Duration.ofSeconds(number(value)))));
		options.put("unlimited-rate",
				new Option("take any number of actions, for load tests (false)", (builder, value) -> {
					if (flag(value)) {
						builder.unlimitedRate();
					}
				}));
		return options;
	}

	static CommandLine parse(String[] args, Map<String, String> environment) {
		CommandLine line = new CommandLine();
		OPTIONS.forEach((name, option) -> {
			String value = environment.get(ENVIRONMENT_PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_'));
			if (value != null) {
				line.set(name, value);
			}
		});
		for (String arg : args) {
			if (arg.equals("--help") || arg.equals("-h")) {
				line.help = true;
				continue;
			}
			if (arg.equals("--exit-when-ready")) {
				line.exitWhenReady = true;
				continue;
			}
			int equals = arg.indexOf('=');
			String name = arg.startsWith("--") ? arg.substring(2, (equals < 0) ? arg.length() : equals) : arg;
			if (!OPTIONS.containsKey(name)) {
				throw new IllegalArgumentException("Unknown option '" + name + "'\n" + usage());
			}
			line.set(name, (equals < 0) ? "true" : arg.substring(equals + 1));
		}
		return line;
	}

	private void set(String name, String value) {
		this.ownKey |= name.equals("api-key");
		Option option = OPTIONS.get(name);
		try {
			if (option != null) {
				option.apply().accept(this.builder, value);
			}
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("--" + name + " is '" + value + "', expected a number", ex);
		}
	}

	static String usage() {
		StringBuilder usage = new StringBuilder("Options, as --name=value or in the environment as ")
			.append(ENVIRONMENT_PREFIX)
			.append("NAME:");
		OPTIONS.forEach((name, option) -> usage
			.append(String.format(Locale.ROOT, "%n  --%-18s %s", name, option.description())));
		return usage.append(String.format(Locale.ROOT, "%n  --%-18s %s", "exit-when-ready", "start, say so and end"))
			.toString();
	}

	boolean isHelp() {
		return this.help;
	}

	boolean isExitWhenReady() {
		return this.exitWhenReady;
	}

	boolean hasOwnKey() {
		return this.ownKey;
	}

	GatherSimulatorBuilder builder() {
		return this.builder;
	}

	private static int number(String value) {
		return Integer.parseInt(value.trim());
	}

	private static String[] names(String value) {
		return Arrays.stream(value.split(","))
			.map(String::strip)
			.filter((name) -> !name.isEmpty())
			.distinct()
			.toArray(String[]::new);
	}

	private static int loginCode(String value) {
		if (value.chars().anyMatch(Character::isDigit)) {
			return number(value);
		}
		return flag(value) ? 4667 : 0;
	}

	private static boolean flag(String value) {
		return Boolean.parseBoolean(value.trim());
	}

	private static void smartObjects(GatherSimulatorBuilder builder, String value) {
		for (String object : value.split(",")) {
			String[] parts = object.strip().split(":");
			if (parts.length != 2) {
				throw new IllegalArgumentException("--smart-object takes id:preset, for example lamp:status");
			}
			builder.smartObject(parts[0], SmartObjectPreset.of(parts[1]));
		}
	}

	private static void key(GatherSimulatorBuilder builder, String value) {
		String[] parts = value.split(":");
		if (parts.length != 3) {
			throw new IllegalArgumentException(
					"--key takes key:user:role, with a role of OWNER, MODERATOR, BUILDER, " + "MEMBER or GUEST");
		}
		builder.key(parts[0], parts[1], Role.of(parts[2]));
	}

	/**
	 * One option.
	 *
	 * @param description what it does
	 * @param apply takes its value
	 */
	private record Option(String description, BiConsumer<GatherSimulatorBuilder, String> apply) {
	}

}
