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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import io.github.gatherspring.LogCapture;
import io.github.gatherspring.proto.Enter;
import io.github.gatherspring.proto.UpdateSubscriptions;
import io.github.gatherspring.setting.SettingNames;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The thread of listeners, without a socket.
 */
class DispatcherTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final ManualTime time = new ManualTime();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final Handler handler = new Handler();

	@AfterEach
	void stop() {
		this.threads.shutdownNow();
	}

	private Dispatcher dispatcher(Executor workers, BooleanSupplier answersAwaited) {
		InboundBound bound = new InboundBound(4, 10_000, 1000);
		return new Dispatcher(new InboundQueue(bound),
				new HoldingBack("test", bound, SettingNames.OF_BUILDER, this.time), workers, this.handler,
				answersAwaited);
	}

	private Dispatcher dispatcher() {
		return dispatcher(this.threads, () -> false);
	}

	private static boolean add(Dispatcher dispatcher, String frame) {
		return dispatcher.add(ByteBuffer.wrap(frame.getBytes(StandardCharsets.UTF_8)), false, 1, 0, true);
	}

	/**
	 * Hands a frame over whose listener blocks until it is released.
	 */
	private Blocking block(Dispatcher dispatcher) throws InterruptedException {
		Blocking blocking = new Blocking(new CountDownLatch(1), new CountDownLatch(1));
		this.handler.doing = (frame) -> {
			if (frame.equals("block")) {
				blocking.begun.countDown();
				awaitQuietly(blocking.release);
			}
		};
		add(dispatcher, "block");
		assertThat(blocking.begun.await(10, TimeUnit.SECONDS)).isTrue();
		return blocking;
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void framesAndTasksAreHandedOverInTheOrderInWhichTheyCame() {
		Dispatcher dispatcher = dispatcher();
		add(dispatcher, "one");
		dispatcher.add(() -> this.handler.heard.add("task"));
		add(dispatcher, "two");
		assertThat(dispatcher.awaitIdle(LIMIT)).isTrue();
		assertThat(this.handler.heard).containsExactly("one", "task", "two");
		assertThat(dispatcher.depth()).isZero();
	}

	static Stream<Throwable> throwables() {
		return Stream.of(new IllegalStateException("a listener's own trouble"), new OutOfMemoryError("as if"),
				new StackOverflowError("as if"), new NoClassDefFoundError("as if"));
	}

	@ParameterizedTest
	@MethodSource("throwables")
	void whateverAListenerThrowsTheNextFrameIsHandedOver(Throwable failure) {
		Dispatcher dispatcher = dispatcher();
		this.handler.doing = (frame) -> {
			if (frame.equals("odd")) {
				sneak(failure);
			}
		};
		for (int i = 0; i < 3; i++) {
			add(dispatcher, "odd");
			add(dispatcher, "even");
		}
		dispatcher.add(() -> sneak(failure));
		add(dispatcher, "last");
		assertThat(dispatcher.awaitIdle(LIMIT)).isTrue();
		assertThat(this.handler.heard).containsExactly("odd", "even", "odd", "even", "odd", "even", "last");
	}

	@ParameterizedTest
	@MethodSource("throwables")
	void whatTheReportOfARunThrowsCostsNoFrame(Throwable failure) {
		Dispatcher dispatcher = dispatcher();
		this.handler.atEndOfRun = () -> sneak(failure);
		add(dispatcher, "one");
		assertThat(dispatcher.awaitIdle(LIMIT)).isTrue();
		add(dispatcher, "two");
		assertThat(dispatcher.awaitIdle(LIMIT)).isTrue();
		assertThat(this.handler.heard).containsExactly("one", "two");
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> void sneak(Throwable failure) throws T {
		throw (T) failure;
	}

	@Test
	void aThreadThatCannotBeStartedIsTriedAgainByTheNextFrame() {
		AtomicInteger refusals = new AtomicInteger(1);
		Dispatcher dispatcher = dispatcher(refusing(refusals), () -> false);
		assertThat(add(dispatcher, "one")).isTrue();
		assertThat(this.handler.heard).isEmpty();
		add(dispatcher, "two");
		assertThat(dispatcher.awaitIdle(LIMIT)).isTrue();
		assertThat(this.handler.heard).containsExactly("one", "two");
	}

	@Test
	void aThreadThatCannotBeStartedIsTriedAgainLaterIfNoFrameComes() {
		AtomicInteger refusals = new AtomicInteger(2);
		Dispatcher dispatcher = dispatcher(refusing(refusals), () -> false);
		add(dispatcher, "one");
		dispatcher.revive();
		assertThat(this.handler.heard).isEmpty();
		dispatcher.revive();
		assertThat(dispatcher.awaitIdle(LIMIT)).isTrue();
		assertThat(this.handler.heard).containsExactly("one");
		dispatcher.revive();
		assertThat(dispatcher.depth()).isZero();
	}

	private Executor refusing(AtomicInteger refusals) {
		return (task) -> {
			if (refusals.getAndDecrement() > 0) {
				throw new OutOfMemoryError("unable to create native thread");
			}
			this.threads.execute(task);
		};
	}

	@Test
	void aFullQueueHoldsTheReadingBackAndSaysSoOnce() throws Exception {
		Dispatcher dispatcher = dispatcher();
		Blocking blocking = block(dispatcher);
		try (LogCapture log = LogCapture.ofClients(Level.WARN)) {
			CompletableFuture<Boolean> last = CompletableFuture.supplyAsync(() -> {
				for (int i = 0; i < 4; i++) {
					add(dispatcher, "waits");
				}
				return add(dispatcher, "last");
			}, this.threads);
			await().atMost(LIMIT).until(dispatcher::isHoldingBack);
			this.time.advance(Duration.ofSeconds(5));
			assertThat(last).isNotDone();
			blocking.release.countDown();
			assertThat(last).succeedsWithin(LIMIT).isEqualTo(true);
			assertThat(dispatcher.awaitIdle(LIMIT)).isTrue();
			assertThat(dispatcher.isHoldingBack()).isFalse();
			assertThat(dispatcher.heldUntil()).isEqualTo(this.time.nanos());
			assertThat(this.handler.heard).hasSize(6).endsWith("last");
			assertThat(log.lines(Level.WARN)).singleElement()
				.satisfies((line) -> assertThat(line).contains("[test]")
					.contains("slower than the server")
					.contains("eventQueueCapacity is 4")
					.contains("eventQueueMaxSize is 10000 bytes"));
		}
	}

	@Test
	void noLockIsHeldWhileTheConnectionIsAskedWhetherAnswersAreAwaited() throws Exception {
		List<Dispatcher> self = new ArrayList<>();
		AtomicInteger asked = new AtomicInteger();
		// As a connection that takes its own lock for the answer, which another thread
		// has that is adding a task at this moment.
		Dispatcher dispatcher = dispatcher(this.threads, () -> {
			asked.incrementAndGet();
			CompletableFuture.runAsync(() -> {
				self.get(0).add(() -> {
				});
				self.get(0).depth();
			}, this.threads).join();
			return false;
		});
		self.add(dispatcher);
		Blocking blocking = block(dispatcher);
		CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> {
			for (int i = 0; i < 5; i++) {
				add(dispatcher, "waits");
			}
		}, this.threads);
		await().atMost(LIMIT).until(() -> asked.get() > 2);
		blocking.release.countDown();
		assertThat(flood).succeedsWithin(LIMIT);
	}

	@Test
	void whileAnswersAreAwaitedTheReadingGoesOnIntoTheReserve() throws Exception {
		Dispatcher dispatcher = dispatcher(this.threads, () -> true);
		Blocking blocking = block(dispatcher);
		for (int i = 0; i < 100; i++) {
			assertThat(add(dispatcher, "waits")).isTrue();
		}
		assertThat(dispatcher.isHoldingBack()).isFalse();
		blocking.release.countDown();
		assertThat(dispatcher.awaitIdle(LIMIT)).isTrue();
		assertThat(this.handler.heard).hasSize(101);
	}

	@Test
	void aMutedDispatcherLetsTheReadingGoAndRunsTasksOnly() throws Exception {
		Dispatcher dispatcher = dispatcher();
		Blocking blocking = block(dispatcher);
		CompletableFuture<Boolean> flood = CompletableFuture.supplyAsync(() -> {
			boolean taken = true;
			for (int i = 0; i < 6; i++) {
				taken = add(dispatcher, "never heard");
			}
			return taken;
		}, this.threads);
		await().atMost(LIMIT).until(dispatcher::isHoldingBack);
		dispatcher.mute();
		assertThat(flood).succeedsWithin(LIMIT).isEqualTo(false);
		dispatcher.add(() -> this.handler.heard.add("task"));
		blocking.release.countDown();
		assertThat(dispatcher.awaitIdle(LIMIT)).isTrue();
		assertThat(this.handler.heard).containsExactly("block", "task");
	}

	@Test
	void aDispatcherThatFollowsAnotherWaitsForItsLastListener() throws Exception {
		Dispatcher before = dispatcher();
		Blocking blocking = block(before);
		Dispatcher after = dispatcher();
		after.follow(before);
		add(after, "after");
		before.close(false);
		assertThat(after.awaitIdle(Duration.ofMillis(50))).isFalse();
		assertThat(this.handler.heard).containsExactly("block");
		blocking.release.countDown();
		await().atMost(LIMIT).until(() -> this.handler.heard.contains("after"));
		assertThat(after.awaitIdle(LIMIT)).isTrue();
	}

	@Test
	void theThreadKnowsThatItIsTheOneOfListeners() {
		Dispatcher dispatcher = dispatcher();
		List<Boolean> answers = new CopyOnWriteArrayList<>();
		dispatcher.add(() -> answers.add(dispatcher.isDispatchThread()));
		assertThat(dispatcher.awaitIdle(LIMIT)).isTrue();
		assertThat(answers).containsExactly(true);
		assertThat(dispatcher.isDispatchThread()).isFalse();
	}

	@Test
	void aCloseInterruptsAListenerThatRunsStill() throws Exception {
		Dispatcher dispatcher = dispatcher();
		Blocking blocking = block(dispatcher);
		dispatcher.close();
		assertThat(dispatcher.awaitIdle(LIMIT)).isTrue();
		assertThat(add(dispatcher, "late")).isFalse();
	}

	private record Blocking(CountDownLatch begun, CountDownLatch release) {
	}

	/**
	 * Remembers frames as text.
	 */
	private static final class Handler implements ConnectionHandler {

		private final List<String> heard = new CopyOnWriteArrayList<>();

		private volatile Consumer<String> doing = (frame) -> {
		};

		private volatile Runnable atEndOfRun = () -> {
		};

		@Override
		public void frame(byte[] data, int from, int to, long receivedAt) {
			String frame = new String(data, from, to - from, StandardCharsets.UTF_8);
			this.heard.add(frame);
			this.doing.accept(frame);
		}

		@Override
		public void endOfRun() {
			this.atEndOfRun.run();
		}

		@Override
		public @Nullable UpdateSubscriptions sessionStarted(String userId) {
			return null;
		}

		@Override
		public void synchronizedWithServer() {
		}

		@Override
		public void sessionEnded(int closeCode) {
		}

		@Override
		public void statusChanged(ConnectionStatus before, ConnectionStatus after) {
		}

		@Override
		public @Nullable Enter enter() {
			return null;
		}

		@Override
		public void undecodable(String kind) {
		}

		@Override
		public void watch(long nanos) {
		}

		@Override
		public void heartbeat(Duration roundTrip) {
		}

	}

}
