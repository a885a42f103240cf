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

import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.MinimalClient;
import io.github.gatherspring.simulator.api.Role;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the annotation does, with and without Spring.
 */
class EnableGatherSimulatorTests {

	@Nested
	@EnableGatherSimulator(players = 2)
	@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
	class WithoutSpring {

		@Test
		@Order(1)
		void theSimulatorIsAParameter(GatherSimulator simulator) {
			assertThat(simulator.isRunning()).isTrue();
			assertThat(simulator.space().players()).hasSize(2);
			simulator.player("guest-1").setsTextStatus("left over");
			simulator.faults().failAssignment(500);
		}

		@Test
		@Order(2)
		void itIsResetBetweenTests(GatherSimulator simulator) {
			assertThat(simulator.player("guest-1").textStatus()).isEmpty();
			assertThat(MinimalClient.assignment(simulator)).startsWith("ws://");
		}

	}

	@Nested
	@SpringBootTest(classes = Empty.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
	@EnableGatherSimulator(role = Role.MEMBER)
	class WithSpring {

		@Autowired
		private Environment environment;

		@Autowired
		private GatherSimulator bean;

		@Test
		void thePropertiesLeadToTheSimulatorWhichIsABeanToo(GatherSimulator parameter) {
			assertThat(parameter).isSameAs(this.bean);
			assertThat(this.environment.getProperty("gather.api-base-url")).isEqualTo(parameter.apiBaseUrl());
			assertThat(this.environment.getProperty("gather.space-id")).isEqualTo(parameter.spaceId());
			String key = this.environment.getRequiredProperty("gather.api-key");
			try (MinimalClient client = MinimalClient.entered(parameter, key)) {
				assertThat(client.isClosed()).isFalse();
				assertThat(parameter.connection().userId()).isEqualTo("simulator-member");
			}
		}

	}

	@Nested
	@SpringBootTest(classes = Empty.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
	@EnableGatherSimulator
	@EnableGatherSimulator(client = "second", spaceId = "other/space")
	class SideBySide {

		@Autowired
		private Environment environment;

		@Test
		void eachClientHasItsOwn(GatherSimulator gatherSimulator, GatherSimulator second) {
			assertThat(gatherSimulator.port()).isNotEqualTo(second.port());
			assertThat(this.environment.getProperty("gather.api-base-url")).isEqualTo(gatherSimulator.apiBaseUrl());
			assertThat(this.environment.getProperty("gather.clients.second.api-base-url"))
				.isEqualTo(second.apiBaseUrl());
			assertThat(second.spaceId()).isEqualTo("other\\space");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Empty {

	}

}
