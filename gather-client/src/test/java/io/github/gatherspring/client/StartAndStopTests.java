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

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.proto.Enter;
import io.github.gatherspring.proto.PlayerInitInfo;
import io.github.gatherspring.proto.PlayerShootsConfetti;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.simulator.api.ReceivedAction;
import io.github.gatherspring.wire.SilentServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

/**
 * Starting, stopping in every phase, and what is left behind: nothing.
 */
class StartAndStopTests extends AbstractClientTests {

	/** The time that a stop is given and does not take. */
	private static final Duration LONG_STOP = Duration.ofMinutes(1);

	/**
	 * Far above what a stop was given, and far below what actions have: how long each
	 * step takes is told by the tests on a moved clock.
	 */
	private static final Duration SOON = Duration.ofSeconds(20);

	@SuppressWarnings("NullAway.Init")
	private SilentServer silent;

	@BeforeEach
	void listen() {
		this.silent = new SilentServer();
	}

	@AfterEach
	void closeSilent() throws IOException {
		this.silent.close();
	}

	private GatherClient in(Phase phase) {
		return switch (phase) {
			case ASSIGNMENT_HANGS -> {
				this.simulator.faults().hangAssignment();
				yield started(null, ConnectionState.CONNECTING);
			}
			case ASSIGNMENT_DRIBBLES -> {
				this.simulator.faults().slowLorisAssignment();
				yield started(null, ConnectionState.CONNECTING);
			}
			case UPGRADE_HANGS -> {
				int before = this.silent.connections();
				GatherClient client = started("ws", ConnectionState.CONNECTING);
				await().atMost(LIMIT).until(() -> this.silent.connections() > before);
				yield client;
			}
			case TLS_HANGS -> {
				int before = this.silent.connections();
				GatherClient client = started("wss", ConnectionState.CONNECTING);
				await().atMost(LIMIT).until(() -> this.silent.connections() > before);
				yield client;
			}
			case AUTHENTICATING -> {
				this.simulator.faults().neverReady();
				yield started(null, ConnectionState.AUTHENTICATING);
			}
			case SYNCING -> {
				this.simulator.faults().silentAfterReady();
				yield started(null, ConnectionState.SYNCING);
			}
			case READY -> started(null, ConnectionState.READY);
			case FROZEN -> {
				GatherClient client = started(null, ConnectionState.READY);
				this.simulator.faults().freeze();
				yield client;
			}
			case WAITING -> {
				this.simulator.faults().failAssignment(500);
				yield started(null, ConnectionState.WAITING_TO_RECONNECT);
			}
			case STARTED_JUST_NOW -> {
				GatherClient client = client((builder) -> builder.reconnect(RARE).shutdownTimeout(LONG_STOP));
				client.start();
				yield client;
			}
		};
	}

	private GatherClient started(@Nullable String scheme, ConnectionState state) {
		GatherClient client = client((builder) -> {
			builder.reconnect(RARE).shutdownTimeout(LONG_STOP);
			if (scheme != null) {
				builder.serverUrl(URI.create(scheme + "://127.0.0.1:" + this.silent.port() + "/"));
			}
		});
		client.start();
		awaitState(client, state);
		return client;
	}

	@ParameterizedTest
	@EnumSource(Phase.class)
	void stoppingInAnyPhaseWaitsForNobody(Phase phase) {
		GatherClient client = in(phase);
		long before = System.nanoTime();
		client.stop();
		assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(LONG_STOP.dividedBy(3));
		assertThat(client.status().state()).isEqualTo(ConnectionState.STOPPED);
		assertThat(client.isRunning()).isFalse();
		await().atMost(LIMIT).until(() -> ownThreads().isEmpty());
	}

