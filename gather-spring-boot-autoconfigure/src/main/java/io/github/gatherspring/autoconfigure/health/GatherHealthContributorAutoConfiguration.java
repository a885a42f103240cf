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

package io.github.gatherspring.autoconfigure.health;

import io.github.gatherspring.autoconfigure.NamedGatherClientsAutoConfiguration;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.health.GatherHealthIndicator;
import io.github.gatherspring.leadership.GatherLeadership;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.health.autoconfigure.contributor.CompositeHealthContributorConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of {@link GatherHealthIndicator}, as a composite where there are
 * several clients.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = NamedGatherClientsAutoConfiguration.class)
@ConditionalOnClass({ CompositeHealthContributorConfiguration.class, ConditionalOnEnabledHealthIndicator.class,
		GatherClient.class })
@ConditionalOnBean(GatherClient.class)
@ConditionalOnEnabledHealthIndicator("gather")
@EnableConfigurationProperties(GatherHealthProperties.class)
public final class GatherHealthContributorAutoConfiguration
		extends CompositeHealthContributorConfiguration<GatherHealthIndicator, GatherClient> {

	GatherHealthContributorAutoConfiguration(GatherHealthProperties properties,
			ObjectProvider<GatherLeadership> leadership) {
		super((client) -> new GatherHealthIndicator(client, properties.getGrace(), leadership.getIfAvailable()));
		if (properties.getGrace().isNegative()) {
			throw new InvalidConfigurationPropertyValueException("management.health.gather.grace",
					properties.getGrace(), "It must not be negative.");
		}
	}

	@Bean
	@ConditionalOnMissingBean(name = { "gatherHealthIndicator", "gatherHealthContributor" })
	HealthContributor gatherHealthContributor(ConfigurableListableBeanFactory beanFactory) {
		return createContributor(beanFactory, GatherClient.class);
	}

}
