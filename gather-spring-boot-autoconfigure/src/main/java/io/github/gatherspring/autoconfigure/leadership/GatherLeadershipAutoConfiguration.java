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
package io.github.gatherspring.autoconfigure.leadership;

import io.github.gatherspring.autoconfigure.GatherAutoConfiguration;
import io.github.gatherspring.autoconfigure.GatherClientBuilderCustomizer;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.leadership.GatherLeadership;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.integration.metadata.MetadataStore;
import org.springframework.integration.support.leader.LockRegistryLeaderInitiator;

/**
 * Auto-configuration of leadership: of several instances of an application only the one
 * connects that holds a lock of Spring Integration's.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = GatherAutoConfiguration.class)
@ConditionalOnClass(GatherClient.class)
@ConditionalOnBooleanProperty(name = "gather.enabled", matchIfMissing = true)
@Conditional(OnLeadershipCondition.class)
@EnableConfigurationProperties(GatherLeadershipProperties.class)
public final class GatherLeadershipAutoConfiguration {

	/**
	 * Without the election each instance would connect, and they would throw each other
	 * out: better not to start at all.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("org.springframework.integration.support.leader.LockRegistryLeaderInitiator")
	static class MissingIntegrationConfiguration {

		@Bean
		GatherClientBuilderCustomizer missingLeadershipGatherClientBuilderCustomizer() {
			return (builder) -> {
				throw new InvalidLeadershipException(
						"'gather.leadership.enabled' is true, but nothing on the class path can elect a leader.",
						"Add org.springframework.integration:spring-integration-core and the module of the locks that"
								+ " you want to use, such as spring-integration-jdbc or spring-integration-redis.");
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(LockRegistryLeaderInitiator.class)
	@ConditionalOnMissingBean(GatherLeadership.class)
	static class ElectionConfiguration {

		@Bean
		@Order(Ordered.LOWEST_PRECEDENCE)
		LeadershipGates leadershipGatherClientBuilderCustomizer(Environment environment) {
			return new LeadershipGates(environment);
		}

		@Bean
		LeadershipElections gatherLeadership(LeadershipGates gates, ListableBeanFactory beans,
				ObjectProvider<GatherClient> clients, ObjectProvider<MetadataStore> metadata,
				ApplicationEventPublisher publisher, Environment environment) {
			return new LeadershipElections(gates, new LockRegistries(beans), clients, metadata, publisher,
					environment.getProperty("gather.auto-startup", Boolean.class, true));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	static class MeterConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "gatherLeadershipMeters")
		MeterBinder gatherLeadershipMeters(ObjectProvider<GatherLeadership> leadership,
				ObjectProvider<GatherClient> clients) {
			return (registry) -> leadership.ifAvailable((elections) -> clients.stream()
				.map(GatherClient::name)
				.filter((name) -> elections.clients().contains(name))
				.forEach((name) -> LeaderMeter.bind(name, elections, registry)));
		}

	}

}
