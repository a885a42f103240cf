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

import org.jspecify.annotations.Nullable;

/**
 * Decides what follows a loss, for one run: an attempt, and when, or none. Logs the wait.
 * On the run's serial executor.
 */
final class AfterLoss {

	private final ConnectionParts parts;

	private final Time time;

	private final RetryPolicy policy;

	private final OutageLog log;

	AfterLoss(ConnectionParts parts, Time time, OutageLog log) {
		this.parts = parts;
		this.time = time;
		this.policy = new RetryPolicy(parts.settings().reconnect(), parts.random());
		this.log = log;
	}

	/**
	 * Decides.
	 * @param cause why the connection was lost or the attempt failed
	 * @param served what the session was good for; {@code null} when there was none
	 * @return what follows
	 */
	Next decide(LossCause cause, @Nullable Served served) {
		Served accepted = (served != null && served.accepted()) ? served : null;
		this.parts.connector()
			.lost(cause, (accepted != null) ? accepted.server() : null,
					(served != null) ? served.silent() : Duration.ZERO);
		Rivalry.Truce truce = (served != null && this.parts.settings().reconnect().enabled())
				? this.parts.rivalry().after(cause, served.age(), this.time.nanos()) : null;
		if (truce != null) {
			return stayAway(cause.lateBecause(Rivalry.WORDS), truce);
		}
		if (this.policy.isFinal(cause)) {
			return new Next(cause, null);
		}
		Duration wait = this.policy.next(cause, (accepted != null) ? accepted.ready() : null);
		this.log.lost(accepted != null, cause, wait);
		return new Next(cause, wait);
	}

	private Next stayAway(LossCause cause, Rivalry.Truce truce) {
		Duration wait = this.policy.jittered(truce.stay());
		if (truce.begins()) {
			this.log.rivals(cause, wait);
		}
		else {
			this.log.lost(true, cause, wait);
		}
		return new Next(cause, wait);
	}

	/**
	 * What follows a loss.
	 *
	 * @param cause the cause as it is to be shown
	 * @param pause how long to wait before the next attempt; {@code null} when there is
	 * to be none
	 */
	record Next(LossCause cause, @Nullable Duration pause) {
	}

}
