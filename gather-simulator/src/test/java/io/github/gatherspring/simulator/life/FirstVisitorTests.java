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

package io.github.gatherspring.simulator.life;

import java.time.Duration;

import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.MinimalClient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FirstVisitorTests {

	private static GatherSimulator simulator(int players, boolean autonomous) {
		return GatherSimulator.builder().players(players).autonomous(autonomous).virtualClock(true).build().start();
	}

	@Test
	void withinFiveSecondsOfTheFirstClientSomebodyComesSaysHelloAndWaves() {
		try (GatherSimulator simulator = simulator(1, true)) {
			simulator.clock().advance(Duration.ofMinutes(1));
			assertThat(simulator.space().player(FirstVisitor.ID)).isEmpty();
			try (MinimalClient client = MinimalClient.entered(simulator, simulator.apiKey())) {
				client.forget();
				simulator.clock().advance(Duration.ofSeconds(5));
				client.await((event) -> event.getPlayerChats().getSenderId().equals(FirstVisitor.ID));
				client.await((event) -> event.getPlayerWaves().getTargetId().equals(simulator.ownerId()));
				assertThat(client.events(EventCase.PLAYERSETSNAME))
					.extracting((event) -> event.getPlayerSetsName().getName())
					.contains("Noor");
				assertThat(client.cases()).containsSubsequence(EventCase.PLAYERJOINS, EventCase.PLAYERCHATS,
						EventCase.PLAYERWAVES);
			}
		}
	}

	@Test
	void nobodyComesWhereNothingIsToHappenByItselfOrNobodyIsToBe() {
		for (GatherSimulator simulator : new GatherSimulator[] { simulator(1, false), simulator(0, true) }) {
			try (simulator; MinimalClient client = MinimalClient.entered(simulator, simulator.apiKey())) {
				simulator.clock().advance(Duration.ofSeconds(20));
				assertThat(client.isClosed()).isFalse();
				assertThat(simulator.space().player(FirstVisitor.ID)).isEmpty();
			}
		}
	}

}
