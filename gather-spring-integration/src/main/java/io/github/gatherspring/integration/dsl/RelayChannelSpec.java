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
package io.github.gatherspring.integration.dsl;

import java.time.Duration;
import java.util.concurrent.Executor;

import io.github.gatherspring.integration.DropPolicy;
import io.github.gatherspring.integration.RelayChannel;
import org.jspecify.annotations.Nullable;

import org.springframework.integration.dsl.MessageChannelSpec;
import org.springframework.util.unit.DataSize;

/**
 * Specification of a {@link RelayChannel}.
 *
 * @since 0.1.0
 */
public class RelayChannelSpec extends MessageChannelSpec<RelayChannelSpec, RelayChannel> {

	private int capacity = RelayChannel.DEFAULT_CAPACITY;

	private DataSize maxSize = RelayChannel.DEFAULT_MAX_SIZE;

	private DropPolicy policy = DropPolicy.OLDEST;

	private @Nullable Executor executor;

	private @Nullable Duration drainTimeout;

	RelayChannelSpec() {
	}

	@Override
	public RelayChannelSpec id(String id) {
		return super.id(id);
	}

	/**
	 * Set how many messages may wait.
	 * @param capacity the number; positive
	 * @return this
	 */
	public RelayChannelSpec capacity(int capacity) {
		this.capacity = capacity;
		return this;
	}

	/**
	 * Set how large the payloads that wait may be together.
	 * @param maxSize the size; positive
	 * @return this
	 */
	public RelayChannelSpec maxSize(DataSize maxSize) {
		this.maxSize = maxSize;
		return this;
	}

	/**
	 * Set what is dropped beyond that.
	 * @param policy the policy
	 * @return this
	 */
	public RelayChannelSpec drop(DropPolicy policy) {
		this.policy = policy;
		return this;
	}

	/**
	 * Set what runs the one loop that hands messages on.
	 * @param executor as for {@link RelayChannel#setExecutor}
	 * @return this
	 */
	public RelayChannelSpec executor(Executor executor) {
		this.executor = executor;
		return this;
	}

	/**
	 * Set for how long a stop goes on to hand on what waits.
	 * @param timeout as for {@link RelayChannel#setDrainTimeout}
	 * @return this
	 */
	public RelayChannelSpec drainTimeout(Duration timeout) {
		this.drainTimeout = timeout;
		return this;
	}

	@Override
	protected RelayChannel doGet() {
		RelayChannel relay = new RelayChannel(this.capacity, this.maxSize, this.policy);
		if (this.executor != null) {
			relay.setExecutor(this.executor);
		}
		if (this.drainTimeout != null) {
			relay.setDrainTimeout(this.drainTimeout);
		}
		this.channel = relay;
		return super.doGet();
	}

}
