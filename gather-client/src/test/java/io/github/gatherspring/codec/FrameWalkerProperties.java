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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.gatherspring.proto.CustomEvent;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerHeartbeat;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks over frames that nobody would send: random bytes, frames cut short, frames with
 * bytes changed. The parser of protobuf says what is a batch. A failure names the seed;
 * {@code -Dgather.test.seed=…} repeats it.
 */
class FrameWalkerProperties {

	private static final int ROUNDS = 100_000;

	private final long seed = Long.getLong("gather.test.seed", System.nanoTime());

	private final SplittableRandom random = new SplittableRandom(this.seed);

	private ServerClientBatch batch() {
		ServerClientBatch.Builder batch = ServerClientBatch.newBuilder();
		int count = this.random.nextInt(6);
		for (int i = 0; i < count; i++) {
			ServerClientEvent.Builder event = ServerClientEvent.newBuilder();
			switch (this.random.nextInt(4)) {
				case 0 -> event.setPlayerMoves(PlayerMoves.newBuilder()
					.setEncId(this.random.nextInt())
					.setMapId("office")
					.setX(this.random.nextInt(100)));
				case 1 -> event.setCustomEvent(
						CustomEvent.newBuilder().setName("n").setPayload("payload ".repeat(this.random.nextInt(40))));
				case 2 -> event.setServerHeartbeat(ServerHeartbeat.getDefaultInstance());
				default -> {
					// An event of no kind.
				}
			}
			batch.addEvents(event);
		}
		return batch.build();
	}

	/**
	 * Walks over a part of a larger array, as the client does, and checks that nothing
	 * outside of it is looked at.
	 */
	private int walk(byte[] frame, List<Integer> visited) {
		int before = this.random.nextInt(5);
		byte[] data = new byte[before + frame.length + this.random.nextInt(5)];
		this.random.nextBytes(data);
		System.arraycopy(frame, 0, data, before, frame.length);
		int end = before + frame.length;
		return FrameWalker.walk(data, before, end, (number, from, to, eventFrom, eventTo) -> {
			assertThat(before <= eventFrom && eventFrom <= from && from <= to && to <= eventTo && eventTo <= end)
				.isTrue();
			assertThat(number).isGreaterThanOrEqualTo(FrameWalker.COMPOSITE);
			visited.add(number);
		});
	}

	private void check(byte[] frame) {
		List<Integer> visited = new ArrayList<>();
		int events = walk(frame, visited);
		ServerClientBatch batch = null;
		try {
			batch = ServerClientBatch.parseFrom(frame);
		}
		catch (InvalidProtocolBufferException ex) {
			// Its structure may be sound all the same: what is inside of an event is read
			// later, if anybody wants it.
		}
		if (batch != null && !hasEndlessNumber(frame)) {
			assertThat(events).isEqualTo(batch.getEventsCount());
		}
		if (events >= 0) {
			assertThat(visited).hasSize(events);
		}
	}

	/**
	 * Numbers end after ten bytes at the latest; what protobuf makes of longer ones
	 * depends on where they stand.
	 */
	private static boolean hasEndlessNumber(byte[] frame) {
		int run = 0;
		for (byte each : frame) {
			run = (each < 0) ? run + 1 : 0;
			if (run >= 10) {
				return true;
			}
		}
		return false;
	}

	private void repeated(Supplier<byte[]> frames) {
		for (int round = 0; round < ROUNDS; round++) {
			byte[] frame = frames.get();
			try {
				check(frame);
			}
			catch (AssertionError | RuntimeException ex) {
				throw new AssertionError(
						"Round " + round + " of seed " + this.seed + ", frame " + Arrays.toString(frame), ex);
			}
		}
	}

	@Test
	void randomBytesAreEitherABatchOrGarbage() {
		repeated(() -> {
			byte[] frame = new byte[this.random.nextInt(40)];
			this.random.nextBytes(frame);
			if (frame.length > 0 && this.random.nextBoolean()) {
				frame[0] = 10;
			}
			return frame;
		});
	}

	@Test
	void framesCutShortAreGarbageUnlessCutBetweenEvents() {
		repeated(() -> {
			byte[] frame = batch().toByteArray();
			return Arrays.copyOf(frame, this.random.nextInt(frame.length + 1));
		});
	}

	@Test
	void framesWithChangedBytesAreReadAsProtobufReadsThem() {
		repeated(() -> {
			byte[] frame = batch().toByteArray();
			int changes = (frame.length > 0) ? 1 + this.random.nextInt(3) : 0;
			for (int i = 0; i < changes; i++) {
				frame[this.random.nextInt(frame.length)] = (byte) this.random.nextInt();
			}
			return frame;
		});
	}

	@Test
	void eventsBeforeAFaultAreVisited() {
		for (int round = 0; round < ROUNDS; round++) {
			ServerClientBatch batch = batch();
			byte[] sound = batch.toByteArray();
			byte[] frame = Arrays.copyOf(sound, sound.length + 2);
			// The beginning of an event that is longer than what is left.
			frame[sound.length] = 10;
			frame[sound.length + 1] = 100;
			List<Integer> visited = new ArrayList<>();
			assertThat(walk(frame, visited)).isEqualTo(-1);
			assertThat(visited).as("seed %d", this.seed).hasSize(batch.getEventsCount());
		}
	}

}
