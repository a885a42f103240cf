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

package io.github.gatherspring.simulator.fault;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

/**
 * Deeds of a hostile server by name, for scenarios and HTTP.
 */
public final class HostileCommands {

	private static final Map<String, BiConsumer<Hostile, JsonNode>> COMMANDS = commands();

	private HostileCommands() {
	}

	private static Map<String, BiConsumer<Hostile, JsonNode>> commands() {
		Map<String, BiConsumer<Hostile, JsonNode>> commands = new LinkedHashMap<>();
		commands.put("mutatedFrames",
				(hostile, json) -> hostile.mutatedFrames(count(json, 10_000), json.path("seed").asLong(42)));
		commands.put("endlessFragments",
				(hostile, json) -> hostile.endlessFragments(json.path("mebibytes").asInt(256)));
		commands.put("emptyFragments", (hostile, json) -> hostile.emptyFragments(count(json, 100_000)));
		commands.put("endlessLength", (hostile, json) -> hostile.endlessLength());
		commands.put("deepGroups", (hostile, json) -> hostile.deepGroups(json.path("depth").asInt(100_000)));
		commands.put("deflateBomb", (hostile, json) -> hostile.deflateBomb());
		commands.put("unknownEvents", (hostile, json) -> hostile.unknownEvents(count(json, 100_000)));
		commands.put("brokenText", (hostile, json) -> hostile.brokenText());
		commands.put("giantCollisions", (hostile, json) -> hostile.giantCollisions());
		commands.put("crowd", (hostile, json) -> hostile.crowd(count(json, 3_000)));
		commands.put("passers", (hostile, json) -> hostile.passers(count(json, 100_000)));
		commands.put("forgedLines", (hostile, json) -> hostile.forgedLines());
		commands.put("errorCodes", (hostile, json) -> hostile.errorCodes(count(json, 5_000)));
		commands.put("refuseSubscriptions", (hostile, json) -> hostile.refuseSubscriptions());
		commands.put("refuseEvents",
				(hostile,
						json) -> hostile.refuseEvents(StreamSupport.stream(json.path("events").spliterator(), false)
							.map(JsonNode::asString)
							.toArray(String[]::new)));
		commands.put("answerAssignments",
				(hostile, json) -> hostile.answerAssignments(answer(json.path("answer").asString("EMPTY"))));
		return Map.copyOf(commands);
	}

	private static int count(JsonNode json, int otherwise) {
		return json.path("count").asInt(otherwise);
	}

	private static HostileAnswer answer(String name) {
		String constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
		List<HostileAnswer> answers = Arrays.asList(HostileAnswer.values());
		return answers.stream()
			.filter((answer) -> answer.name().equals(constant))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"There is no hostile answer '" + name + "', expected one of " + answers));
	}

	/**
	 * Return the names of all deeds.
	 * @return the names
	 */
	public static Set<String> names() {
		return COMMANDS.keySet();
	}

	/**
	 * Do one of them.
	 * @param hostile what can be done
	 * @param name name of the deed, as the method of {@link Hostile}
	 * @param arguments {@code count}, {@code seed}, {@code mebibytes}, {@code depth},
	 * {@code events} or {@code answer}
	 * @throws IllegalArgumentException if there is no such deed
	 */
	public static void run(Hostile hostile, String name, JsonNode arguments) {
		BiConsumer<Hostile, JsonNode> command = COMMANDS.get(name);
		if (command == null) {
			throw new IllegalArgumentException("A hostile server cannot '" + name + "', expected one of "
					+ COMMANDS.keySet().stream().sorted().toList());
		}
		command.accept(hostile, arguments);
	}

}
