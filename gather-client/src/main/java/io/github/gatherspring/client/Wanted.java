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

import java.util.Arrays;
import java.util.Set;

import com.google.protobuf.Message;
import io.github.gatherspring.codec.FrameWalker;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.action.EventCatalog;
import io.github.gatherspring.space.SpaceTracker;

/**
 * What is done with events, by their field numbers. Nothing in it changes.
 */
final class Wanted {

	/** The state is to know of the event. */
	static final byte STATE = 1;

	/** Somebody listens to the event. */
	static final byte LISTENED = 2;

	static final Wanted NOTHING = new Wanted(new byte[ReceivedCounts.NUMBERS], Set.of());

	private final byte[] flags;

	private final boolean events;

	private final boolean batches;

	private final Set<Class<?>> interests;

	private Wanted(byte[] flags, Set<Class<?>> interests) {
		this.flags = flags;
		this.events = interests.contains(ServerClientEvent.class);
		this.batches = interests.contains(ServerClientBatch.class);
		this.interests = Set.copyOf(interests);
	}

	/**
	 * Returns what is to be done for listeners.
	 * @param interests the types that somebody listens to
	 * @param tracked whether there is a state to keep
	 */
	static Wanted of(Set<Class<?>> interests, boolean tracked) {
		byte[] flags = new byte[ReceivedCounts.NUMBERS];
		if (interests.contains(Message.class)) {
			Arrays.fill(flags, LISTENED);
		}
		for (Class<?> interest : interests) {
			int number = EventCatalog.numberOf(interest);
			if (number != 0) {
				flags[number] |= LISTENED;
			}
		}
		if (tracked) {
			SpaceTracker.stateEvents().forEach((number) -> flags[number] |= STATE);
			for (int i = 0; i < flags.length; i++) {
				// The tracker also knows whom an event is about that changes no state.
				flags[i] |= (flags[i] != 0) ? STATE : 0;
			}
		}
		return new Wanted(flags, interests);
	}

	byte flags(int number) {
		return this.flags[number];
	}

	/**
	 * Whether somebody listens to whole events.
	 */
	boolean events() {
		return this.events;
	}

	/**
	 * Whether somebody listens to whole batches.
	 */
	boolean batches() {
		return this.batches;
	}

	boolean isListened(Message event) {
		return this.interests.contains(event.getClass()) || this.interests.contains(Message.class);
	}

	/**
	 * Whether the dispatching thread is to be woken for an event.
	 * @param number its field number, or one of those that {@link FrameWalker} gives
	 */
	boolean isAwaited(int number) {
		if (this.batches) {
			return true;
		}
		return switch (number) {
			case FrameWalker.NO_EVENTS -> false;
			case FrameWalker.COMPOSITE, ServerClientEvent.ERROR_FIELD_NUMBER, ServerClientEvent.WARN_FIELD_NUMBER ->
				true;
			default -> this.events || (number < this.flags.length && this.flags[number] != 0);
		};
	}

}
