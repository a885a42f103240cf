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

package io.github.gatherspring.simulator.session;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.simulator.api.SimulatorConnection;
import io.github.gatherspring.simulator.wire.SimulatorThread;
import io.github.gatherspring.simulator.wire.WireConnection;
import org.jspecify.annotations.Nullable;

/**
 * What tests hold of a session, safe from any thread.
 */
final class ConnectionHandle implements SimulatorConnection {

	private final Session session;

	private final WireConnection wire;

	private final SimulatorThread thread;

	ConnectionHandle(Session session, WireConnection wire, SimulatorThread thread) {
		this.session = session;
		this.wire = wire;
		this.thread = thread;
	}

	@Override
	public long number() {
		return this.session.number();
	}

	@Override
	public @Nullable String connectionId() {
		return this.wire.connectionId();
	}

	@Override
	public @Nullable String subprotocol() {
		return this.wire.subprotocol();
	}

	@Override
	public @Nullable String userId() {
		return this.session.userId();
	}

	@Override
	public boolean isOpen() {
		return this.session.isOpen();
	}

	@Override
	public boolean isSynced() {
		return this.session.isSynced();
	}

	@Override
	public Set<String> subscriptions() {
		return this.session.subscriptionNames();
	}

	@Override
	public @Nullable Integer closeCodeOfClient() {
		return this.wire.closeCodeOfClient();
	}

	@Override
	public int encId(String userId) {
		return this.thread.call(() -> this.session.encIdOf(userId));
	}

	@Override
	public void send(ServerClientEvent... events) {
		ServerClientBatch.Builder batch = ServerClientBatch.newBuilder();
		for (ServerClientEvent event : events) {
			batch.addEvents(event);
		}
		sendRaw(batch.build().toByteArray());
	}

	@Override
	public void sendRaw(byte[] payload) {
		this.thread.run(() -> this.session.sendRaw(payload));
	}

	@Override
	public void sendText(String text) {
		this.thread.run(() -> this.wire.sendText(text));
	}

	@Override
	public void writeToSocket(byte[] bytes) {
		this.thread.run(() -> this.wire.writeToSocket(bytes));
	}

	@Override
	public void close(int code, String reason) {
		this.thread.run(() -> this.session.close(code, reason));
	}

	@Override
	public void drop() {
		this.thread.run(this.wire::drop);
	}

	@Override
	public void freeze() {
		this.thread.run(this.wire::freeze);
	}

	@Override
	public void freeze(Duration duration) {
		this.thread.run(() -> {
			this.wire.freeze();
			this.thread.later(duration, this.wire::unfreeze);
		});
	}

	@Override
	public void unfreeze() {
		this.thread.run(this.wire::unfreeze);
	}

	@Override
	public void fragment(int bytes) {
		this.thread.run(() -> this.wire.fragment(bytes));
	}

	@Override
	public CompletableFuture<Void> flood(byte[] payload, long count) {
		return this.thread.call(() -> this.wire.flood(payload.clone(), count));
	}

	@Override
	public CompletableFuture<Void> repeatToSocket(byte[] bytes, long count) {
		return this.thread.call(() -> this.wire.repeatToSocket(bytes, count));
	}

	@Override
	public String toString() {
		return this.session.toString();
	}

}
