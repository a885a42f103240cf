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
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.github.gatherspring.presence.PresenceKeeper;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.space.Player;

/**
 * The way of a presence to the server: through its client.
 */
final class PresenceServer implements PresenceKeeper.Server {

	private final DefaultGatherClient client;

	PresenceServer(DefaultGatherClient client) {
		this.client = client;
	}

	@Override
	public CompletableFuture<Void> send(ClientServerAction action) {
		return this.client.sendWish(action);
	}

	@Override
	public boolean isReady() {
		return this.client.status().isReady();
	}

	@Override
	public Optional<Player> me() {
		return this.client.space().me();
	}

	@Override
	public Instant now() {
		return this.client.connection().now();
	}

	@Override
	public Runnable later(Duration delay, Runnable task) {
		return this.client.connection().later(delay, task);
	}

	@Override
	public void execute(Runnable task) {
		this.client.connection().work(task);
	}

	@Override
	public PresenceKeeper.Verdict verdict(Throwable failure) {
		if (failure instanceof GatherDisconnectedException) {
			return PresenceKeeper.Verdict.LOST;
		}
		return (failure instanceof GatherActionException refused && !refused.isTooMany())
				? PresenceKeeper.Verdict.REFUSED : PresenceKeeper.Verdict.TRY_AGAIN;
	}

	@Override
	public RuntimeException notConnected(Duration limit) {
		return new GatherTimeoutException("presence", limit, false, this.client.settingNames());
	}

}
