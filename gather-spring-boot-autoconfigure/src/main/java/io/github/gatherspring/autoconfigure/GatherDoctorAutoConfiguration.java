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

import java.time.InstantSource;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.StartupFailurePolicy;
import io.github.gatherspring.doctor.GatherDoctor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of a {@link GatherDoctor}, and of its run at the start of the
 * application.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = GatherAutoConfiguration.class)
@ConditionalOnBean({ GatherClientFactory.class, ApplicationEnd.class })
public final class GatherDoctorAutoConfiguration {

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	GatherDoctor gatherDoctor(Environment environment) {
		return new GatherDoctor(new BoundProperties(environment), InstantSource.system());
	}

	/**
	 * An examination at the start was asked for.
	 */
	static class OnDoctor extends AnyNestedCondition {

		OnDoctor() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnProperty("gather.doctor")
		static class Asked {

		}

		@ConditionalOnProperty("gather.doctor.exit")
		static class AskedAndToEnd {

		}

	}

	@Configuration(proxyBeanMethods = false)
	@Conditional(OnDoctor.class)
	static class RunConfiguration {

		@Bean
		@Order(Ordered.LOWEST_PRECEDENCE)
		GatherClientBuilderCustomizer doctorGatherClientBuilderCustomizer(GatherDoctor doctor) {
			// A start that fails would leave nothing to examine.
			return (builder) -> builder.startupFailurePolicy(StartupFailurePolicy.RETRY)
				.startupTimeout(null)
				.observer(doctor::observer);
		}

		@Bean
		@ConditionalOnMissingBean
		DoctorRun gatherDoctorRun(ConfigurableApplicationContext context, GatherDoctor doctor,
				ObjectProvider<GatherClient> clients, Environment environment, ApplicationEnd end) {
			String exit = environment.getProperty("gather.doctor.exit");
			return new DoctorRun(context, doctor, clients, exit != null && !exit.equalsIgnoreCase("false"), end);
		}

	}

}
