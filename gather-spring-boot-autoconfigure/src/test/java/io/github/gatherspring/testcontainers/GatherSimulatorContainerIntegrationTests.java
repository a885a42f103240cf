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

package io.github.gatherspring.testcontainers;

import java.time.Duration;

import io.github.gatherspring.autoconfigure.GatherAutoConfiguration;
import io.github.gatherspring.autoconfigure.GatherConnectionDetails;
import io.github.gatherspring.client.GatherClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.boot.testcontainers.lifecycle.TestcontainersLifecycleApplicationContextInitializer;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GatherSimulatorContainer} and its service connection, with a real
 * container.
 */
@EnabledIf("io.github.gatherspring.testcontainers.SimulatorImage#canBeRun")
class GatherSimulatorContainerIntegrationTests {

	@Test
	void theClientConnectsToTheContainerByItsServiceConnection() throws Exception {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.initializers(new TestcontainersLifecycleApplicationContextInitializer())
			.run()) {
			GatherClient client = context.getBean(GatherClient.class);
			assertThat(client.awaitReady(Duration.ofSeconds(60))).isTrue();
			assertThat(client.spaceId()).isEqualTo("TestSpace\\container");
			client.setTextStatus("from outside").get(20, java.util.concurrent.TimeUnit.SECONDS);
			assertThat(context.getBean(GatherConnectionDetails.class).getServerUrl())
				.isEqualTo(context.getBean(GatherSimulatorContainer.class).getServerUrl());
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ ServiceConnectionAutoConfiguration.class, GatherAutoConfiguration.class })
	static class Application {

		@Bean
		@ServiceConnection
		GatherSimulatorContainer simulator() {
			return new GatherSimulatorContainer(SimulatorImage.build("gather-simulator:of-tests"))
				.withSpaceId("TestSpace/container")
				.withApiKey("container-key")
				.withPlayers(3);
		}

	}

}
