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

package io.github.gatherspring.metrics;

import java.util.Locale;

import io.github.gatherspring.client.GatherActionException;
import io.github.gatherspring.client.GatherDisconnectedException;
import io.github.gatherspring.client.GatherQueueFullException;
import io.github.gatherspring.client.GatherTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * How an action ended, as a tag.
 */
enum ActionOutcome {

	SUCCESS, REFUSED, TIMEOUT, DISCONNECTED, QUEUE_FULL, ERROR;

	static ActionOutcome of(@Nullable Throwable failure) {
		if (failure == null) {
			return SUCCESS;
		}
		if (failure instanceof GatherActionException) {
			return REFUSED;
		}
		if (failure instanceof GatherTimeoutException) {
			return TIMEOUT;
		}
		if (failure instanceof GatherDisconnectedException) {
			return DISCONNECTED;
		}
		return (failure instanceof GatherQueueFullException) ? QUEUE_FULL : ERROR;
	}

	String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

}
