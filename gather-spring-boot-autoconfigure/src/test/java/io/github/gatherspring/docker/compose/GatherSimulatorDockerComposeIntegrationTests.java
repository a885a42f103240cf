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

package io.github.gatherspring.docker.compose;

import java.time.Duration;

import io.github.gatherspring.autoconfigure.GatherAutoConfiguration;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.testcontainers.SimulatorImage;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GatherSimulatorDockerComposeConnectionDetailsFactory}, with a real
 * service.
 */
@EnabledIf("canCompose")
class GatherSimulatorDockerComposeIntegrationTests {

	static boolean canCompose() {
		if (!SimulatorImage.canBeRun()) {
			return false;
		}
		boolean available = SimulatorImage.succeeds("docker", "compose", "version");
		if (!available) {
			System.out.println("Compose tests are skipped: 'docker compose version' does not answer");
		}
		return available;
	}

	@ParameterizedTest
	@CsvSource({ "compose-with-image-name.yaml, gather-simulator:of-tests",
			"compose-with-label.yaml, simulator-under-another-name:of-tests" })
	void theClientConnectsToTheServiceOfTheSimulator(String compose, String image) throws Exception {
		assertThat(SimulatorImage.build(image).get()).isNotEmpty();
		String file = new ClassPathResource(compose, GatherSimulatorDockerComposeIntegrationTests.class).getFile()
			.getAbsolutePath();
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.properties("spring.docker.compose.file=" + file, "spring.docker.compose.skip.in-tests=false",
					"spring.docker.compose.stop.command=down")
			.run()) {
			GatherClient client = context.getBean(GatherClient.class);
			assertThat(client.awaitReady(Duration.ofSeconds(60))).isTrue();
			assertThat(client.spaceId()).isEqualTo("TestSpace\\compose");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(GatherAutoConfiguration.class)
	static class Application {

	}

}
