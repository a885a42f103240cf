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
package io.github.gatherspring.autoconfigure.leadership;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of leadership. A client below {@code gather.clients} may have its own below
 * {@code gather.clients.<name>.leadership}, and takes from here what it does not set.
 */
@ConfigurationProperties("gather.leadership")
class GatherLeadershipProperties {

	/**
	 * Whether only one of the instances of the application connects, the one that holds a
	 * lock. Needs spring-integration-core and a LockRegistry bean.
	 */
	private boolean enabled;

	/**
	 * Name of what is elected, the key of the lock. Without it, a fingerprint of key and
	 * space.
	 */
	private @Nullable String role;

	/**
	 * Name of the LockRegistry bean to use, if there are several.
	 */
	private @Nullable String lockRegistry;

	/**
	 * Time within which the leader must have renewed its lock, else it stops its client.
	 */
	private Duration heartbeatInterval = Duration.ofSeconds(3);

	/**
	 * Time after which the lock of an instance that died is free for others, if the
	 * LockRegistry lets its users choose.
	 */
	private Duration lease = Duration.ofSeconds(10);

	/**
	 * Time that an instance stays away after another login with the same key ended its
	 * connection.
	 */
	private Duration yield = Duration.ofMinutes(1);

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public @Nullable String getRole() {
		return this.role;
	}

	public void setRole(@Nullable String role) {
		this.role = role;
	}

	public @Nullable String getLockRegistry() {
		return this.lockRegistry;
	}

	public void setLockRegistry(@Nullable String lockRegistry) {
		this.lockRegistry = lockRegistry;
	}

	public Duration getHeartbeatInterval() {
		return this.heartbeatInterval;
	}

	public void setHeartbeatInterval(Duration heartbeatInterval) {
		this.heartbeatInterval = heartbeatInterval;
	}

	public Duration getLease() {
		return this.lease;
	}

	public void setLease(Duration lease) {
		this.lease = lease;
	}

	public Duration getYield() {
		return this.yield;
	}

	public void setYield(Duration yield) {
		this.yield = yield;
	}

}
