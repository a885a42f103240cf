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

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.SetTextStatus;
import io.github.gatherspring.wire.Wire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who writes a frame: its caller as long as that cannot block, else a worker.
 */
class FrameWriterTests {

	private final List<Runnable> workers = new ArrayList<>();

	private final RecordingWire wire = new RecordingWire();

	private final FrameWriter writer = new FrameWriter(this.wire, this.workers::add, new ManualTime(), new Traffic(),
			(reason) -> {
			});

	@Test
	void aLoneActionIsWrittenByItsCaller() {
		send("hello");
		assertThat(this.wire.frames).isEqualTo(1);
		assertThat(this.workers).isEmpty();
	}

	@Test
	void whenSixteenFramesAreUnansweredAWorkerWrites() {
		for (int i = 0; i < 16; i++) {
			send("hello");
		}
		assertThat(this.wire.frames).isEqualTo(16);
		send("one more");
		assertThat(this.wire.frames).isEqualTo(16);
		assertThat(this.workers).hasSize(1);
		this.workers.remove(0).run();
		assertThat(this.wire.frames).isEqualTo(17);
	}

	@Test
	void anAnswerLetsCallersWriteAgain() {
		PendingAction last = send("hello");
		for (int i = 1; i < 16; i++) {
			last = send("hello");
		}
		this.writer.confirmed(last);
		send("one more");
		assertThat(this.wire.frames).isEqualTo(17);
		assertThat(this.workers).isEmpty();
	}

	@Test
	void aLargeFrameIsLeftToAWorker() {
		send("x".repeat(5000));
		assertThat(this.wire.frames).isZero();
		assertThat(this.workers).hasSize(1);
	}

	@Test
	void anInterruptedCallerLeavesTheWritingToAWorker() {
		Thread.currentThread().interrupt();
		try {
			send("hello");
			assertThat(this.wire.frames).isZero();
			assertThat(this.workers).hasSize(1);
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	@Test
	void whatComesWhileSomebodyWritesIsWrittenAfterItByAWorker() {
		this.wire.whileSending = () -> {
			this.wire.whileSending = null;
			assertThat(this.writer.enqueue(action("second"))).isFalse();
		};
		send("first");
		assertThat(this.wire.frames).isEqualTo(1);
		this.workers.remove(0).run();
		assertThat(this.wire.frames).isEqualTo(2);
	}

	@Test
	void aLargeFrameIsStuckOnlyWhenNoPartOfItGoesOut() {
		ManualTime time = new ManualTime();
		List<Boolean> stuck = new ArrayList<>();
		Duration limit = Duration.ofSeconds(10);
		FrameWriter[] writers = new FrameWriter[1];
		Wire slow = new RecordingWire() {

			@Override
			public void send(ByteBuffer frame, Runnable progress) {
				for (int part = 0; part < 5; part++) {
					time.advance(Duration.ofSeconds(9));
					stuck.add(writers[0].isStuck(time.nanos(), limit.toNanos()));
					progress.run();
				}
				time.advance(Duration.ofSeconds(11));
				stuck.add(writers[0].isStuck(time.nanos(), limit.toNanos()));
			}

		};
		writers[0] = new FrameWriter(slow, Runnable::run, time, new Traffic(), (reason) -> {
		});
		writers[0].add(action("x".repeat(5000)));
		assertThat(stuck).containsExactly(false, false, false, false, false, true);
	}

	private PendingAction send(String text) {
		PendingAction action = action(text);
		if (this.writer.enqueue(action)) {
			this.writer.write();
		}
		return action;
	}

	private static PendingAction action(String text) {
		ClientServerAction message = ClientServerAction.newBuilder()
			.setSetTextStatus(SetTextStatus.newBuilder().setTextStatus(text))
			.build();
		PendingAction action = new PendingAction(message, ProtocolAction.ignored(), Long.MAX_VALUE, Duration.ZERO, 0);
		action.encode(message, 1);
		return action;
	}

	private static class RecordingWire implements Wire {

		private int frames;

		private @Nullable Runnable whileSending;

		@Override
		public void send(ByteBuffer frame) {
			this.frames++;
			Runnable meanwhile = this.whileSending;
			if (meanwhile != null) {
				meanwhile.run();
			}
		}

		@Override
		public void close(int code, String reason) {
			// Nothing is open.
		}

	}

}
