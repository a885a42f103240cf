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

package io.github.gatherspring.sample;

import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * A live window on a Gather space. Connects to Gather when the environment has a
 * {@code GATHER_API_KEY}, and otherwise to a simulated space of its own.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableAsync
@EnableScheduling
public class SampleApplication {

	public static void main(String[] args) {
		application(System.getenv()).run(args);
	}

	static SpringApplication application(Map<String, String> environment) {
		SpringApplication application = new SpringApplication(SampleApplication.class);
		if (environment.getOrDefault("GATHER_API_KEY", "").isBlank()) {
			application.setAdditionalProfiles("simulator");
		}
		return application;
	}

}
