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

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.github.gatherspring.codec.FrameWalker;
import io.github.gatherspring.codec.MessageReader;
import io.github.gatherspring.proto.ErrorEvent;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.Warn;
import io.github.gatherspring.proto.action.EventCatalog;
import io.github.gatherspring.proto.action.EventDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Takes a frame apart: events that somebody wants are decoded, applied to the state and
 * published; the rest is passed over. What cannot be read costs no other event of its
 * frame. Belongs to the dispatching thread.
 */
final class EventReader implements FrameWalker.Visitor {

	private static final byte[] NO_DATA = new byte[0];

	private final EventPublisher publisher;

	private final @Nullable StateUpdates state;

	private final ReceivedCounts counts;

	private final ServerRemarks remarks;

	private byte[] data = NO_DATA;

	private int from;

	private int to;

	private Wanted wanted = Wanted.NOTHING;

	/** Events of the frame that could not be read and are counted here. */
	private int malformed;

	/** The present event's field number. */
	private int number;

	/** Whether the present event could not be read. */
	private boolean broken;

	EventReader(EventPublisher publisher, @Nullable StateUpdates state, ReceivedCounts counts, ServerRemarks remarks) {
		this.publisher = publisher;
		this.state = state;
		this.counts = counts;
		this.remarks = remarks;
	}

	/**
	 * Reads a frame whose structure was checked.
	 * @param data holds the frame; not kept beyond {@link #release()}
	 * @param from where the frame begins
	 * @param to where it ends
	 * @param wanted what is done with its events
	 */
	void read(byte[] data, int from, int to, Wanted wanted) {
		this.data = data;
		this.from = from;
		this.to = to;
		this.wanted = wanted;
		this.malformed = 0;
		FrameWalker.walk(data, from, to, this);
		if (this.state != null) {
			this.state.advance();
		}
		if (wanted.batches()) {
			this.publisher.publish(batch(from, to), null, null, null);
		}
	}

	void release() {
		this.data = NO_DATA;
	}

	@Override
	public void visit(int number, int from, int to, int eventFrom, int eventTo) {
		this.number = number;
		this.broken = false;
		if (number == FrameWalker.COMPOSITE) {
			composite(eventFrom, eventTo);
			return;
		}
		Parser<? extends Message> parser = (number < ReceivedCounts.NUMBERS) ? EventCatalog.parser(number) : null;
		if (parser == null) {
			this.counts.unknown();
		}
		else {
			this.counts.known(number);
			byte flags = this.wanted.flags(number);
			if (flags != 0) {
				Message message = read(parser, from, to);
				if (message != null) {
					handle(number, flags, message);
				}
			}
			else if (number == ServerClientEvent.ERROR_FIELD_NUMBER || number == ServerClientEvent.WARN_FIELD_NUMBER) {
				spoken(number, from, to);
			}
		}
		if (this.wanted.events() && !this.broken) {
			ServerClientEvent event = read(ServerClientEvent.parser(), eventFrom, eventTo);
			if (event != null) {
				this.publisher.publish(event, null, null, null);
			}
		}
	}

	/**
	 * An event of several fields: the last of the schema's own counts.
	 */
	private void composite(int eventFrom, int eventTo) {
		ServerClientEvent event = read(ServerClientEvent.parser(), eventFrom, eventTo);
		if (event == null) {
			return;
		}
		EventDescriptor type = EventCatalog.of(event);
		Message message = EventCatalog.message(event);
		if (type == null || message == null) {
			this.counts.unknown();
		}
		else {
			this.counts.known(type.number());
			handle(type.number(), this.wanted.flags(type.number()), message);
		}
		if (this.wanted.events()) {
			this.publisher.publish(event, null, null, null);
		}
	}

	private void handle(int number, byte flags, Message message) {
		boolean listened = (flags & Wanted.LISTENED) != 0;
		if (this.state != null && (flags & Wanted.STATE) != 0) {
			this.state.apply(number, message, listened);
		}
		else if (listened) {
			this.publisher.publish(message, null, null, null);
		}
	}

	private void spoken(int number, int from, int to) {
		if (number == ServerClientEvent.ERROR_FIELD_NUMBER) {
			ErrorEvent error = read(ErrorEvent.parser(), from, to);
			if (error != null) {
				this.remarks.error(error, new RefusedInFrame(this.data, this.from, this.to).with(error.getMessage()));
			}
		}
		else {
			Warn warning = read(Warn.parser(), from, to);
			if (warning != null) {
				this.remarks.warn(warning);
			}
		}
	}

	private <T extends Message> @Nullable T read(Parser<T> parser, int from, int to) {
		try {
			return MessageReader.read(parser, this.data, from, to);
		}
		catch (InvalidProtocolBufferException ex) {
			this.broken = true;
			if (!isReadBefore(this.number)) {
				this.malformed++;
				this.remarks.undecodable("malformed " + ReceivedCounts.nameOf(this.number));
			}
			return null;
		}
	}

	/**
	 * Whether the session has read the event, and counted it if it could not.
	 */
	private static boolean isReadBefore(int number) {
		return switch (number) {
			case FrameWalker.COMPOSITE, ServerClientEvent.READY_FIELD_NUMBER,
					ServerClientEvent.TRANSACTIONSTATUS_FIELD_NUMBER,
					ServerClientEvent.SUBSCRIPTIONSUPDATED_FIELD_NUMBER ->
				true;
			default -> false;
		};
	}

	private ServerClientBatch batch(int from, int to) {
		try {
			return MessageReader.read(ServerClientBatch.parser(), this.data, from, to);
		}
		catch (InvalidProtocolBufferException ex) {
			return readable(from, to);
		}
	}

	/**
	 * Returns the batch of those events that can be read; each other one is counted,
	 * unless it was before.
	 */
	private ServerClientBatch readable(int from, int to) {
		ServerClientBatch.Builder batch = ServerClientBatch.newBuilder();
		int[] unreadable = { 0 };
		FrameWalker.walk(this.data, from, to, (number, start, end, eventFrom, eventTo) -> {
			try {
				batch.addEvents(MessageReader.read(ServerClientEvent.parser(), this.data, eventFrom, eventTo));
			}
			catch (InvalidProtocolBufferException ex) {
				unreadable[0] += isReadBefore(number) ? 0 : 1;
			}
		});
		for (int counted = this.malformed; counted < unreadable[0]; counted++) {
			this.remarks.undecodable("malformed event");
		}
		return batch.build();
	}

}
