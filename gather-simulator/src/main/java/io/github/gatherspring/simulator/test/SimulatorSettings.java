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

package io.github.gatherspring.simulator.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.GatherSimulatorBuilder;
import io.github.gatherspring.simulator.api.Role;
import io.github.gatherspring.simulator.scenario.Scenario;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What one annotation asks for.
 *
 * @param client name of the client, empty for the only one
 * @param players number of simulated players
 * @param seed where chance starts
 * @param autonomous whether they act by themselves
 * @param virtualClock whether time stands still
 * @param role role of the application's user
 * @param spaceId id of the space
 * @param scenario location of a scenario, empty for none
 */
record SimulatorSettings(String client, int players, long seed, boolean autonomous, boolean virtualClock, Role role,
		String spaceId, String scenario) {

	private static final String TEST_KEY = "simulator-test-key";

	static List<SimulatorSettings> of(Class<?> testClass) {
		List<SimulatorSettings> settings = new ArrayList<>();
		for (EnableGatherSimulator annotation : annotations(testClass)) {
			settings.add(new SimulatorSettings(annotation.client(), annotation.players(), annotation.seed(),
					annotation.autonomous(), annotation.virtualClock(), annotation.role(), annotation.spaceId(),
					annotation.scenario()));
		}
		if (settings.isEmpty() && testClass.getEnclosingClass() != null) {
			return of(testClass.getEnclosingClass());
		}
		return settings;
	}

	/* What stands on the class itself replaces what a composed annotation brings. */
	private static List<EnableGatherSimulator> annotations(Class<?> testClass) {
		List<EnableGatherSimulator> own = List.of(testClass.getAnnotationsByType(EnableGatherSimulator.class));
		return own.isEmpty() ? AnnotationSupport.findRepeatableAnnotations(testClass, EnableGatherSimulator.class)
				: own;
	}

	String beanName() {
		return this.client.isEmpty() ? "gatherSimulator" : this.client + "GatherSimulator";
	}

	GatherSimulator start() {
		GatherSimulatorBuilder builder = GatherSimulator.builder()
			.players(this.players)
			.seed(this.seed)
			.autonomous(this.autonomous)
			.virtualClock(this.virtualClock)
			.spaceId(this.spaceId);
		if (this.role != Role.OWNER) {
			builder.key(TEST_KEY, "simulator-" + this.role.name().toLowerCase(Locale.ROOT), this.role);
		}
		if (!this.scenario.isEmpty()) {
			builder.scenario(scenarioFromClassPath());
		}
		return builder.build().start();
	}

	private Scenario scenarioFromClassPath() {
		try (InputStream input = SimulatorSettings.class.getResourceAsStream(this.scenario)) {
			if (input == null) {
				throw new IllegalArgumentException("There is no scenario '" + this.scenario + "' on the class path");
			}
			return Scenario.parse(new String(input.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the properties that lead the application to the simulator.
	 */
	Map<String, Object> properties(GatherSimulator simulator) {
		String prefix = this.client.isEmpty() ? "gather." : "gather.clients." + this.client + ".";
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put(prefix + "api-base-url", simulator.apiBaseUrl());
		properties.put(prefix + "api-key", (this.role == Role.OWNER) ? simulator.apiKey() : TEST_KEY);
		properties.put(prefix + "space-id", simulator.spaceId());
		return properties;
	}

}
