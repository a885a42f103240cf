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

package io.github.gatherspring.benchmarks.load;

import java.lang.management.ManagementFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * An application without anything of its own: how long it takes from the start of the JVM
 * until it runs, with the client's auto-configuration or with it switched off.
 */
public final class StartUp {

	private StartUp() {
	}

	/**
	 * Measures.
	 * @param arguments the properties of the application
	 */
	public static void main(String[] arguments) {
		new SpringApplication(Application.class).run(arguments);
		Figures.tell("millis", System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime());
		Figures.tell("cpu", Figures.cpuNanos() / 1e6);
		System.exit(0);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
