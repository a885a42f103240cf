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

package io.github.gatherspring.autoconfigure;

import io.github.gatherspring.autoconfigure.actuate.GatherEndpointAutoConfiguration;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.autoconfigure.health.GatherHealthContributorAutoConfiguration;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.autoconfigure.metrics.GatherMetricsAutoConfiguration;
import io.github.gatherspring.autoconfigure.metrics.GatherObservationAutoConfiguration;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.test.EnableGatherSimulator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;

/**
 * Tests of an application test that replaces the client: nobody connects, and the rest of
 * the application is there.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@EnableGatherSimulator
class MockitoBeanTests {

	@MockitoBean
	private GatherClient gather;

	@Autowired
	private ApplicationEventPublisher publisher;

	@Autowired
	private Doorman doorman;

	@Test
	void nobodyConnects(GatherSimulator simulator) {
		then(this.gather).should(org.mockito.Mockito.never()).start();
		assertThat(simulator.connections()).isEmpty();
	}

	@Test
	void listenersAreCalledWithEventsOfTheTestAndActOnTheMock() {
		PlayerChats chat = PlayerChats.newBuilder().setSenderId("ada").setContents("let me in").build();
		this.publisher.publishEvent(new GatherEvent<>(this.gather, chat, null, null, null, 0));
		then(this.gather).should().ring("ada");
		assertThat(this.doorman.gather).isSameAs(this.gather);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ GatherAutoConfiguration.class, NamedGatherClientsAutoConfiguration.class,
			GatherHttpClientAutoConfiguration.class, GatherHealthContributorAutoConfiguration.class,
			GatherEndpointAutoConfiguration.class, GatherMetricsAutoConfiguration.class,
			GatherObservationAutoConfiguration.class })
	static class Application {

		@Bean
		MeterRegistry meterRegistry() {
			return new SimpleMeterRegistry();
		}

		@Bean
		Doorman doorman(GatherClient gather) {
			return new Doorman(gather);
		}

	}

	static class Doorman {

		private final GatherClient gather;

		Doorman(GatherClient gather) {
			this.gather = gather;
		}

		@GatherEventListener(condition = "#chat.contents == 'let me in'")
		void on(PlayerChats chat) {
			this.gather.ring(chat.getSenderId());
		}

	}

}
