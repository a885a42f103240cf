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
package io.github.gatherspring.connection;

import java.time.Duration;

import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.setting.SettingNames;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Knows whether and until when the reading was held back because listeners are slower
 * than the server, and logs it, once a minute at most.
 */
final class HoldingBack {

	private static final Log logger = LogFactory.getLog(HoldingBack.class);

	private static final Duration LOG_INTERVAL = Duration.ofMinutes(1);

	private final String client;

	private final InboundBound bound;

	private final SettingNames names;

	private final Time time;

	private volatile boolean present;

	private volatile long until;

	/* Below: the socket's thread alone. */

	private boolean logged;

	private long loggedAt;

	HoldingBack(String client, InboundBound bound, SettingNames names, Time time) {
		this.client = client;
		this.bound = bound;
		this.names = names;
		this.time = time;
		this.until = time.nanos();
	}

	/**
	 * The socket's thread begins to wait.
	 * @param events how many events wait for listeners
	 * @param bytes how many bytes wait
	 */
	void begins(int events, long bytes) {
		if (this.present) {
			return;
		}
		this.present = true;
		long now = this.time.nanos();
		if (!this.logged || now - this.loggedAt >= LOG_INTERVAL.toNanos()) {
			this.logged = true;
			this.loggedAt = now;
			logger.warn("[" + this.client + "] Listeners are slower than the server: " + events + " events in " + bytes
					+ " bytes wait for them. Reading pauses until there is room ("
					+ this.names.of(Setting.EVENT_QUEUE_CAPACITY) + " is " + this.bound.events() + ", "
					+ this.names.of(Setting.EVENT_QUEUE_MAX_SIZE) + " is " + this.bound.bytes()
					+ " bytes). This is logged once a minute at most");
		}
	}

	/**
	 * The socket's thread reads on.
	 */
	void ends() {
		if (this.present) {
			// In this order: who sees the one over must also see until when it lasted.
			this.until = this.time.nanos();
			this.present = false;
		}
	}

	boolean isPresent() {
		return this.present;
	}

	/**
	 * Returns until when the socket's thread last waited.
	 * @return nanoseconds on the client's clock
	 */
	long until() {
		return this.until;
	}

}
