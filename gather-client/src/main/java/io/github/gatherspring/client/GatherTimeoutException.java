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

package io.github.gatherspring.client;

import java.time.Duration;

import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.setting.SettingNames;

/**
 * An action was not answered within its time limit. If it had been sent it may still have
 * had its effect; without a connection it was not sent at all.
 *
 * @since 0.1.0
 */
public class GatherTimeoutException extends GatherException {

	private static final long serialVersionUID = 1L;

	/** The unanswered action. */
	private final String action;

	/** The time limit that ran out. */
	private final Duration timeout;

	/** Whether the server may have carried it out. */
	private final boolean sent;

	/**
	 * Creates an exception.
	 * @param action the action's name as on the wire
	 * @param timeout the time limit that ran out
	 * @param sent whether the action had been written to a socket, so that the server may
	 * have carried it out
	 * @param names names the setting of the time limit
	 */
	public GatherTimeoutException(String action, Duration timeout, boolean sent, SettingNames names) {
		super((sent
				? "The server did not answer the action '" + action + "' within " + timeout.toMillis()
						+ " ms; it may have had its effect all the same"
				: "The action '" + action + "' was not sent within " + timeout.toMillis()
						+ " ms, because the client was not connected; it had no effect")
				+ ". The limit is the call's own or " + names.of(Setting.ACTION_TIMEOUT));
		this.action = action;
		this.timeout = timeout;
		this.sent = sent;
	}

	/**
	 * Says whether the server may have carried out the action.
	 * @return whether it had been written to a socket
	 */
	public boolean wasSent() {
		return this.sent;
	}

	/**
	 * Returns the unanswered action.
	 * @return its name as on the wire
	 */
	public String action() {
		return this.action;
	}

	/**
	 * Returns the time limit that ran out.
	 * @return the limit
	 */
	public Duration timeout() {
		return this.timeout;
	}

}
