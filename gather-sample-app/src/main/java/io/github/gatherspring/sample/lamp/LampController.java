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

package io.github.gatherspring.sample.lamp;

import java.util.List;

import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.smartobject.SmartObjectState;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * How the simulated Smart Object looks that shows this application's health. What drives
 * it are properties alone: see {@code application-simulator.yml}.
 */
@RestController
class LampController {

	private static final String LAMP = "lamp";

	private final ObjectProvider<GatherSimulator> simulator;

	LampController(ObjectProvider<GatherSimulator> simulator) {
		this.simulator = simulator;
	}

	/**
	 * Return the lamps, none without a simulator.
	 */
	@GetMapping("/api/lamps")
	List<Lamp> lamps() {
		GatherSimulator simulator = this.simulator.getIfAvailable();
		if (simulator == null) {
			return List.of();
		}
		SmartObjectState state = simulator.smartObject(LAMP).state();
		return List.of(new Lamp(LAMP, state.status(),
				state.activities().stream().map(SmartObjectState.Activity::text).toList()));
	}

	/**
	 * A lamp as the page shows it.
	 *
	 * @param name its name
	 * @param status state of its light
	 * @param activities what it tells
	 */
	record Lamp(String name, String status, List<String> activities) {
	}

}
