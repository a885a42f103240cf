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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.Ready;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.TransactionStatus;
import io.github.gatherspring.wire.FrameReceiver;
import io.github.gatherspring.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * A socket without a network: remembers what is sent and says what the test lets it say.
 */
final class FakeWire implements Wire {

	private final FrameReceiver receiver;

	private final Consumer<FakeWire> sent;

	private final List<ClientServerAction> actions = new ArrayList<>();

	private boolean broken;

	private @Nullable Integer closedWith;

	/**
	 * Creates a socket.
	 * @param receiver its other end
	 * @param sent is called after each action that is sent
	 */
	FakeWire(FrameReceiver receiver, Consumer<FakeWire> sent) {
		this.receiver = receiver;
		this.sent = sent;
	}

	@Override
	public void send(ByteBuffer frame) throws IOException {
		if (this.broken || this.closedWith != null) {
			throw new IOException("broken pipe");
		}
		try {
			this.actions.add(ClientServerAction.parseFrom(frame));
		}
		catch (InvalidProtocolBufferException ex) {
			throw new IllegalStateException(ex);
		}
		this.sent.accept(this);
	}

	@Override
	public void close(int code, String reason) {
		this.closedWith = code;
	}

	void breakSending() {
		this.broken = true;
	}

	@Nullable Integer closedWith() {
		return this.closedWith;
	}

	FrameReceiver receiver() {
		return this.receiver;
	}

	List<ClientServerAction> actions() {
		return List.copyOf(this.actions);
	}

	List<ActionCase> kinds() {
		return this.actions.stream().map(ClientServerAction::getActionCase).toList();
	}

	ClientServerAction last() {
		return this.actions.get(this.actions.size() - 1);
	}

	ClientServerAction last(ActionCase kind) {
		return this.actions.stream()
			.filter((action) -> action.getActionCase() == kind)
			.reduce((before, after) -> after)
			.orElseThrow();
	}

	// What the server says

	void receive(ServerClientEvent... events) {
		ServerClientBatch.Builder batch = ServerClientBatch.newBuilder();
		for (ServerClientEvent event : events) {
			batch.addEvents(event);
		}
		byte[] frame = batch.build().toByteArray();
		this.receiver.activity(frame.length);
		this.receiver.frame(ByteBuffer.wrap(frame));
	}

	void ready() {
		receive(ServerClientEvent.newBuilder().setReady(Ready.newBuilder().setId("user-1")).build());
	}

	void answer(ClientServerAction action, boolean succeeded, String reason) {
		receive(ServerClientEvent.newBuilder()
			.setTransactionStatus(TransactionStatus.newBuilder()
				.setTxnId(action.getTxnId())
				.setSucceeded(succeeded)
				.setReason(reason))
			.build());
	}

	void answer(ClientServerAction action) {
		answer(action, true, "");
	}

}
