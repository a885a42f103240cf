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

import java.util.Map;

import io.github.gatherspring.simulator.GatherSimulator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Looks into the application context of a test; apart, so that tests without Spring do
 * not need it on their class path.
 */
final class SpringContexts {

	private SpringContexts() {
	}

	static Map<String, GatherSimulator> simulators(ExtensionContext context) {
		return SpringExtension.getApplicationContext(context).getBeansOfType(GatherSimulator.class);
	}

}
