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

import io.github.gatherspring.proto.Enter;
import io.github.gatherspring.proto.UpdateSubscriptions;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes to one event and does nothing with it.
 */
class QuietHandler implements ConnectionHandler {

	@Override
	public void frame(byte[] data, int from, int to, long receivedAt) {
		// Nobody listens.
	}

	@Override
	public void endOfRun() {
		// Nobody counts.
	}

	@Override
	public @Nullable UpdateSubscriptions sessionStarted(String userId) {
		return UpdateSubscriptions.newBuilder().putSubscriptions("playerMoves", true).build();
	}

	@Override
	public void synchronizedWithServer() {
		// Nobody waits for it.
	}

	@Override
	public void sessionEnded(int closeCode) {
		// Nobody minds.
	}

	@Override
	public void statusChanged(ConnectionStatus before, ConnectionStatus after) {
		// Nobody looks.
	}

	@Override
	public @Nullable Enter enter() {
		return null;
	}

	@Override
	public void undecodable(String kind) {
		// Nobody counts.
	}

	@Override
	public void watch(long nanos) {
		// No listener to look after.
	}

	@Override
	public void heartbeat(Duration roundTrip) {
		// Nobody measures.
	}

}
