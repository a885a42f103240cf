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

/**
 * Hears of the end of an action, exactly once.
 *
 * @since 0.1.0
 */
public interface ActionEnd {

	/**
	 * The server carried it out.
	 */
	void succeeded();

	/**
	 * The server refused it.
	 * @param reason the server's reason; empty when it gave none
	 */
	void refused(String reason);

	/**
	 * The server did not answer in time.
	 * @param timeout the limit
	 * @param sent whether the server may have carried it out
	 */
	void timedOut(Duration timeout, boolean sent);

	/**
	 * The connection ended, or there is none that would take the action.
	 * @param reason what happened and what to do
	 * @param sent whether the server may have carried it out
	 */
	void disconnected(String reason, boolean sent);

	/**
	 * Too many actions wait already.
	 * @param waiting how many
	 * @param limit what limits them
	 */
	void queueFull(int waiting, String limit);

	/**
	 * Sees to the telling of the end without a worker, if that runs nobody's code on the
	 * calling thread, which may be the socket's: a thread that waits for this end alone
	 * may tell it to itself.
	 * @param end tells the end
	 * @return whether the end is told or will be; if not, the caller has a worker tell it
	 */
	default boolean endInline(Runnable end) {
		return false;
	}

}
