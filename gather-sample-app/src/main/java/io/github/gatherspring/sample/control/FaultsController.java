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

package io.github.gatherspring.sample.control;

import java.util.List;
import java.util.stream.Stream;

import io.github.gatherspring.simulator.GatherSimulator;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Breaks the connection to the simulator, so that one can watch the client recover.
 */
@RestController
@RequestMapping("/api/faults")
@ConditionalOnBooleanProperty("gather.simulator.enabled")
class FaultsController {

	private final GatherSimulator simulator;

	FaultsController(GatherSimulator simulator) {
		this.simulator = simulator;
	}

	@GetMapping
	List<Description> faults() {
		return Stream.of(Fault.values())
			.map((fault) -> new Description(fault, fault.title(), fault.explanation()))
			.toList();
	}

	@PostMapping("/{fault}")
	void inject(@PathVariable Fault fault) {
		fault.inject(this.simulator.faults());
	}

	/**
	 * A fault to choose.
	 *
	 * @param name its name
	 * @param title what it is called
	 * @param explanation what one will see
	 */
	record Description(Fault name, String title, String explanation) {
	}

}
