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

package io.github.gatherspring.autoconfigure.smartobjects;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.github.gatherspring.smartobjects.SmartObject;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the bridge from a meter to the counters of Smart Objects.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SmartObjectsAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass({ SmartObject.class, MeterRegistry.class })
@ConditionalOnBean({ MeterRegistry.class, SmartObjectFactory.class })
public final class SmartObjectMeterAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MeterBridgeSource smartObjectMeterBridgeSource(MeterRegistry registry) {
		return new MeterBridgeSource(registry);
	}

	/**
	 * Bridges from meters.
	 */
	static final class MeterBridgeSource implements SmartObjectBridgeSource {

		private final MeterRegistry registry;

		MeterBridgeSource(MeterRegistry registry) {
			this.registry = registry;
		}

		@Override
		public List<SmartObjectBridge> bridges(String name, SmartObjectsProperties.Single properties,
				SmartObject object) {
			String meter = properties.getMeter().getName();
			if (meter == null) {
				return List.of();
			}
			Map<String, String> tags = properties.getMeter().getTags();
			return List.of(new SmartObjectBridge("Showing the meter '" + meter + "' on Smart Object '" + name + "'",
					properties.getMeter().getInterval(), () -> count(meter, tags),
					(count) -> object.counter().set(count), null));
		}

		/**
		 * The first measurement of each meter: the value of a gauge, the count of a
		 * counter or a timer.
		 */
		private @Nullable Long count(String name, Map<String, String> tags) {
			Collection<Meter> meters = this.registry.find(name)
				.tags(tags.entrySet().stream().map((tag) -> Tag.of(tag.getKey(), tag.getValue())).toList())
				.meters();
			double sum = 0;
			for (Meter meter : meters) {
				for (Measurement measurement : meter.measure()) {
					sum += measurement.getValue();
					break;
				}
			}
			// A meter appears with its first use, and a gauge may have no value.
			return (meters.isEmpty() || Double.isNaN(sum)) ? null : Math.max(Math.round(sum), 0);
		}

	}

}
