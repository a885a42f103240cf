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
package io.github.gatherspring.handover;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * An instance that stands for election from its start to the end of its process, as one
 * in a container does.
 */
final class StandingInstance {

	private StandingInstance() {
	}

	/**
	 * Runs until the process is ended.
	 * @param arguments the properties of the application
	 */
	public static void main(String[] arguments) {
		new SpringApplicationBuilder(Instance.Application.class).web(WebApplicationType.NONE).run(arguments);
	}

}
