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

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

import io.github.gatherspring.autoconfigure.actuate.GatherEndpointAutoConfiguration;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.autoconfigure.health.GatherHealthContributorAutoConfiguration;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.autoconfigure.leadership.GatherLeadershipAutoConfiguration;
import io.github.gatherspring.autoconfigure.metrics.GatherMetricsAutoConfiguration;
import io.github.gatherspring.autoconfigure.metrics.GatherObservationAutoConfiguration;
import io.github.gatherspring.proto.PlayerChats;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.support.locks.LockRegistry;

/**
 * What {@link AheadOfTimeTests} process ahead of time: an application with an embedded
 * simulator and all of the auto-configurations.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({ SslAutoConfiguration.class, GatherSimulatorAutoConfiguration.class,
		GatherLeadershipAutoConfiguration.class, GatherMetricsAutoConfiguration.class,
		GatherObservationAutoConfiguration.class, GatherAutoConfiguration.class,
		NamedGatherClientsAutoConfiguration.class, GatherHttpClientAutoConfiguration.class,
		GatherHealthContributorAutoConfiguration.class, GatherEndpointAutoConfiguration.class })
class AheadOfTimeApplication {

	public static void main(String[] args) {
		run(args);
	}

	static ConfigurableApplicationContext run(String... args) {
		SpringApplication application = new SpringApplication(AheadOfTimeApplication.class);
		application.setMainApplicationClass(AheadOfTimeApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setDefaultProperties(Map.of("gather.simulator.enabled", true, "gather.simulator.autonomous", false,
				"spring.jmx.enabled", true, "management.endpoints.jmx.exposure.include", "gather"));
		return application.run(args);
	}

	@Bean
	MeterRegistry meterRegistry() {
		return new SimpleMeterRegistry();
	}

	@Bean
	ObservationRegistry observationRegistry() {
		return ObservationRegistry.create();
	}

	@Bean
	LockRegistry<?> locks() {
		ReentrantLock lock = new ReentrantLock();
		return (key) -> lock;
	}

	@Bean
	Listener listener() {
		return new Listener();
	}

	static class Listener {

		private final List<String> heard = new CopyOnWriteArrayList<>();

		@GatherEventListener
		void on(PlayerChats chat, GatherClient client) {
			this.heard.add(client.name() + ": " + chat.getContents());
		}

		List<String> heard() {
			return this.heard;
		}

	}

}