	@Test
	void twoHundredStartsAndStopsLeaveNothingBehind() throws IOException {
		// The HTTP client and the engine keep a few threads for the JVM; they are there
		// after the first.
		in(Phase.READY).stop();
		await().atMost(LIMIT).until(() -> ownThreads().isEmpty());
		long sockets = sockets();
		int threads = Thread.getAllStackTraces().size();
		Phase[] phases = Phase.values();
		for (int i = 0; i < 200; i++) {
			Phase phase = phases[i % phases.length];
			this.simulator.faults().reset();
			GatherClient client = in(phase);
			client.stop();
			assertThat(client.status().state()).isEqualTo(ConnectionState.STOPPED);
		}
		this.simulator.faults().reset();
		await().atMost(LIMIT).until(() -> ownThreads().isEmpty());
		await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(this.simulator.connections()).isEmpty());
		this.silent.close();
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(Thread.getAllStackTraces().size()).isLessThanOrEqualTo(threads + 3));
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(sockets()).isLessThanOrEqualTo(sockets + 6));
	}

	private static List<String> ownThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("gather-worker") || name.startsWith("gather-timer"))
			.toList();
	}

	private static long sockets() throws IOException {
		Path descriptors = Path.of("/proc/self/fd");
		if (!Files.isDirectory(descriptors)) {
			return 0;
		}
		try (Stream<Path> all = Files.list(descriptors)) {
			return all.filter(StartAndStopTests::isSocket).count();
		}
	}

	private static boolean isSocket(Path descriptor) {
		try {
			return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
		}
		catch (IOException ex) {
			// Closed since it was listed.
			return false;
		}
	}

	@Test
	void theTimerKeepsTheJvmAliveAsLongAsAClientIsStarted() {
		GatherClient client = ready();
		assertThat(Thread.getAllStackTraces().keySet())
			.anyMatch((thread) -> thread.getName().equals("gather-timer") && !thread.isDaemon());
		client.stop();
		await().atMost(LIMIT).until(() -> ownThreads().isEmpty());
	}

	@Test
	void aListenerMayStopItsOwnClientAndIsNotInterrupted() {
		CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
		CountDownLatch over = new CountDownLatch(1);
		GatherClient client = client();
		client.on(PlayerShootsConfetti.class, (confetti) -> {
			client.stop();
			try {
				interrupted.complete(!over.await(LIMIT.toSeconds(), TimeUnit.SECONDS));
			}
			catch (InterruptedException ex) {
				interrupted.complete(true);
			}
		});
		client.start();
		client.awaitReady(LIMIT);
		confetti();
		awaitState(client, ConnectionState.STOPPED);
		// By then the stop has done all that it does.
		await().atMost(LIMIT).until(() -> !ownThreads().contains("gather-timer"));
		over.countDown();
		assertThat(interrupted).succeedsWithin(LIMIT).isEqualTo(false);
		await().atMost(LIMIT).until(() -> ownThreads().isEmpty());
	}

	@Test
	void aListenerMayStartItsClientAgainAndEventsStayOnOneThreadAtATime() {
		AtomicInteger running = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		AtomicInteger calls = new AtomicInteger();
		GatherClient client = client();
		client.on(PlayerShootsConfetti.class, (confetti) -> {
			most.accumulateAndGet(running.incrementAndGet(), Math::max);
			if (calls.incrementAndGet() == 1) {
				client.stop();
				client.start();
				// Its events could come from now on.
				await().atMost(LIMIT).until(client::isConnected);
			}
			running.decrementAndGet();
		});
		client.start();
		client.awaitReady(LIMIT);
		confetti();
		await().atMost(LIMIT).until(() -> this.recorder.count(ConnectionState.READY) == 2);
		confetti();
		await().atMost(LIMIT).until(() -> calls.get() >= 2);
		assertThat(most).hasValue(1);
		assertThat(client.space().players()).hasSize(2);
	}

	private void confetti() {
		this.simulator.sendEvent(
				ServerClientEvent.newBuilder().setPlayerShootsConfetti(PlayerShootsConfetti.newBuilder()).build());
	}

	@Test
	void aListenerThatBlocksForEverIsInterruptedAtTheEndOfTheStop() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch interrupted = new CountDownLatch(1);
		GatherClient client = client((builder) -> builder.shutdownTimeout(Duration.ofMillis(500)));
		client.on(PlayerShootsConfetti.class, (confetti) -> {
			begun.countDown();
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				interrupted.countDown();
			}
		});
		client.start();
		client.awaitReady(LIMIT);
		confetti();
		assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
		long before = System.nanoTime();
		client.stop();
		assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SOON);
		assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
		await().atMost(LIMIT).until(() -> ownThreads().isEmpty());
	}

	@Test
	void aClientCanBeStartedAgainAfterAStopAndIsAwaitedRightly() {
		GatherClient client = ready();
		for (int i = 0; i < 5; i++) {
			client.stop();
			assertThatExceptionOfType(GatherDisconnectedException.class).isThrownBy(() -> client.awaitReady(LIMIT))
				.withMessageContaining("was stopped");
			client.start();
			assertThat(client.awaitReady(LIMIT)).isTrue();
			assertThat(client.setTextStatus("round " + i)).succeedsWithin(LIMIT);
		}
	}

	@Test
	void aStartDuringAStopWaitsForItsEnd() throws Exception {
		AtomicBoolean inListener = new AtomicBoolean();
		CountDownLatch over = new CountDownLatch(1);
		GatherClient client = client();
		client.on(PlayerShootsConfetti.class, (confetti) -> {
			inListener.set(true);
			try {
				over.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		client.start();
		client.awaitReady(LIMIT);
		confetti();
		await().atMost(LIMIT).untilTrue(inListener);
		Thread stopping = new Thread(client::stop);
		stopping.start();
		awaitState(client, ConnectionState.STOPPING);
		Thread starting = new Thread(client::start);
		starting.start();
		await().atMost(LIMIT).until(() -> starting.getState() == Thread.State.TIMED_WAITING);
		assertThat(client.status().state()).isEqualTo(ConnectionState.STOPPING);
		over.countDown();
		starting.join();
		assertThat(client.awaitReady(LIMIT)).isTrue();
		stopping.join();
		assertThat(client.isRunning()).isTrue();
	}

	@Test
	void inTheEndStatusesAreClearedAndTheAvatarLeavesBeforeTheSocketClosesNormally() {
		GatherClient client = ready((builder) -> builder
			.enter(Enter.newBuilder().setInfo(PlayerInitInfo.newBuilder().setName("Bot")).build()));
		client.setTextStatus("on duty").join();
		client.setEmojiStatus("x").join();
		var connection = this.simulator.connection();
		this.simulator.clearReceived();
		client.stop();
		assertThat(this.simulator.received()).extracting(ReceivedAction::name)
			.containsSubsequence("setTextStatus", "exit")
			.containsSubsequence("setEmojiStatus", "exit");
		assertThat(this.simulator.received("setTextStatus").get(0).action().getSetTextStatus().getTextStatus())
			.isEmpty();
		await().atMost(LIMIT).until(() -> Integer.valueOf(1000).equals(connection.closeCodeOfClient()));
	}

	@Test
	void statusesStayWhereTheClientIsToldNotToClearThem() {
		GatherClient client = ready((builder) -> builder.clearStatusOnStop(false).enter(onDuty()));
		client.setEmojiStatus("x").join();
		this.simulator.clearReceived();
		client.stop();
		assertThat(received("setTextStatus", "setEmojiStatus", "exit")).containsExactly("exit");
	}

	@Test
	void aRunStartsTheClientAndLeavesWhatItSetWhenItEnds() throws Exception {
		GatherClient client = client();
		client.run((each, arguments) -> {
			assertThat(each.status().isReady()).isTrue();
			each.setTextStatus(arguments.get(0, String.class)).join();
			each.setEmojiStatus(arguments.get(1, String.class)).join();
		}, "out for lunch", "x");
		assertThat(client.isRunning()).isFalse();
		assertThat(this.simulator.received("setTextStatus"))
			.extracting((received) -> received.action().getSetTextStatus().getTextStatus())
			.containsExactly("out for lunch");
		assertThat(received("setEmojiStatus")).hasSize(1);
	}

	@Test
	void aRunThatThrowsStopsTheClientAndTheCallerHearsOfIt() {
		GatherClient client = client();
		assertThatIllegalStateException().isThrownBy(() -> client.run((each, arguments) -> {
			throw new IllegalStateException("no " + arguments.get("what", String.class));
		}, RunArguments.of().and("what", "luck"))).withMessage("no luck");
		assertThat(client.isRunning()).isFalse();
	}

	@Test
	void aRunWithAClientThatIsRunningLeavesItRunning() throws Exception {
		GatherClient client = ready();
		client.run((each, arguments) -> assertThat(arguments.size()).isZero());
		assertThat(client.status().isReady()).isTrue();
	}

	@Test
	void aRunWithAKeyThatIsRefusedSaysSoAndEnds() {
		GatherClient client = client((builder) -> builder.apiKey("nonsense"));
		assertThatExceptionOfType(GatherDisconnectedException.class)
			.isThrownBy(() -> client.run((each, arguments) -> fail("is not to run")));
		assertThat(client.isRunning()).isFalse();
	}

	@Test
	void anInterruptEndsTheWaitOfARun() throws Exception {
		this.simulator.faults().dropAnswers();
		GatherClient client = client();
		CompletableFuture<Throwable> thrown = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				client.run((each, arguments) -> fail("is not to run"));
			}
			catch (Throwable ex) {
				thrown.complete(ex);
			}
		});
		thread.start();
		await().atMost(LIMIT).until(client::isConnected);
		thread.interrupt();
		assertThat(thrown).succeedsWithin(LIMIT).isInstanceOf(InterruptedException.class);
		thread.join(LIMIT.toMillis());
		assertThat(client.isRunning()).isFalse();
	}

	private static Enter onDuty() {
		return Enter.newBuilder().setInfo(PlayerInitInfo.newBuilder().setName("Bot").setTextStatus("on duty")).build();
	}

	private List<String> received(String... names) {
		List<String> wanted = List.of(names);
		return this.simulator.received().stream().map(ReceivedAction::name).filter(wanted::contains).toList();
	}

	@Test
	void aStopWhileTheAvatarIsEnteringWaitsForTheAnswerAndLeaves() {
		this.simulator.faults().delayAnswers(Duration.ofMillis(300));
		GatherClient client = client((builder) -> builder.enter(onDuty()));
		client.start();
		await().atMost(LIMIT).until(() -> !this.simulator.received("enter").isEmpty());
		var connection = this.simulator.connection();
		CompletableFuture<Void> waiting = client.setName("waits for the avatar");
		client.stop();
		assertThat(received("enter", "setName", "setTextStatus", "exit")).containsExactly("enter", "setName",
				"setTextStatus", "exit");
		assertThat(waiting).succeedsWithin(LIMIT);
		assertThat(this.simulator.received("setTextStatus").get(0).action().getSetTextStatus().getTextStatus())
			.isEmpty();
		assertThat(this.simulator.space().players()).noneMatch((player) -> player.name().equals("Bot"));
		await().atMost(LIMIT).until(() -> Integer.valueOf(1000).equals(connection.closeCodeOfClient()));
	}

	@Test
	void aStopWhileNobodyAnswersTheEnterLeavesAllTheSameAndInTime() {
		this.simulator.faults().dropAnswers();
		GatherClient client = client((builder) -> builder.enter(onDuty()).shutdownTimeout(Duration.ofSeconds(2)));
		client.start();
		await().atMost(LIMIT).until(() -> !this.simulator.received("enter").isEmpty());
		var connection = this.simulator.connection();
		long before = System.nanoTime();
		client.stop();
		assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SOON);
		await().atMost(LIMIT)
			.until(() -> received("enter", "setTextStatus", "exit").equals(List.of("enter", "setTextStatus", "exit")));
		await().atMost(LIMIT).until(() -> Integer.valueOf(1000).equals(connection.closeCodeOfClient()));
	}

	@Test
	void aStopRightAfterAReconnectClearsWhatWasSetBefore() {
		GatherClient client = ready();
		client.setTextStatus("on duty").join();
		this.simulator.clearReceived();
		this.simulator.faults().dropAnswers();
		this.simulator.faults().dropConnection();
		await().atMost(LIMIT).until(() -> client.status().reconnects() == 1);
		client.stop();
		await().atMost(LIMIT).until(() -> received("setTextStatus", "exit").equals(List.of("setTextStatus")));
	}

	@Test
	void aListenerThatUsesUpTheTimeOfAStopDoesNotKeepTheAvatarInTheSpace() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		GatherClient client = client((builder) -> builder.enter(onDuty()).shutdownTimeout(Duration.ofMillis(300)));
		client.on(PlayerShootsConfetti.class, (confetti) -> {
			begun.countDown();
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		client.start();
		client.awaitReady(LIMIT);
		assertThat(client.setName("entered")).succeedsWithin(LIMIT);
		confetti();
		assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
		client.stop();
		await().atMost(LIMIT).until(() -> received("setTextStatus", "exit").equals(List.of("setTextStatus", "exit")));
		await().atMost(LIMIT).until(() -> ownThreads().isEmpty());
	}

	@Test
	void aMuteServerDelaysAStopNoLongerThanAsked() {
		GatherClient client = ready((builder) -> builder.enter(onDuty()).shutdownTimeout(Duration.ofSeconds(1)));
		CompletableFuture<Void> entered = client.setName("entered");
		assertThat(entered).succeedsWithin(LIMIT);
		this.simulator.faults().dropAnswers();
		long before = System.nanoTime();
		client.stop();
		assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SOON);
		await().atMost(LIMIT).until(() -> received("setTextStatus", "exit").equals(List.of("setTextStatus", "exit")));
	}

	@Test
	void whoHasNotEnteredDoesNotLeave() {
		GatherClient client = ready();
		client.stop();
		assertThat(this.simulator.received("exit")).isEmpty();
	}

	@Test
	void pendingActionsGetTheirTimeAtTheEndAndThenFail() {
		GatherClient client = ready((builder) -> builder.shutdownTimeout(Duration.ofSeconds(3)));
		this.simulator.faults().delayAnswers(Duration.ofMillis(400));
		CompletableFuture<Void> answered = client.setName("slow answer");
		client.stop();
		assertThat(answered).succeedsWithin(LIMIT);
		client.start();
		client.awaitReady(LIMIT);
		this.simulator.faults().dropAnswers();
		CompletableFuture<Void> unanswered = client.setName("no answer");
		long before = System.nanoTime();
		client.stop();
		assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(Duration.ofSeconds(2), SOON);
		assertThat(failureOf(unanswered)).isInstanceOf(GatherDisconnectedException.class)
			.hasMessageContaining("the client was stopped")
			.satisfies((failure) -> assertThat(((GatherDisconnectedException) failure).wasSent()).isTrue());
	}

	@Test
	void timeLimitsHoldAlsoAfterAStopWithPendingActions() {
		GatherClient client = ready((builder) -> builder.shutdownTimeout(Duration.ofMillis(200)));
		for (int round = 0; round < 3; round++) {
			this.simulator.faults().dropAnswers();
			CompletableFuture<Void> pending = client.setName("no answer");
			client.stop();
			assertThat(failureOf(pending)).isInstanceOf(GatherDisconnectedException.class);
			await().atMost(LIMIT).until(() -> ownThreads().isEmpty());
			this.simulator.faults().reset();
			client.start();
			assertThat(client.awaitReady(LIMIT)).isTrue();
			this.simulator.faults().dropAnswers();
			assertThat(failureOf(client.within(Duration.ofMillis(100)).setName("no answer either")))
				.isInstanceOf(GatherTimeoutException.class);
		}
	}

	@Test
	void manyApplicationsThatBlockInTheEndOfTheirActionsKeepNoOtherFromHearing() throws Exception {
		GatherClient client = ready((builder) -> builder.shutdownTimeout(Duration.ofMillis(200)));
		this.simulator.faults().dropAnswers();
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch blocked = new CountDownLatch(3);
		for (int i = 0; i < 3; i++) {
			client.setName("blocks").whenComplete((nothing, failure) -> {
				blocked.countDown();
				try {
					release.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			});
		}
		CompletableFuture<Void> last = client.setName("wants to know");
		client.stop();
		try {
			assertThat(failureOf(last)).isInstanceOf(GatherDisconnectedException.class);
			assertThat(blocked.await(10, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			release.countDown();
		}
		await().atMost(LIMIT).until(() -> ownThreads().isEmpty());
	}

	@Test
	void actionsThatWaitForAConnectionFailAtTheStop() {
		this.simulator.faults().failAssignment(500);
		GatherClient client = client();
		client.start();
		CompletableFuture<Void> waiting = client.setName("waits");
		client.stop();
		assertThat(failureOf(waiting)).isInstanceOf(GatherDisconnectedException.class)
			.hasMessageContaining("the client was stopped");
		assertThat(failureOf(client.setName("too late"))).isInstanceOf(GatherDisconnectedException.class)
			.hasMessageContaining("start it first");
	}

	@Test
	void noEventIsHandedOverOnceAStopHasBegun() throws Exception {
		List<String> seen = new CopyOnWriteArrayList<>();
		CountDownLatch begun = new CountDownLatch(1);
		GatherClient client = client();
		client.on(PlayerShootsConfetti.class, (confetti) -> {
			seen.add(client.status().state().name());
			begun.countDown();
			awaitState(client, ConnectionState.STOPPING);
		});
		client.start();
		client.awaitReady(LIMIT);
		for (int i = 0; i < 50; i++) {
			confetti();
		}
		assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
		client.stop();
		assertThat(seen).hasSizeLessThan(5).doesNotContain("STOPPED");
	}

	@Test
	void theFailPolicyEndsTheStartWithWhatIsWrong() {
		GatherClient client = client((builder) -> builder.startupFailurePolicy(StartupFailurePolicy.FAIL)
			.startupTimeout(Duration.ofSeconds(3)));
		this.simulator.faults().failAssignment(503);
		assertThatExceptionOfType(GatherStartupException.class).isThrownBy(client::start)
			.withMessageContaining("startupTimeout")
			.withMessageContaining("503");
		assertThat(client.status().state()).isEqualTo(ConnectionState.STOPPED);
		assertThat(client.isRunning()).isFalse();
		await().atMost(LIMIT).until(() -> ownThreads().isEmpty());
	}

	@ParameterizedTest
	@EnumSource(StartupFailurePolicy.class)
	void aRefusalFollowsThePolicyAtOnce(StartupFailurePolicy policy) {
		this.simulator.faults().failAssignment(403);
		GatherClient client = client(
				(builder) -> builder.startupFailurePolicy(policy).startupTimeout(Duration.ofMinutes(5)));
		long before = System.nanoTime();
		if (policy == StartupFailurePolicy.FAIL) {
			assertThatExceptionOfType(GatherStartupException.class).isThrownBy(client::start)
				.withMessageContaining("apiKey");
		}
		else {
			client.start();
		}
		assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
		assertThat(client.status().state()).isEqualTo(ConnectionState.FAILED);
	}

	@Test
	void theRetryPolicyLetsTheApplicationStartAndKeepsTrying() {
		this.simulator.faults().failAssignment(503);
		GatherClient client = client((builder) -> builder.startupTimeout(Duration.ofMillis(200)));
		client.start();
		assertThat(client.isRunning()).isTrue();
		this.simulator.faults().failAssignment(503, 0);
		assertThat(client.awaitReady(LIMIT)).isTrue();
	}

	@Test
	void theContinuePolicyStaysStoppedUntilStartedByHand() {
		this.simulator.faults().failAssignment(503);
		GatherClient client = client((builder) -> builder.startupFailurePolicy(StartupFailurePolicy.CONTINUE)
			.startupTimeout(Duration.ofSeconds(4)));
		client.start();
		assertThat(client.status().state()).isEqualTo(ConnectionState.STOPPED);
		assertThat(client.isRunning()).isFalse();
		this.simulator.faults().failAssignment(503, 0);
		client.start();
		assertThat(client.status().state()).isEqualTo(ConnectionState.READY);
	}

	/**
	 * Where the client is when it is stopped.
	 */
	enum Phase {

		ASSIGNMENT_HANGS, ASSIGNMENT_DRIBBLES, UPGRADE_HANGS, TLS_HANGS, AUTHENTICATING, SYNCING, READY, FROZEN,
		WAITING, STARTED_JUST_NOW

	}

}
