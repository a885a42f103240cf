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
package io.github.gatherspring.test.autoconfigure.example;

import java.time.Duration;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.test.EnableGatherSimulator;
import io.github.gatherspring.test.autoconfigure.GatherTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link GatherTest}.
 */
class GatherTestTests {

	@Nested
	@GatherTest
	class Repeated {

		@RepeatedTest(20)
		void aResetBeginsANewLifeInWhichTheSamePersonArrivesAgain(GatherSimulator simulator) {
			simulator.awaitClient(Duration.ofSeconds(10));
			simulator.player("zoe").joins("Zoe");
			await().untilAsserted(() -> assertThat(simulator.received("chat")).singleElement()
				.extracting((chat) -> chat.action().getChat().getContents())
				.isEqualTo("Welcome, Zoe"));
		}

	}

	@Nested
	@GatherTest(properties = "example.property=here")
	class WithDefaults {

		@Autowired
		private ApplicationContext context;

		@Autowired
		private Environment environment;

		@Test
		void listenersAreIncludedAndHearTheSimulator(@Autowired GatherClient client, GatherSimulator simulator) {
			assertThat(client.awaitReady(Duration.ofSeconds(10))).isTrue();
			simulator.player("zoe").joins("Zoe");
			await().untilAsserted(() -> assertThat(simulator.received("chat"))
				.anyMatch((chat) -> chat.action().getChat().getContents().equals("Welcome, Zoe")));
		}

		@Test
		void commandsAreIncludedAndAnswer(@Autowired GatherClient client, GatherSimulator simulator) {
			assertThat(client.awaitReady(Duration.ofSeconds(10))).isTrue();
			simulator.player("zoe").joins("Zoe").says("/knock");
			await().untilAsserted(() -> assertThat(simulator.received("chat"))
				.anyMatch((chat) -> chat.action().getChat().getContents().equals("Come in, Zoe")));
		}

		@Test
		void whoListensByInheritanceIsIncluded() {
			assertThat(this.context.getBeanProvider(PoliteGreeter.class).getIfAvailable()).isNotNull();
		}

		@Test
		void otherComponentsAreNot() {
			assertThat(this.context.getBeanProvider(Ledger.class).getIfAvailable()).isNull();
		}

		@Test
		void propertiesReachTheEnvironment() {
			assertThat(this.environment.getProperty("example.property")).isEqualTo("here");
		}

		@Test
		void theSimulatorIsABeanAndThereIsOne(@Autowired ObjectProvider<GatherSimulator> simulators,
				GatherSimulator simulator) {
			assertThat(simulators.stream()).containsExactly(simulator);
		}

	}

	@Nested
	@GatherTest(includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Ledger.class),
			excludeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = PoliteGreeter.class))
	@EnableGatherSimulator(players = 7)
	class WithFilters {

		@Autowired
		private ApplicationContext context;

		@Test
		void includedComponentsAreThereAndExcludedOnesAreNot() {
			assertThat(this.context.getBeanProvider(Ledger.class).getIfAvailable()).isNotNull();
			assertThat(this.context.getBeanProvider(PoliteGreeter.class).getIfAvailable()).isNull();
			assertThat(this.context.getBeanProvider(Greeter.class).getIfAvailable()).isNotNull();
		}

		@Test
		void theAnnotationOnTheClassReplacesTheSlicesSimulator(GatherSimulator simulator,
				@Autowired ObjectProvider<GatherSimulator> simulators) {
			assertThat(simulators.stream()).hasSize(1);
			assertThat(simulator.space().players()).hasSizeGreaterThanOrEqualTo(7);
		}

	}

	@Nested
	@GatherTest(useDefaultFilters = false)
	class WithoutDefaultFilters {

		@Test
		void noComponentIsFound(@Autowired ApplicationContext context) {
			assertThat(context.getBeanProvider(Greeter.class).getIfAvailable()).isNull();
			assertThat(context.getBeanProvider(GatherClient.class).getIfAvailable()).isNotNull();
		}

	}

}
