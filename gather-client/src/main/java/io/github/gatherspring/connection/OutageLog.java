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
import java.time.Instant;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What the log says of losses and recoveries: one WARN when an outage begins, one INFO
 * when it is over, since a server that is down all night must not fill the log.
 */
final class OutageLog {

	private static final Log logger = LogFactory.getLog(Connection.class);

	private final String prefix;

	private boolean connectedBefore;

	private boolean reported;

	OutageLog(String prefix) {
		this.prefix = prefix;
	}

	/**
	 * Says whether there was a connection before, in this run.
	 */
	boolean isConnectedBefore() {
		return this.connectedBefore;
	}

	/**
	 * The server has accepted this client.
	 * @param before the status before
	 * @param after the status after
	 */
	void connected(ConnectionStatus before, ConnectionStatus after) {
		if (this.reported) {
			Instant since = (before.lostSince() != null) ? before.lostSince() : after.since();
			logger.info(this.prefix + (this.connectedBefore ? "Connected again to " : "Connected to ")
					+ after.serverUrl() + " as user " + after.userId() + " after "
					+ Duration.between(since, after.since()).toMillis() + " ms without a connection");
		}
		else {
			logger.info(this.prefix + "Connected to " + after.serverUrl());
			logger.info(this.prefix + "Connected as user " + after.userId());
		}
		logger.debug(this.prefix + "Receiving messages");
		this.connectedBefore = true;
		this.reported = false;
	}

	/**
	 * A connection was lost, or an attempt failed.
	 * @param wasAccepted whether there was a connection
	 * @param cause why
	 * @param delay how long the next attempt waits
	 */
	void lost(boolean wasAccepted, LossCause cause, Duration delay) {
		String what = this.prefix + (wasAccepted ? "Connection lost: " : "Connecting failed: ") + cause.reason()
				+ "; next attempt in " + delay.toMillis() + " ms";
		if (this.reported) {
			logger.debug(what);
		}
		else if (cause.kind() == LossCause.Kind.ASKED_FOR) {
			logger.info(what);
		}
		else {
			logger.warn(what);
		}
		this.reported = true;
	}

	/**
	 * Somebody else with the same key takes the connection again and again.
	 * @param cause what the server said the last time
	 * @param delay how long this client stays away
	 */
	void rivals(LossCause cause, Duration delay) {
		logger.error(this.prefix + "Connection lost for the third time within minutes: " + cause.reason()
				+ ". This client comes back in " + delay.toMillis() + " ms and waits longer each time");
		this.reported = true;
	}

	/**
	 * The application does not let the client connect, which is no error.
	 * @param cause says so
	 */
	void notPermitted(LossCause cause) {
		logger.info(this.prefix + "Not connecting: " + cause.reason());
	}

	/**
	 * There is to be no other attempt.
	 * @param space the space
	 * @param why why
	 */
	void gaveUp(String space, String why) {
		logger.error(this.prefix + "The client gave up its connection to " + space + ": " + why);
	}

}
