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

import java.util.function.IntPredicate;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.gatherspring.codec.FrameWalker;
import io.github.gatherspring.codec.MessageReader;
import io.github.gatherspring.proto.Ready;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SubscriptionsUpdated;
import io.github.gatherspring.proto.TransactionStatus;

/**
 * Finds the protocol's own events in frames, so that they never wait behind a listener.
 * The socket's thread alone.
 */
final class ProtocolReader implements FrameWalker.Visitor {

	private final Receiver receiver;

	private final IntPredicate isAwaited;

	private byte[] data = new byte[0];

	private boolean awaited;

	/**
	 * Creates a reader.
	 * @param receiver receives the protocol's own events
	 * @param isAwaited says whether an event of a number is worth waking a listener for
	 */
	ProtocolReader(Receiver receiver, IntPredicate isAwaited) {
		this.receiver = receiver;
		this.isAwaited = isAwaited;
	}

	/**
	 * Reads a frame.
	 * @param frame holds the frame
	 * @param from where it begins
	 * @param to where it ends
	 * @return how many events are in it; negative when it is none
	 */
	int read(byte[] frame, int from, int to) {
		this.data = frame;
		this.awaited = false;
		return FrameWalker.walk(frame, from, to, this);
	}

	/**
	 * Says whether anybody waits for an event of the last frame.
	 * @return whether somebody does
	 */
	boolean isAwaited() {
		return this.awaited;
	}

	@Override
	public void visit(int number, int from, int to, int eventFrom, int eventTo) {
		if (!this.awaited) {
			this.awaited = this.isAwaited.test(number);
		}
		try {
			switch (number) {
				case ServerClientEvent.TRANSACTIONSTATUS_FIELD_NUMBER ->
					this.receiver.answered(MessageReader.read(TransactionStatus.parser(), this.data, from, to));
				case ServerClientEvent.SERVERHEARTBEAT_FIELD_NUMBER -> this.receiver.heartbeat();
				case ServerClientEvent.READY_FIELD_NUMBER ->
					this.receiver.ready(MessageReader.read(Ready.parser(), this.data, from, to));
				case ServerClientEvent.SUBSCRIPTIONSUPDATED_FIELD_NUMBER ->
					this.receiver.confirmed(MessageReader.read(SubscriptionsUpdated.parser(), this.data, from, to));
				case FrameWalker.COMPOSITE ->
					composite(MessageReader.read(ServerClientEvent.parser(), this.data, eventFrom, eventTo));
				default -> {
					// For the dispatching thread.
				}
			}
		}
		catch (InvalidProtocolBufferException ex) {
			this.receiver.undecodable("malformed protocol event");
		}
	}

	private void composite(ServerClientEvent event) {
		switch (event.getEventCase()) {
			case TRANSACTIONSTATUS -> this.receiver.answered(event.getTransactionStatus());
			case SERVERHEARTBEAT -> this.receiver.heartbeat();
			case READY -> this.receiver.ready(event.getReady());
			case SUBSCRIPTIONSUPDATED -> this.receiver.confirmed(event.getSubscriptionsUpdated());
			default -> {
				// For the dispatching thread.
			}
		}
	}

	/**
	 * Receives the protocol's own events.
	 */
	interface Receiver {

		void answered(TransactionStatus status);

		void heartbeat();

		void ready(Ready ready);

		void confirmed(SubscriptionsUpdated confirmation);

		void undecodable(String kind);

	}

}
