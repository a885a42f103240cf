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

import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.GatherSimulatorBuilder;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of an embedded {@link GatherSimulator}, to which the clients then
 * connect by themselves.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = GatherAutoConfiguration.class)
@ConditionalOnClass(GatherSimulator.class)
@ConditionalOnBooleanProperty(name = "gather.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty("gather.simulator.enabled")
@EnableConfigurationProperties(GatherSimulatorProperties.class)
public final class GatherSimulatorAutoConfiguration {

	private static final Log logger = LogFactory.getLog(GatherSimulatorAutoConfiguration.class);

	@Bean(destroyMethod = "close")
	@ConditionalOnMissingBean
	GatherSimulator gatherSimulator(GatherSimulatorProperties properties) {
		check(properties.getPort() >= 0 && properties.getPort() <= 65535, "port", properties.getPort(),
				"It must be between 0 and 65535.");
		check(properties.getPlayers() >= 0, "players", properties.getPlayers(), "It must not be negative.");
		// Any key will do, so that several clients can be several users.
		GatherSimulatorBuilder builder = GatherSimulator.builder()
			.port(properties.getPort())
			.players(properties.getPlayers())
			.seed(properties.getSeed())
			.autonomous(properties.isAutonomous())
			.anyKey(true);
		PropertyMapper.get().from(properties::getSpaceId).to(builder::spaceId);
		properties.getSmartObjects().forEach(builder::smartObject);
		GatherSimulator simulator = builder.build();
		// Started here and not with the application: the clients need its port when they
		// are built.
		simulator.start();
		logger.info(simulator + " stands in for Gather (gather.simulator.enabled)");
		return simulator;
	}

	@Bean
	@ConditionalOnMissingBean(GatherConnectionDetails.class)
	SimulatorGatherConnectionDetails gatherSimulatorConnectionDetails(GatherSimulator simulator) {
		return new SimulatorGatherConnectionDetails(simulator);
	}

	private static void check(boolean valid, String property, Object value, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException("gather.simulator." + property, value, reason);
		}
	}

}
