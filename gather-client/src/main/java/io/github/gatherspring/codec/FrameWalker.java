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

package io.github.gatherspring.codec;

/**
 * Walks over the events of a frame without decoding them. A {@code ServerClientBatch}
 * costs a builder with 139 slots an event when parsed whole; walking costs two tags, and
 * only the events that somebody wants are decoded.
 *
 * @since 0.1.0
 */
public final class FrameWalker {

	/** Number given to events that the visitor must parse as a whole to understand. */
	public static final int COMPOSITE = -1;

	/** Number given to events without any field. */
	public static final int EMPTY = 0;

	/** Stands for a frame without any event, which is a batch all the same. */
	public static final int NO_EVENTS = -2;

	private static final int LENGTH_DELIMITED = 2;

	private static final int START_GROUP = 3;

	private static final int END_GROUP = 4;

	/** Groups may lie in each other as deep as protobuf's own parser allows. */
	private static final int DEEPEST = 100;

	private static final int EVENTS_TAG = (1 << 3) | LENGTH_DELIMITED;

	private FrameWalker() {
	}

	/**
	 * Visits the events of a frame in order.
	 * @param data holds the frame
	 * @param from where the frame begins
	 * @param to where it ends
	 * @param visitor receives each event
	 * @return how many events were visited, or -1 when the frame is no batch; events
	 * before the fault were visited then
	 */
	public static int walk(byte[] data, int from, int to, Visitor visitor) {
		int at = from;
		int count = 0;
		while (at < to) {
			int next = at + 1;
			if (data[at] != EVENTS_TAG) {
				long tag = varint(data, at, to);
				if (tag < 0) {
					return -1;
				}
				next = (int) (tag >>> 32);
				if ((int) tag != EVENTS_TAG) {
					at = skip(data, next, to, (int) tag, 0);
					if (at < 0) {
						return -1;
					}
					continue;
				}
			}
			long header = varint(data, next, to);
			int start = (int) (header >>> 32);
			int length = (int) header;
			if (header < 0 || length < 0 || length > to - start) {
				return -1;
			}
			at = start + length;
			if (!event(data, start, at, visitor)) {
				return -1;
			}
			count++;
		}
		return count;
	}

	private static boolean event(byte[] data, int from, int to, Visitor visitor) {
		if (from == to) {
			visitor.visit(EMPTY, from, to, from, to);
			return true;
		}
		long tag = varint(data, from, to);
		if (tag < 0) {
			return false;
		}
		int bits = (int) tag;
		if ((bits & 7) == LENGTH_DELIMITED) {
			long header = varint(data, (int) (tag >>> 32), to);
			int start = (int) (header >>> 32);
			int length = (int) header;
			if (header < 0 || length < 0 || length > to - start) {
				return false;
			}
			if (start + length == to && bits >>> 3 != 0) {
				visitor.visit(bits >>> 3, start, to, from, to);
				return true;
			}
		}
		// Several fields, or a first field of an unknown kind: legal, and never seen.
		visitor.visit(COMPOSITE, from, to, from, to);
		return true;
	}

	/**
	 * Skips a field that no batch of the schema has.
	 * @return the position after it; negative when it has no end
	 */
	private static int skip(byte[] data, int from, int to, int tag, int depth) {
		if (tag >>> 3 == 0) {
			return -1;
		}
		int at = from;
		switch (tag & 7) {
			case 0 -> {
				return skipVarint(data, at, to, 10);
			}
			case 1 -> at += 8;
			case 5 -> at += 4;
			case LENGTH_DELIMITED -> {
				long header = varint(data, at, to);
				int length = (int) header;
				int start = (int) (header >>> 32);
				if (header < 0 || length < 0 || length > to - start) {
					return -1;
				}
				at = start + length;
			}
			case START_GROUP -> {
				return skipGroup(data, at, to, tag >>> 3, depth);
			}
			default -> {
				return -1;
			}
		}
		return (at <= to) ? at : -1;
	}

	private static int skipGroup(byte[] data, int from, int to, int number, int depth) {
		int at = from;
		while (at >= 0 && at < to && depth < DEEPEST) {
			long tag = varint(data, at, to);
			if (tag < 0) {
				return -1;
			}
			at = (int) (tag >>> 32);
			if (((int) tag & 7) == END_GROUP) {
				return ((int) tag >>> 3 == number) ? at : -1;
			}
			at = skip(data, at, to, (int) tag, depth + 1);
		}
		return -1;
	}

	private static int skipVarint(byte[] data, int from, int to, int most) {
		for (int at = from; at < to && at < from + most; at++) {
			if (data[at] >= 0) {
				return at + 1;
			}
		}
		return -1;
	}

	/**
	 * Reads a varint of 32 bits; as in protobuf's own parser further ones are lost.
	 * @return the position after it in the upper half, the value in the lower; negative
	 * when there is none
	 */
	private static long varint(byte[] data, int from, int to) {
		int at = from;
		int value = 0;
		for (int shift = 0; shift < 35; shift += 7) {
			if (at >= to) {
				return -1;
			}
			byte next = data[at++];
			value |= (next & 0x7f) << shift;
			if (next >= 0) {
				return ((long) at << 32) | (value & 0xffffffffL);
			}
		}
		int end = skipVarint(data, at, to, 5);
		return (end >= 0) ? ((long) end << 32) | (value & 0xffffffffL) : -1;
	}

	/**
	 * Receives the events of a frame.
	 */
	@FunctionalInterface
	public interface Visitor {

		/**
		 * Receives one event.
		 * @param number its field number, {@link #EMPTY} or {@link #COMPOSITE}
		 * @param from where the event's message begins; the event itself for a composite
		 * @param to where it ends
		 * @param eventFrom where the {@code ServerClientEvent} begins
		 * @param eventTo where it ends
		 */
		void visit(int number, int from, int to, int eventFrom, int eventTo);

	}

}
