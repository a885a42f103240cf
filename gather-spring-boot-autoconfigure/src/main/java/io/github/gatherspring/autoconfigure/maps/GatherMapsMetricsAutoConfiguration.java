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
package io.github.gatherspring.autoconfigure.maps;

import io.github.gatherspring.maps.drift.DriftWatch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the gauge {@code gather.maps.drift}: how many changes a map needs
 * to be as its blueprint wants it, by the name of the map. It has no value before the
 * first check and while checks fail.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = GatherMapsAutoConfiguration.class)
@ConditionalOnClass({ MeterRegistry.class, DriftWatch.class })
@ConditionalOnBean(DriftWatch.class)
public final class GatherMapsMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "gatherMapsDriftMetrics")
	MeterBinder gatherMapsDriftMetrics(DriftWatch watch) {
		return (registry) -> watch.names()
			.forEach((name) -> Gauge.builder("gather.maps.drift", watch, (each) -> count(each, name))
				.tag("map", name)
				.description("Changes that a map needs to be as its blueprint wants it")
				.register(registry));
	}

	private static double count(DriftWatch watch, String name) {
		return watch.last(name)
			.filter((drift) -> drift.failure() == null)
			.map((drift) -> (double) drift.differences().size())
			.orElse(Double.NaN);
	}

}
