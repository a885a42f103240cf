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

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import tools.jackson.databind.JsonNode;

/**
 * Faults by name, for scenarios and HTTP.
 */
public final class FaultCommands {

	private static final Map<String, BiConsumer<Faults, JsonNode>> COMMANDS = commands();

	private FaultCommands() {
	}

	private static Map<String, BiConsumer<Faults, JsonNode>> commands() {
		Map<String, BiConsumer<Faults, JsonNode>> commands = new LinkedHashMap<>();
		commands.put("reset", (faults, json) -> faults.reset());
		commands.put("dropConnection", (faults, json) -> faults.dropConnection());
		commands.put("close",
				(faults, json) -> faults.close(json.path("code").asInt(1000), json.path("reason").asString("")));
		commands.put("kick", (faults, json) -> faults.kick());
		commands.put("freeze", (faults, json) -> {
			if (json.has("millis")) {
				faults.freeze(millis(json));
			}
			else {
				faults.freeze();
			}
		});
		commands.put("unfreeze", (faults, json) -> faults.unfreeze());
		commands.put("garbage", (faults, json) -> faults.garbage());
		commands.put("textFrame", (faults, json) -> faults.textFrame());
		commands.put("emptyBatch", (faults, json) -> faults.emptyBatch());
		commands.put("unknownEvent", (faults, json) -> faults.unknownEvent());
		commands.put("hugeFrame", (faults, json) -> faults.hugeFrame(json.path("bytes").asInt(1 << 20)));
		commands.put("brokenFrame", (faults, json) -> faults.brokenFrame());
		commands.put("closeMidMessage", (faults, json) -> faults.closeMidMessage());
		commands.put("slowLoris", (faults, json) -> faults.slowLoris(millis(json)));
		commands.put("fragment", (faults, json) -> faults.fragment(json.path("bytes").asInt(0)));
		commands.put("delayAnswers", (faults, json) -> faults.delayAnswers(millis(json)));
		commands.put("holdAnswers", (faults, json) -> faults.holdAnswers());
		commands.put("releaseAnswers", (faults, json) -> faults.releaseAnswers(
				ReleaseOrder.valueOf(json.path("order").asString("FIRST_TO_LAST").toUpperCase(Locale.ROOT))));
		commands.put("dropAnswers", (faults, json) -> faults.dropAnswers());
		commands.put("duplicateAnswers", (faults, json) -> faults.duplicateAnswers());
		commands.put("answerNormally", (faults, json) -> faults.answerNormally());
		commands.put("refuse", (faults, json) -> faults.refuse(json.path("action").asString(""),
				json.path("reason").asString("Refused by the simulator")));
		commands.put("failAssignment", (faults, json) -> faults.failAssignment(json.path("status").asInt(503),
				json.path("times").asInt(Integer.MAX_VALUE)));
		commands.put("delayAssignment", (faults, json) -> faults.delayAssignment(millis(json)));
		commands.put("hangAssignment", (faults, json) -> faults.hangAssignment());
		commands.put("slowLorisAssignment", (faults, json) -> faults.slowLorisAssignment());
		commands.put("assign", (faults, json) -> faults.assign(json.path("body").asString("")));
		commands.put("assignmentAsPlainText", (faults, json) -> faults.assignmentAsPlainText());
		commands.put("refuseUpgrade", (faults, json) -> faults.refuseUpgrade(json.path("status").asInt(503),
				json.path("times").asInt(Integer.MAX_VALUE)));
		commands.put("refuseInit", (faults, json) -> faults.refuseInit(json.path("code").asInt(4003)));
		commands.put("capacity", (faults, json) -> faults.capacity());
		commands.put("closeSpace", (faults, json) -> faults.closeSpace());
		commands.put("neverReady", (faults, json) -> faults.neverReady());
		commands.put("silentAfterReady", (faults, json) -> faults.silentAfterReady());
		commands.put("refuseCalls", (faults, json) -> faults.refuseCalls(json.path("status").asInt(429),
				json.path("after").asInt(0), json.path("times").asInt(Integer.MAX_VALUE)));
		commands.put("ignoreWrites", (faults, json) -> faults.ignoreWrites(times(json)));
		commands.put("failAfterWrites",
				(faults, json) -> faults.failAfterWrites(json.path("status").asInt(500), times(json)));
		commands.put("anotherEditor", (faults, json) -> faults.anotherEditor(times(json)));
		commands.put("olderMaps", (faults, json) -> faults.olderMaps());
		commands.put("closedImages", (faults, json) -> faults.closedImages());
		return Map.copyOf(commands);
	}

	/**
	 * Return the names of all faults but {@code reassign}, which takes another thread.
	 * @return the names
	 */
	public static Set<String> names() {
		return COMMANDS.keySet();
	}

	/**
	 * Cause a fault.
	 * @param faults the faults of the simulator
	 * @param name name of the fault, as the method of {@link Faults}
	 * @param arguments {@code code}, {@code reason}, {@code millis}, {@code bytes},
	 * {@code status}, {@code after}, {@code times}, {@code action}, {@code order} or
	 * {@code body}
	 * @throws IllegalArgumentException if there is no such fault
	 */
	public static void run(Faults faults, String name, JsonNode arguments) {
		BiConsumer<Faults, JsonNode> command = COMMANDS.get(name);
		if (command == null) {
			throw new IllegalArgumentException("There is no fault '" + name + "', expected one of "
					+ COMMANDS.keySet().stream().sorted().toList());
		}
		command.accept(faults, arguments);
	}

	private static int times(JsonNode json) {
		return json.path("times").asInt(Integer.MAX_VALUE);
	}

	private static Duration millis(JsonNode json) {
		return Duration.ofMillis(json.path("millis").asLong(1000));
	}

}
