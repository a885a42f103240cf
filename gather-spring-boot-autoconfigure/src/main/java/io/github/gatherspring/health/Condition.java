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

package io.github.gatherspring.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.leadership.LeadershipStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Status;

/**
 * What a client is doing, seen by whoever is paged for it.
 */
enum Condition {

	/** Connected, and all there. */
	READY(Status.UP),

	/** Was ready a moment ago and is on its way back. */
	RECONNECTING(Status.UP),

	/** Was ready, and has not come back for longer than its grace. */
	LOST(Status.DOWN),

	/** Was ready, and waits for long because the server asked for it. */
	WAITING(Status.OUT_OF_SERVICE),

	/** Has not been ready since it was started. */
	NEVER_READY(Status.DOWN),

	/** Was refused, and stays away until it is started again. */
	REFUSED(Status.DOWN),

	/** Was stopped by the application. */
	STOPPED(Status.OUT_OF_SERVICE),

	/** Was never started. */
	NOT_STARTED(Status.OUT_OF_SERVICE),

	/** Leaves the connection to another instance, ready to take over. */
	STANDBY(Status.UP),

	/** Leaves the connection for a while to somebody who logged in with the same key. */
	ANOTHER_LOGIN(Status.OUT_OF_SERVICE),

	/** Cannot tell which instance should be connected. */
	LOCK_UNAVAILABLE(Status.DOWN);

	/** With this code the server asks for the longest delay. */
	private static final int CHILL_OUT = 4420;

	private static final Duration LONG_WAIT = Duration.ofMinutes(1);

	private final Status status;

	Condition(Status status) {
		this.status = status;
	}

	Status status() {
		return this.status;
	}

	/**
	 * Returns the name as it is shown.
	 */
	String text() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Judges a client that waits for leadership.
	 * @param standing how it stands
	 * @return what it is doing, or {@code null} if the connection tells that
	 */
	static @Nullable Condition of(LeadershipStatus.Standing standing) {
		return switch (standing) {
			case STANDBY -> STANDBY;
			case STANDING_ASIDE -> ANOTHER_LOGIN;
			case LOCK_UNAVAILABLE -> LOCK_UNAVAILABLE;
			case NOT_STANDING, LEADING, REFUSED -> null;
		};
	}

	/**
	 * Judges a connection.
	 * @param status where it stands
	 * @param readyUntil when it was last ready since it was started
	 * @param grace how long it may take to be ready again
	 * @param now the present time
	 */
	static Condition of(ConnectionStatus status, @Nullable Instant readyUntil, Duration grace, Instant now) {
		return switch (status.state()) {
			case READY -> READY;
			case DISCONNECTED -> NOT_STARTED;
			case STOPPING, STOPPED -> STOPPED;
			case FAILED -> REFUSED;
			case CONNECTING, AUTHENTICATING, SYNCING, WAITING_TO_RECONNECT ->
				(readyUntil != null) ? back(status, readyUntil, grace, now) : NEVER_READY;
		};
	}

	private static Condition back(ConnectionStatus status, Instant readyUntil, Duration grace, Instant now) {
		if (Duration.between(readyUntil, now).compareTo(grace) < 0) {
			return RECONNECTING;
		}
		return isWaiting(status) ? WAITING : LOST;
	}

	/**
	 * Says whether the client waits on purpose. Its own delays are short; a long one was
	 * asked for.
	 */
	private static boolean isWaiting(ConnectionStatus status) {
		Integer code = status.closeCode();
		Duration wait = status.retryIn();
		return status.state() == ConnectionState.WAITING_TO_RECONNECT
				&& ((code != null && code == CHILL_OUT) || (wait != null && wait.compareTo(LONG_WAIT) > 0));
	}

}
