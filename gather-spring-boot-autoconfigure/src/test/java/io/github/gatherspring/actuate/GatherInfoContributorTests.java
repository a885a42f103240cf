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

package io.github.gatherspring.actuate;

import java.time.Duration;
import java.util.Map;

import io.github.gatherspring.autoconfigure.GatherAutoConfiguration;
import io.github.gatherspring.autoconfigure.GatherSimulatorAutoConfiguration;
import io.github.gatherspring.autoconfigure.NamedGatherClientsAutoConfiguration;
import io.github.gatherspring.autoconfigure.actuate.GatherInfoContributorAutoConfiguration;
import io.github.gatherspring.client.GatherClient;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GatherInfoContributor}, and for the step of the start that a client
 * is.
 */
class GatherInfoContributorTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(GatherSimulatorAutoConfiguration.class, GatherAutoConfiguration.class,
				NamedGatherClientsAutoConfiguration.class, GatherInfoContributorAutoConfiguration.class))
		.withPropertyValues("gather.simulator.enabled=true", "gather.simulator.autonomous=false");

	@Test
	void itSaysWhereTheConnectionsStandAndNamesNobody() {
		this.contextRunner.run((context) -> {
			GatherClient client = context.getBean(GatherClient.class);
			assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
			Info.Builder builder = new Info.Builder();
			context.getBean(GatherInfoContributor.class).contribute(builder);
			Map<?, ?> gather = builder.build().get("gather", Map.class);
			assertThat(String.valueOf(gather)).contains("state=READY")
				.doesNotContain(String.valueOf(client.userId()))
				.doesNotContain(client.spaceId());
		});
	}

	@Test
	void itCanBeSwitchedOff() {
		this.contextRunner.withPropertyValues("management.info.gather.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(GatherInfoContributor.class));
	}

	@Test
	void aClientIsAStepOfTheStart() {
		BufferingApplicationStartup startup = new BufferingApplicationStartup(10_000);
		this.contextRunner.withInitializer((context) -> context.setApplicationStartup(startup))
			.withPropertyValues("gather.clients.door.enter.enabled=false")
			.run((context) -> assertThat(startup.getBufferedTimeline().getEvents())
				.filteredOn((event) -> event.getStartupStep().getName().equals("gather.client.build"))
				.extracting((event) -> event.getStartupStep().getTags().iterator().next().getValue())
				.containsExactly("door"));
	}

}
