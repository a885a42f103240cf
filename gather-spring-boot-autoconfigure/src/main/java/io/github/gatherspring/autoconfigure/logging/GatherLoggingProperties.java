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

package io.github.gatherspring.autoconfigure.logging;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the keys that lines of the log carry.
 */
@ConfigurationProperties("gather.logging")
class GatherLoggingProperties {

	/**
	 * Whether lines of the log carry the client, the space and the event as keys of the
	 * mapped diagnostic context. If you leave it unset, they do where
	 * 'logging.structured.format' is set.
	 */
	private @Nullable Boolean mdc;

	/**
	 * Whether these keys also name the player whom an event is about.
	 */
	private boolean playerId;

	public @Nullable Boolean getMdc() {
		return this.mdc;
	}

	public void setMdc(@Nullable Boolean mdc) {
		this.mdc = mdc;
	}

	public boolean isPlayerId() {
		return this.playerId;
	}

	public void setPlayerId(boolean playerId) {
		this.playerId = playerId;
	}

}
