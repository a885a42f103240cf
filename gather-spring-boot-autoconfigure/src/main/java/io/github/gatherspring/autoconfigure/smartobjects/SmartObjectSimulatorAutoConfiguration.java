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

import java.net.URI;

import io.github.gatherspring.autoconfigure.GatherSimulatorAutoConfiguration;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.smartobject.SimulatedSmartObject;
import io.github.gatherspring.smartobjects.SmartObject;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration that leads Smart Objects to those of a {@link GatherSimulator} in
 * the same application.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = GatherSimulatorAutoConfiguration.class, before = SmartObjectsAutoConfiguration.class)
@ConditionalOnClass({ SmartObject.class, GatherSimulator.class })
@ConditionalOnBean(GatherSimulator.class)
public final class SmartObjectSimulatorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(SmartObjectConnectionDetails.class)
	SimulatorDetails simulatorSmartObjectConnectionDetails(GatherSimulator simulator) {
		return new SimulatorDetails(simulator);
	}

	/**
	 * Adapts a running simulator.
	 */
	static final class SimulatorDetails implements SmartObjectConnectionDetails {

		private final GatherSimulator simulator;

		SimulatorDetails(GatherSimulator simulator) {
			this.simulator = simulator;
		}

		@Override
		public URI getUrl(String name) {
			return object(name).url();
		}

		@Override
		public String getSecret(String name) {
			return object(name).secret();
		}

		private SimulatedSmartObject object(String name) {
			try {
				return this.simulator.smartObject(name);
			}
			catch (IllegalArgumentException ex) {
				throw new InvalidSmartObjectException("gather.simulator.smart-objects." + name,
						"is not set, but the simulator has to know which preset Smart Object '" + name
								+ "' has: counter, switch, status, signal or inbox",
						ex);
			}
		}

	}

}
