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

package io.github.gatherspring.autoconfigure.metrics;

import io.github.gatherspring.autoconfigure.GatherAutoConfiguration;
import io.github.gatherspring.autoconfigure.GatherClientBuilderCustomizer;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.listener.GatherEventListenerFactory;
import io.github.gatherspring.metrics.GatherClientMetrics;
import io.github.gatherspring.metrics.MeterClientObserver;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration of metrics for Gather clients. It comes before that of the clients,
 * which know nothing of Micrometer.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = GatherAutoConfiguration.class,
		afterName = { "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnClass({ MeterRegistry.class, GatherClient.class })
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = "gather.enabled", matchIfMissing = true)
public final class GatherMetricsAutoConfiguration {

	@Bean
	@Order(0)
	GatherClientBuilderCustomizer meterGatherClientBuilderCustomizer(MeterRegistry registry,
			ConfigurableApplicationContext context, ObjectProvider<GatherClientMetrics> metrics) {
		return (builder) -> builder.observer((client) -> new MeterClientObserver(registry, client) {

			@Override
			public void closed() {
				super.closed();
				// When the context closes, all of them go with it.
				if (context.isActive()) {
					metrics.ifAvailable((binder) -> binder.unbind(client));
				}
			}

		});
	}

	@Bean
	@ConditionalOnMissingBean
	GatherClientMetrics gatherClientMetrics(ObjectProvider<GatherClient> clients,
			GatherEventListenerFactory listenerFactory) {
		return new GatherClientMetrics(clients::stream, listenerFactory);
	}

}
