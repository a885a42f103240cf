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

package io.github.gatherspring.autoconfigure.logging;

import io.github.gatherspring.autoconfigure.GatherAutoConfiguration;
import io.github.gatherspring.autoconfigure.GatherClientBuilderCustomizer;
import io.github.gatherspring.logging.GatherMdc;
import io.github.gatherspring.logging.MdcListenerObserver;
import org.slf4j.MDC;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration of keys in the mapped diagnostic context, while clients are at work
 * and their listeners run.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = GatherAutoConfiguration.class)
@ConditionalOnClass({ MDC.class, GatherMdc.class })
@ConditionalOnBean(type = "io.github.gatherspring.autoconfigure.GatherClientFactory")
@Conditional(OnMdcCondition.class)
@EnableConfigurationProperties(GatherLoggingProperties.class)
public final class GatherLoggingAutoConfiguration {

	@Bean
	@Order(0)
	GatherClientBuilderCustomizer mdcGatherClientBuilderCustomizer() {
		return (builder) -> builder.taskDecorator(GatherMdc::of);
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	@ConditionalOnMissingBean
	MdcListenerObserver mdcGatherListenerObserver(GatherLoggingProperties properties) {
		return new MdcListenerObserver(properties.isPlayerId());
	}

}
