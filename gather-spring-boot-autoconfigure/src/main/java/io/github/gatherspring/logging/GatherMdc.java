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

package io.github.gatherspring.logging;

import java.util.Map;

import io.github.gatherspring.client.GatherClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.springframework.core.task.TaskDecorator;

/**
 * Keys of the mapped diagnostic context that tell whose line of the log it is.
 *
 * @since 0.1.0
 */
public final class GatherMdc {

	/** Name of the client that is at work. */
	public static final String CLIENT = "gather.client";

	/** Space of that client, as people write it. */
	public static final String SPACE = "gather.space";

	/** Event that a listener is called with, by its name on the wire. */
	public static final String EVENT = "gather.event";

	/** Player whom that event is about. */
	public static final String PLAYER = "gather.player.id";

	private GatherMdc() {
	}

	/**
	 * Return what sets {@link #CLIENT} and {@link #SPACE} while a client is at work.
	 * @param client the client
	 * @return decorates the client's tasks
	 */
	public static TaskDecorator of(GatherClient client) {
		String name = client.name();
		String space = client.spaceId().replace('\\', '/');
		return (task) -> () -> {
			// Tasks may run one within the other: what was there comes back.
			Map<String, String> before = MDC.getCopyOfContextMap();
			MDC.put(CLIENT, name);
			MDC.put(SPACE, space);
			try {
				task.run();
			}
			finally {
				restore(before);
			}
		};
	}

	private static void restore(@Nullable Map<String, String> before) {
		if (before != null) {
			MDC.setContextMap(before);
		}
		else {
			MDC.clear();
		}
	}

	static void put(String key, @Nullable String value) {
		if (value != null) {
			MDC.put(key, value);
		}
		else {
			MDC.remove(key);
		}
	}

}
