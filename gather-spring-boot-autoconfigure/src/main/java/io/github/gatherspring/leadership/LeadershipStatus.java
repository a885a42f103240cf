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
package io.github.gatherspring.leadership;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How a client stands in the election of a leader, at one moment.
 *
 * @param standing how it stands
 * @param since since when
 * @param role what is elected: the key of the lock, from which the API key cannot be told
 * @param instance the name of this instance, host and process
 * @param leader the name of the instance that leads, or {@code null} where that is not
 * known
 * @param reason why it stands so, for people, or {@code null} if there is nothing to say
 * @since 0.1.0
 */
public record LeadershipStatus(Standing standing, Instant since, String role, String instance, @Nullable String leader,
		@Nullable String reason) {

	/**
	 * Says whether the client leads.
	 * @return whether it does
	 */
	public boolean isLeader() {
		return this.standing == Standing.LEADING;
	}

	/**
	 * Ways to stand in an election.
	 *
	 * @since 0.1.0
	 */
	public enum Standing {

		/** Has not begun to stand, or has stopped. */
		NOT_STANDING,

		/** Waits for the lock, which another instance has. */
		STANDBY,

		/** Has the lock and connects. */
		LEADING,

		/** Cannot tell who has the lock: what keeps the locks fails or is silent. */
		LOCK_UNAVAILABLE,

		/**
		 * Has given the lock up for a while, because somebody else logged in with the
		 * same key.
		 */
		STANDING_ASIDE,

		/**
		 * Has given the lock up for good, because Gather refused the client for a reason
		 * that another attempt would not change.
		 */
		REFUSED

	}

}
