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

package io.github.gatherspring.sample.visitor;

import java.util.List;

import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.life.SimulatedPlayer;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets people come to the simulated space and leave it again, one after the other. The
 * simulator's own players stay for ever.
 */
@Component
@ConditionalOnBooleanProperty("sample.visitors.enabled")
class Visitors {

	private static final List<String> NAMES = List.of("Yara", "Theo", "Wanda", "Zeno", "Uma");

	private final GatherSimulator simulator;

	private int next;

	Visitors(GatherSimulator simulator) {
		this.simulator = simulator;
	}

	@Scheduled(fixedRateString = "${sample.visitors.every:20s}", initialDelayString = "${sample.visitors.first:5s}")
	void comeOrGo() {
		String name = NAMES.get(this.next++ % NAMES.size());
		SimulatedPlayer visitor = this.simulator.player("visitor-" + name);
		if (visitor.isPresent()) {
			visitor.leaves();
		}
		else {
			visitor.joins(name);
		}
	}

}
