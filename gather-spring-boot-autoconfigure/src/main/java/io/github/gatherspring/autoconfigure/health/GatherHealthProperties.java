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

package io.github.gatherspring.autoconfigure.health;

import java.time.Duration;

import io.github.gatherspring.health.GatherHealthIndicator;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the health of Gather clients.
 */
@ConfigurationProperties("management.health.gather")
class GatherHealthProperties {

	/**
	 * Time that a client that was ready may be on its way back before it counts as down.
	 */
	private Duration grace = GatherHealthIndicator.DEFAULT_GRACE;

	public Duration getGrace() {
		return this.grace;
	}

	public void setGrace(Duration grace) {
		this.grace = grace;
	}

}
