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

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The threads that asynchronous commands and conversations run on.
 */
@ConfigurationProperties("gather.commands.task")
class GatherCommandTaskProperties {

	/**
	 * Largest number of asynchronous commands and conversations at a time. Who asks for
	 * more is told to try again later.
	 */
	private int maxConcurrent = 64;

	public int getMaxConcurrent() {
		return this.maxConcurrent;
	}

	public void setMaxConcurrent(int maxConcurrent) {
		this.maxConcurrent = maxConcurrent;
	}

}
