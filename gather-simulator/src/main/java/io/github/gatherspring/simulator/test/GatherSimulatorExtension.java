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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.gatherspring.simulator.GatherSimulator;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives simulators to tests and resets them before each. Registered by
 * {@link EnableGatherSimulator}.
 *
 * @since 0.1.0
 */
public final class GatherSimulatorExtension implements BeforeEachCallback, ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(GatherSimulatorExtension.class);

	/**
	 * Create the extension.
	 */
	public GatherSimulatorExtension() {
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		simulators(context).values().forEach(GatherSimulator::reset);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == GatherSimulator.class;
	}

	@Override
	public GatherSimulator resolveParameter(ParameterContext parameter, ExtensionContext context) {
		Map<String, GatherSimulator> simulators = simulators(context);
		String name = parameter.getParameter().getName();
		GatherSimulator named = simulators.get(name);
		if (named == null) {
			named = simulators.get(name + "GatherSimulator");
		}
		if (named == null && simulators.size() == 1) {
			named = simulators.values().iterator().next();
		}
		if (named == null) {
			named = simulators.get("gatherSimulator");
		}
		if (named == null) {
			throw new ParameterResolutionException("The parameter '" + name
					+ "' could be any of several simulators: call it one of " + simulators.keySet());
		}
		return named;
	}

	private static Map<String, GatherSimulator> simulators(ExtensionContext context) {
		Class<?> testClass = context.getRequiredTestClass();
		List<SimulatorSettings> settings = SimulatorSettings.of(testClass);
		if (isSpringTest(testClass)) {
			return SpringContexts.simulators(context);
		}
		// One set for each test class, closed by JUnit with the store.
		ExtensionContext classContext = context;
		while (classContext.getTestMethod().isPresent() && classContext.getParent().isPresent()) {
			classContext = classContext.getParent().get();
		}
		return classContext.getStore(NAMESPACE)
			.computeIfAbsent(Started.class, (key) -> Started.of(settings), Started.class)
			.simulators();
	}

	private static boolean isSpringTest(Class<?> testClass) {
		for (Class<?> type = testClass; type != null; type = type.getEnclosingClass()) {
			for (ExtendWith extendWith : AnnotationSupport.findRepeatableAnnotations(type, ExtendWith.class)) {
				for (Class<?> extension : extendWith.value()) {
					if (extension.getName().equals("org.springframework.test.context.junit.jupiter.SpringExtension")) {
						return true;
					}
				}
			}
		}
		return false;
	}

	/**
	 * Simulators of a test class without Spring.
	 *
	 * @param simulators the simulators by name
	 */
	private record Started(Map<String, GatherSimulator> simulators) implements AutoCloseable {

		static Started of(List<SimulatorSettings> settings) {
			Map<String, GatherSimulator> simulators = new LinkedHashMap<>();
			settings.forEach((one) -> simulators.put(one.beanName(), one.start()));
			return new Started(simulators);
		}

		@Override
		public void close() {
			this.simulators.values().forEach(GatherSimulator::close);
		}

	}

}
