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
import java.util.concurrent.CompletableFuture;

import io.github.gatherspring.connection.Connection;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.proto.MoveDirectionEnum;
import io.github.gatherspring.setting.SettingNames;
import io.github.gatherspring.space.GatherSpace;

/**
 * A client with its connection, as walks need it.
 */
record ClientGround(GatherClient owner, Connection connection) implements WalkGround {

	@Override
	public String client() {
		return this.owner.name();
	}

	@Override
	public GatherSpace space() {
		return this.owner.space();
	}

	@Override
	public SettingNames settingNames() {
		return this.owner.settingNames();
	}

	@Override
	public boolean isReady() {
		return this.connection.status().isReady();
	}

	@Override
	public boolean isRunning() {
		ConnectionState state = this.connection.status().state();
		return state != ConnectionState.STOPPING && !state.isAtRest();
	}

	@Override
	public CompletableFuture<Void> step(MoveDirectionEnum.ENUM direction) {
		// With 'stopped' the avatar only comes to rest. The number is given as it is
		// sent.
		return this.owner.move(direction, false, 0);
	}

	@Override
	public void dispatch(Runnable task) {
		this.connection.dispatch(task);
	}

	@Override
	public Runnable later(Duration delay, Runnable task) {
		return this.connection.dispatchLater(delay, task);
	}

	@Override
	public boolean isDispatchThread() {
		return this.connection.isDispatchThread();
	}

	@Override
	public void work(Runnable task) {
		this.connection.work(task);
	}

	@Override
	public long nanos() {
		return this.connection.nanos();
	}

}
