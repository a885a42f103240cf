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

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.ServerClientEvent;
import org.junit.jupiter.api.RepeatedTest;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Real threads where a client gives up in the middle of a flood: the queue of events is
 * full, answers are awaited, and an application looks on.
 */
class LockOrderTests {

	private static final ServerClientEvent EVENT = ServerClientEvent.newBuilder()
		.setPlayerMoves(PlayerMoves.newBuilder().setEncId(1))
		.build();

	private final AtomicReference<@Nullable FakeWire> wire = new AtomicReference<>();

	private final CountDownLatch ready = new CountDownLatch(1);

	private final AtomicInteger ends = new AtomicInteger();

	@RepeatedTest(40)
	void givingUpWhileTheQueueIsFullLocksNobodyOut() throws Exception {
		Connection connection = new Connection(Rig.settings(ReconnectSettings.DEFAULT, 10), ClientThreads.shared(),
				new Slow(), () -> URI.create("wss://engine.example/"), (server, limit, receiver) -> {
					FakeWire opened = new FakeWire(receiver, this::serve);
					this.wire.set(opened);
					receiver.opened(opened);
				}, () -> 0.5);
		connection.start();
		assertThat(this.ready.await(20, TimeUnit.SECONDS)).isTrue();
		FakeWire socket = Objects.requireNonNull(this.wire.get());
		CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> {
			// The socket's thread.
			for (int i = 0; i < 200; i++) {
				socket.receive(EVENT, EVENT);
			}
			socket.receiver().closed(4003, "");
		});
		for (int i = 0; i < 40; i++) {
			connection.submit(Rig.setName("n" + i), Duration.ofMinutes(1), new Counting());
		}
		CompletableFuture<Void> looking = CompletableFuture.runAsync(() -> {
			while (connection.status().state() != ConnectionState.FAILED) {
				connection.pendingActions();
				connection.queuedActions();
				connection.queuedEvents();
			}
		});
		socket.receiver().closed(4003, "");
		try {
			flood.get(20, TimeUnit.SECONDS);
			looking.get(20, TimeUnit.SECONDS);
		}
		finally {
			assertThat(ManagementFactory.getThreadMXBean().findDeadlockedThreads()).as("deadlocked threads").isNull();
		}
		connection.stop(List::of);
		assertThat(connection.status().state()).isEqualTo(ConnectionState.FAILED);
		assertThat(connection.pendingActions()).isZero();
	}

	private void serve(FakeWire from) {
		if (from.last().getActionCase() == ActionCase.INIT) {
			from.ready();
		}
		else if (from.last().getActionCase() == ActionCase.UPDATESUBSCRIPTIONS) {
			from.answer(from.last());
		}
	}

	private final class Counting implements ActionEnd {

		@Override
		public void succeeded() {
			LockOrderTests.this.ends.incrementAndGet();
		}

		@Override
		public void refused(String reason) {
			LockOrderTests.this.ends.incrementAndGet();
		}

		@Override
		public void timedOut(Duration timeout, boolean sent) {
			LockOrderTests.this.ends.incrementAndGet();
		}

		@Override
		public void disconnected(String reason, boolean sent) {
			LockOrderTests.this.ends.incrementAndGet();
		}

		@Override
		public void queueFull(int waiting, String limit) {
			LockOrderTests.this.ends.incrementAndGet();
		}

	}

	/**
	 * Takes its time with each frame.
	 */
	private final class Slow extends QuietHandler {

		@Override
		public void frame(byte[] data, int from, int to, long receivedAt) {
			LockSupport.parkNanos(20_000);
		}

		@Override
		public void statusChanged(ConnectionStatus before, ConnectionStatus after) {
			if (after.isReady()) {
				LockOrderTests.this.ready.countDown();
			}
		}

	}

}
