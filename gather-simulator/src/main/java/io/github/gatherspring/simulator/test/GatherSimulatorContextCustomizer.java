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

package io.github.gatherspring.simulator.test;

import java.util.List;
import java.util.Map;

import io.github.gatherspring.simulator.GatherSimulator;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Starts simulators for an application context and leads its clients to them. Part of the
 * key under which contexts are cached, so it is equal to others that ask for the same.
 *
 * @param settings what is asked for
 */
record GatherSimulatorContextCustomizer(List<SimulatorSettings> settings) implements ContextCustomizer {

	/**
	 * Who leaves in a test has left: the reset before the next test is a new life of the
	 * space, in which the same people arrive again. A test of the grace time sets the
	 * property itself.
	 */
	private static final MapPropertySource DEFAULTS = new MapPropertySource("gatherSimulatorTestDefaults",
			Map.of("gather.state.departure-grace", "0s"));

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration mergedConfig) {
		BeanDefinitionRegistry registry = (BeanDefinitionRegistry) context.getBeanFactory();
		context.getEnvironment().getPropertySources().addLast(DEFAULTS);
		for (SimulatorSettings one : this.settings) {
			GatherSimulator simulator = one.start();
			context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource(one.beanName(), one.properties(simulator)));
			// As a bean it is closed after the clients, which are lifecycles, have
			// stopped.
			RootBeanDefinition definition = new RootBeanDefinition(GatherSimulator.class, () -> simulator);
			definition.setDestroyMethodName("close");
			definition.setLazyInit(false);
			registry.registerBeanDefinition(one.beanName(), definition);
		}
	}

}
