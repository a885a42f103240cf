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
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the queue holds and when it refuses.
 */
class InboundQueueTests {

	private static final int MEBIBYTE = 1024 * 1024;

	private final InboundQueue queue = new InboundQueue(new InboundBound(10, MEBIBYTE, MEBIBYTE / 2));

	private boolean offer(int bytes, int events, boolean answersAwaited) {
		return this.queue.offer(ByteBuffer.allocate(bytes), true, events, 0, true, answersAwaited);
	}

	private int offerUntilRefused(int bytes, int events) {
		int taken = 0;
		while (taken < 1_000_000 && offer(bytes, events, false)) {
			taken++;
		}
		return taken;
	}

	@Test
	void framesOfAHundredKilobytesAreRefusedOnceTheirBytesReachTheBound() {
		assertThat(offerUntilRefused(100_000, 1)).isEqualTo(10);
		assertThat(this.queue.bytes()).isLessThanOrEqualTo(MEBIBYTE).isGreaterThanOrEqualTo(1_000_000);
	}

	@Test
	void smallFramesAreCountedWithWhatTheirEntryCosts() {
		InboundQueue wide = new InboundQueue(new InboundBound(Integer.MAX_VALUE, MEBIBYTE, 0));
		int taken = 0;
		while (wide.offer(ByteBuffer.allocate(4), false, 1, 0, true, false)) {
			taken++;
		}
		assertThat(taken).isEqualTo(MEBIBYTE / (4 + Backlog.ENTRY_COST));
	}

	@Test
	void eventsAreBoundedToo() {
		assertThat(offerUntilRefused(10, 3)).isEqualTo(3);
		assertThat(this.queue.claim()).isTrue();
		assertThat(this.queue.depth()).isEqualTo(9);
	}

	@Test
	void whatIsBeingHandedOverCountsUntilItIsLetGo() {
		offerUntilRefused(100_000, 1);
		assertThat(this.queue.claim()).isTrue();
		Backlog inHand = Objects.requireNonNull(this.queue.take(null));
		assertThat(this.queue.bytes()).isGreaterThan(1_000_000);
		assertThat(offer(100_000, 1, false)).isFalse();
		inHand.handOver(0, (data, from, to, at) -> assertThat(to - from).isEqualTo(100_000));
		int bytes = inHand.letGo(0);
		assertThat(bytes).isEqualTo(100_000);
		this.queue.letGo(bytes);
		assertThat(offer(100_000, 1, false)).isTrue();
		assertThat(offer(100_000, 1, false)).isFalse();
		assertThat(this.queue.take(inHand)).isNotNull();
		assertThat(this.queue.bytes()).isEqualTo(100_000 + Backlog.ENTRY_COST);
	}

	@Test
	void oneFrameLargerThanTheBoundIsTakenWhenNothingWaits() {
		assertThat(offer(3 * MEBIBYTE, 1000, false)).isTrue();
		assertThat(offer(1, 1, false)).isFalse();
		this.queue.claim();
		Backlog inHand = Objects.requireNonNull(this.queue.take(null));
		assertThat(offer(1, 1, false)).isFalse();
		assertThat(this.queue.take(inHand)).isNull();
		assertThat(this.queue.bytes()).isZero();
		assertThat(offer(3 * MEBIBYTE, 1000, false)).isTrue();
	}

	@Test
	void whileAnswersAreAwaitedTheReserveIsOpenWhateverTheNumberOfEvents() {
		offerUntilRefused(100_000, 1);
		int more = 0;
		while (offer(100_000, 100, true)) {
			more++;
		}
		assertThat(more).isEqualTo(5);
		assertThat(this.queue.bytes()).isLessThanOrEqualTo(MEBIBYTE + MEBIBYTE / 2);
	}

	@Test
	void whileAnswersAreAwaitedOneFrameOfAnySizeIsTakenBesideTheOneInHand() {
		offer(3 * MEBIBYTE, 1, false);
		this.queue.claim();
		assertThat(this.queue.take(null)).isNotNull();
		assertThat(offer(3 * MEBIBYTE, 1, true)).isTrue();
		assertThat(offer(1, 1, true)).isFalse();
	}

	@Test
	void tasksAreTakenWhateverWaits() {
		offerUntilRefused(100_000, 1);
		assertThat(this.queue.offer(() -> {
		})).isTrue();
	}

	@Test
	void whoWaitsForRoomGoesOnWhenALargeFrameIsLetGo() throws Exception {
		offerUntilRefused(100_000, 1);
		this.queue.claim();
		Backlog inHand = Objects.requireNonNull(this.queue.take(null));
		CountDownLatch roomMade = new CountDownLatch(1);
		Thread waiting = new Thread(() -> {
			try {
				this.queue.awaitRoom(1, 100_000, false, TimeUnit.MINUTES.toMillis(1));
				roomMade.countDown();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		waiting.start();
		this.queue.letGo(inHand.letGo(0));
		assertThat(roomMade.await(10, TimeUnit.SECONDS)).isTrue();
		waiting.join();
	}

	@Test
	void aQueueThatIsMutedLetsThoseWhoWaitGoAndTakesTasksStill() throws Exception {
		offerUntilRefused(100_000, 1);
		this.queue.mute();
		this.queue.awaitRoom(1, 100_000, false, TimeUnit.MINUTES.toMillis(1));
		assertThat(offer(1, 1, true)).isFalse();
		assertThat(this.queue.offer(() -> {
		})).isTrue();
	}

	@Test
	void aClosedQueueTakesNothing() {
		this.queue.close(false);
		assertThat(offer(1, 1, true)).isFalse();
		assertThat(this.queue.offer(() -> {
		})).isFalse();
		assertThat(this.queue.hasEnded()).isTrue();
	}

	@Test
	void oneAtATimeHasTheClaim() {
		offer(1, 1, false);
		assertThat(this.queue.claim()).isTrue();
		assertThat(this.queue.claim()).isFalse();
		assertThat(this.queue.awaitIdle(Duration.ZERO)).isFalse();
		this.queue.unclaim();
		assertThat(this.queue.awaitIdle(Duration.ZERO)).isTrue();
		assertThat(this.queue.claim()).isTrue();
		Backlog inHand = Objects.requireNonNull(this.queue.take(null));
		assertThat(this.queue.isWorker(Thread.currentThread())).isTrue();
		assertThat(this.queue.take(inHand)).isNull();
		assertThat(this.queue.isWorker(Thread.currentThread())).isFalse();
		assertThat(this.queue.claim()).isTrue();
	}

	@Test
	void whatNobodyWaitsForIsNoReasonToWorkUntilSixtyFourFramesHaveGathered() {
		InboundQueue wide = new InboundQueue(new InboundBound(1000, MEBIBYTE, 0));
		for (int i = 1; i < InboundQueue.MOST_UNAWAITED; i++) {
			assertThat(wide.offer(ByteBuffer.allocate(1), false, 1, 0, false, false)).isTrue();
		}
		assertThat(wide.isFilled()).isFalse();
		assertThat(wide.depth()).isZero();
		wide.offer(ByteBuffer.allocate(1), false, 1, 0, false, false);
		assertThat(wide.isFilled()).isTrue();
	}

}
