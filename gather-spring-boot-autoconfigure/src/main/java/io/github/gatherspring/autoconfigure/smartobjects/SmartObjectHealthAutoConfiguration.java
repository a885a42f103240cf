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

import java.util.List;

import io.github.gatherspring.smartobjects.SmartObject;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the bridge from the application's health to the lights of Smart
 * Objects.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SmartObjectsAutoConfiguration.class,
		afterName = "org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration")
@ConditionalOnClass({ SmartObject.class, HealthEndpoint.class })
@ConditionalOnBean({ HealthEndpoint.class, SmartObjectFactory.class })
public final class SmartObjectHealthAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	HealthBridgeSource smartObjectHealthBridgeSource(HealthEndpoint endpoint) {
		return new HealthBridgeSource(endpoint);
	}

	/**
	 * Bridges from health.
	 */
	static final class HealthBridgeSource implements SmartObjectBridgeSource {

		private final HealthEndpoint endpoint;

		HealthBridgeSource(HealthEndpoint endpoint) {
			this.endpoint = endpoint;
		}

		@Override
		public List<SmartObjectBridge> bridges(String name, SmartObjectsProperties.Single properties,
				SmartObject object) {
			String component = properties.getHealth().getComponent();
			if (component == null) {
				return List.of();
			}
			return List
				.of(new SmartObjectBridge("Showing the health '" + component + "' on Smart Object '" + name + "'",
						properties.getHealth().getInterval(), () -> state(component),
						(state) -> properties.getLight().show(object, state),
						() -> properties.getLight().show(object, SmartObjectLight.State.OFF)));
		}

		private SmartObjectLight.State state(String component) {
			HealthDescriptor health = component.equals("*") ? this.endpoint.health()
					: this.endpoint.healthForPath(component.split("/"));
			if (health == null) {
				throw new IllegalStateException("there is no health component or group '" + component + "'");
			}
			return state(health.getStatus());
		}

		private static SmartObjectLight.State state(@Nullable Status status) {
			if (status == null) {
				return SmartObjectLight.State.UNKNOWN;
			}
			if (Status.UP.equals(status)) {
				return SmartObjectLight.State.GOOD;
			}
			if (Status.DOWN.equals(status)) {
				return SmartObjectLight.State.BAD;
			}
			return Status.OUT_OF_SERVICE.equals(status) ? SmartObjectLight.State.OFF : SmartObjectLight.State.UNKNOWN;
		}

	}

}
