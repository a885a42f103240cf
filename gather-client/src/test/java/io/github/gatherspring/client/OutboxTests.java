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

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.gatherspring.client.GatherClientObserver.ActionObservation;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ManualTime;
import io.github.gatherspring.proto.ActivelySpeaking;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.CustomAction;
import io.github.gatherspring.proto.Interact;
import io.github.gatherspring.proto.InteractWithObject;
import io.github.gatherspring.proto.Move;
import io.github.gatherspring.proto.MoveDirectionEnum;
import io.github.gatherspring.proto.TransactionStatus;
import io.github.gatherspring.proto.TriggerItem;
import io.github.gatherspring.proto.TriggerObject;
import io.github.gatherspring.simulator.api.ReceivedAction;
import io.github.gatherspring.simulator.fault.ReleaseOrder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What becomes of actions: each ends exactly once, whatever happens.
 */
class OutboxTests extends AbstractClientTests {

	private static ClientServerAction marker(int number) {
		return ClientServerAction.newBuilder()
			.setCustomAction(CustomAction.newBuilder().setName("marker").setPayload(String.valueOf(number)))
			.build();
	}

	private List<Integer> receivedMarkers() {
		return this.simulator.received("customAction")
			.stream()
			.map((received) -> Integer.valueOf(received.action().getCustomAction().getPayload()))
			.toList();
	}

	private GatherClient offline() {
		this.simulator.faults().failAssignment(500);
		GatherClient client = client();
		client.start();
		return client;
	}

	private void online() {
		this.simulator.faults().failAssignment(500, 0);
	}

	@Test
	void actionsThatWaitGoOutInOrderAfterReady() {
		GatherClient client = offline();
		List<CompletableFuture<Void>> answers = IntStream.range(0, 500)
			.mapToObj((number) -> client.send(marker(number)))
			.toList();
		assertThat(client.statistics().queuedActions()).isEqualTo(500);
		online();
		CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
		assertThat(receivedMarkers()).isEqualTo(IntStream.range(0, 500).boxed().toList());
		assertThat(client.statistics().queuedActions()).isZero();
	}

	@Test
	void whenTheOutboxIsFullTheNewestIsRefusedByName() {
		GatherClient client = offline();
		List<CompletableFuture<Void>> answers = IntStream.range(0, 1000)
			.mapToObj((number) -> client.send(marker(number)))
			.toList();
		assertThat(failureOf(client.send(marker(1000)))).isInstanceOf(GatherQueueFullException.class)
			.hasMessageContaining("customAction")
			.hasMessageContaining("1000")
			.hasMessageContaining("actionQueueCapacity");
		online();
		CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
		assertThat(receivedMarkers()).hasSize(1000);
	}

	@SuppressWarnings("deprecation")
	static Stream<ClientServerAction> momentary() {
		return Stream.of(
				ClientServerAction.newBuilder().setActivelySpeaking(ActivelySpeaking.getDefaultInstance()).build(),
				ClientServerAction.newBuilder().setInteract(Interact.getDefaultInstance()).build(),
				ClientServerAction.newBuilder().setInteractWithObject(InteractWithObject.getDefaultInstance()).build(),
				ClientServerAction.newBuilder().setTriggerItem(TriggerItem.getDefaultInstance()).build(),
				ClientServerAction.newBuilder().setTriggerObject(TriggerObject.getDefaultInstance()).build());
	}

	@ParameterizedTest
	@MethodSource("momentary")
	void whatIsAboutTheMomentIsRefusedAtOnceWithoutAConnection(ClientServerAction action) {
		GatherClient client = offline();
		CompletableFuture<Void> answer = client.send(action);
		assertThat(answer).isCompletedExceptionally();
		assertThat(failureOf(answer)).isInstanceOf(GatherDisconnectedException.class)
			.hasMessageContaining("about the moment");
	}

	@Test
	void tenMovesWaitAndFurtherOnesAreRefused() {
		GatherClient client = offline();
		List<CompletableFuture<Void>> moves = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			moves.add(client.send(ClientServerAction.newBuilder()
				.setMove(Move.newBuilder().setDir(MoveDirectionEnum.ENUM.Down))
				.build()));
		}
		assertThat(moves.subList(0, 10)).noneMatch(CompletableFuture::isDone);
		assertThat(moves.subList(10, 12)).allMatch(CompletableFuture::isCompletedExceptionally);
		assertThat(failureOf(moves.get(10))).hasMessageContaining("10 moves wait");
		online();
		await().atMost(LIMIT).until(() -> this.simulator.received("move").size() == 10);
		assertThat(this.simulator.received("move")).extracting((received) -> received.action().getMove().getInputId())
			.containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
	}

	@Test
	void inputIdsBeginAnewOnEachConnection() {
		GatherClient client = ready();
		client.enter().join();
		client.move(MoveDirectionEnum.ENUM.Down, true, 0).join();
		client.move(MoveDirectionEnum.ENUM.Down, true, 0).join();
		this.simulator.faults().dropConnection();
		awaitReconnect(client, 1);
		client.move(MoveDirectionEnum.ENUM.Up, true, 0).join();
		assertThat(this.simulator.received("move")).extracting((received) -> received.action().getMove().getInputId())
			.containsExactly(1, 2, 1);
	}

	@Test
	void anActionOnTheWireFailsWithItsConnectionAndIsNeverSentAgain() {
		GatherClient client = ready();
		this.simulator.faults().dropAnswers();
		CompletableFuture<Void> answer = client.send(marker(1));
		await().atMost(LIMIT).until(() -> receivedMarkers().size() == 1);
		this.simulator.faults().answerNormally();
		this.simulator.faults().dropConnection();
		assertThat(failureOf(answer)).isInstanceOf(GatherDisconnectedException.class)
			.hasMessageContaining("'customAction'")
			.hasMessageContaining("may have carried the action out")
			.satisfies((failure) -> assertThat(((GatherDisconnectedException) failure).wasSent()).isTrue());
		awaitReconnect(client, 1);
		client.send(marker(2)).join();
		assertThat(receivedMarkers()).containsExactly(1, 2);
	}

	@Test
	void everyActionHasATimeLimitOfItsOwn() {
		ManualTime time = new ManualTime();
		GatherClient client = ready((builder) -> builder.threads(time.threads())
			.actionTimeout(Duration.ofSeconds(20))
			.heartbeatTimeout(Duration.ofHours(1)));
		this.simulator.faults().dropAnswers();
		CompletableFuture<Void> byDefault = client.setName("default");
		CompletableFuture<Void> soon = client.within(Duration.ofSeconds(5)).setName("soon");
		time.advance(Duration.ofSeconds(4));
		assertThat(soon).isNotDone();
		await().atMost(LIMIT).until(() -> {
			time.advance(Duration.ofMillis(50));
			return soon.isDone();
		});
		assertThat(failureOf(soon)).isInstanceOf(GatherTimeoutException.class)
			.hasMessage("The server did not answer the action 'setName' within 5000 ms; it may have had its effect all"
					+ " the same. The limit is the call's own or actionTimeout");
		assertThat(byDefault).isNotDone();
		time.advance(Duration.ofSeconds(15));
		await().atMost(LIMIT).until(() -> {
			time.advance(Duration.ofMillis(50));
			return byDefault.isDone();
		});
		assertThat(failureOf(byDefault)).isInstanceOf(GatherTimeoutException.class);
		assertThat(client.statistics().pendingActions()).isZero();
	}

	@Test
	void anActionThatWaitsForAConnectionTimesOutToo() {
		GatherClient client = offline();
		CompletableFuture<Void> answer = client.within(Duration.ofMillis(200)).setName("x");
		assertThat(failureOf(answer))
			.isInstanceOfSatisfying(GatherTimeoutException.class, (ex) -> assertThat(ex.wasSent()).isFalse())
			.hasMessage("The action 'setName' was not sent within 200 ms, because the client was not connected; it had"
					+ " no effect. The limit is the call's own or actionTimeout");
		online();
		client.send(marker(1)).join();
		assertThat(this.simulator.received("setName")).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(ReleaseOrder.class)
	void answersInAnyOrderReachTheirActions(ReleaseOrder order) {
		GatherClient client = ready();
		this.simulator.faults().holdAnswers();
		List<CompletableFuture<Void>> answers = IntStream.range(0, 100)
			.mapToObj((number) -> client.send(marker(number)))
			.toList();
		await().atMost(LIMIT).until(() -> receivedMarkers().size() == 100);
		assertThat(answers).noneMatch(CompletableFuture::isDone);
		this.simulator.faults().releaseAnswers(order);
		CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
	}

	@Test
	void lateRepeatedAndUnknownAnswersHurtNobody() {
		GatherClient client = ready();
		this.simulator.faults().duplicateAnswers();
		client.send(marker(1)).join();
		this.simulator.faults().delayAnswers(Duration.ofMillis(300));
		assertThat(failureOf(client.within(Duration.ofMillis(50)).send(marker(2))))
			.isInstanceOf(GatherTimeoutException.class);
		this.simulator.sendEvent(io.github.gatherspring.proto.ServerClientEvent.newBuilder()
			.setTransactionStatus(TransactionStatus.newBuilder().setTxnId(12345).setSucceeded(false))
			.build());
		this.simulator.faults().answerNormally();
		client.send(marker(3)).join();
		assertThat(client.status().state()).isEqualTo(ConnectionState.READY);
	}

	@Test
	void manyThreadsSendAtOnceAndNoFrameIsTorn() throws Exception {
		GatherClient client = ready();
		int threads = 8;
		int each = 500;
		List<CompletableFuture<Void>> answers = new ArrayList<>();
		ExecutorService pool = Executors.newFixedThreadPool(threads);
		for (int t = 0; t < threads; t++) {
			int first = t * each;
			pool.execute(() -> {
				for (int i = 0; i < each; i++) {
					CompletableFuture<Void> answer = client.send(marker(first + i));
					synchronized (answers) {
						answers.add(answer);
					}
				}
			});
		}
		pool.shutdown();
		assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
		CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
		List<Integer> received = receivedMarkers();
		assertThat(received).hasSize(threads * each).doesNotHaveDuplicates();
		for (int t = 0; t < threads; t++) {
			int first = t * each;
			// One thread's actions stay in their order.
			assertThat(received.stream().filter((number) -> number / each == first / each).toList())
				.isEqualTo(IntStream.range(first, first + each).boxed().toList());
		}
	}

	@Test
	void aPeerThatDoesNotReadBlocksNoCallerAndTheBufferHasAnEnd() {
		GatherClient client = ready((builder) -> builder.reconnect(RARE));
		this.simulator.faults().freeze();
		String large = "x".repeat(100_000);
		List<CompletableFuture<Void>> answers = new ArrayList<>();
		Duration longest = Duration.ZERO;
		boolean full = false;
		for (int i = 0; i < 400 && !full; i++) {
			long before = System.nanoTime();
			CompletableFuture<Void> answer = client.send(ClientServerAction.newBuilder()
				.setCustomAction(CustomAction.newBuilder().setName("large").setPayload(large))
				.build());
			Duration took = Duration.ofNanos(System.nanoTime() - before);
			longest = (took.compareTo(longest) > 0) ? took : longest;
			answers.add(answer);
			full = answer.isCompletedExceptionally();
		}
		// A send that blocks does so for ten seconds.
		assertThat(longest).isLessThan(Duration.ofSeconds(8));
		assertThat(full).isTrue();
		assertThat(failureOf(answers.get(answers.size() - 1))).isInstanceOf(GatherQueueFullException.class);
		client.stop();
		// Ends are told on threads of their own.
		await().atMost(LIMIT).until(() -> answers.stream().allMatch(CompletableFuture::isDone));
	}

	@Test
	void aWriteThatStallsEndsTheConnectionWhichComesBackAndKeepsWhatWasNotSent() {
		ManualTime time = new ManualTime();
		GatherClient client = ready((builder) -> builder.threads(time.threads())
			.heartbeatTimeout(Duration.ofHours(1))
			.actionTimeout(Duration.ofHours(1)));
		this.simulator.faults().freeze();
		String large = "x".repeat(150_000);
		List<CompletableFuture<Void>> answers = IntStream.range(0, 50)
			.mapToObj((number) -> client.send(ClientServerAction.newBuilder()
				.setCustomAction(CustomAction.newBuilder().setName("large").setPayload(number + " " + large))
				.build()))
			.toList();
		await().atMost(LIMIT).until(() -> {
			time.advance(Duration.ofSeconds(1));
			return client.status().reconnects() == 1 && client.status().isReady();
		});
		await().atMost(LIMIT).until(() -> {
			time.advance(Duration.ofMillis(50));
			return answers.stream().allMatch(CompletableFuture::isDone);
		});
		Set<String> succeeded = new HashSet<>();
		for (int i = 0; i < answers.size(); i++) {
			if (answers.get(i).isCompletedExceptionally()) {
				assertThat(failureOf(answers.get(i))).isInstanceOf(GatherDisconnectedException.class);
			}
			else {
				succeeded.add(String.valueOf(i));
			}
		}
		assertThat(succeeded).isNotEmpty();
		List<String> received = this.simulator.received("customAction")
			.stream()
			.map((action) -> action.action().getCustomAction().getPayload().split(" ")[0])
			.toList();
		assertThat(received).doesNotHaveDuplicates().containsAll(succeeded);
	}

	@Test
	void anEndIsToldToTheObserverOnceAndAnObserverThatThrowsDoesNoHarm() {
		AtomicInteger ends = new AtomicInteger();
		GatherClient client = ready((builder) -> builder.observer(new GatherClientObserver() {

			@Override
			public @Nullable ActionObservation actionStarted(String action) {
				return (failure) -> {
					ends.incrementAndGet();
					throw new IllegalStateException("an observer's own trouble");
				};
			}

			@Override
			public void eventsReceived(String event, long count) {
				throw new IllegalStateException("an observer's own trouble");
			}

		}));
		client.send(marker(1)).join();
		client.send(marker(2)).join();
		assertThat(ends).hasValue(2);
		assertThat(client.status().state()).isEqualTo(ConnectionState.READY);
	}

	@Test
	void anApplicationThatBlocksInAnAnswerDelaysNoOtherAnswer() throws Exception {
		GatherClient client = ready();
		CountDownLatch release = new CountDownLatch(1);
		Function<Integer, CompletableFuture<Void>> blocked = (number) -> client.send(marker(number)).thenRun(() -> {
			try {
				release.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		// An answer that is there before it is waited for would block this thread.
		this.simulator.faults().holdAnswers();
		List<CompletableFuture<Void>> stuck = IntStream.range(0, 20).mapToObj(blocked::apply).toList();
		this.simulator.faults().releaseAnswers(ReleaseOrder.FIRST_TO_LAST);
		Set<Integer> told = ConcurrentHashMap.newKeySet();
		List<CompletableFuture<Void>> others = IntStream.range(100, 200)
			.mapToObj((number) -> client.send(marker(number)).thenRun(() -> told.add(number)))
			.toList();
		CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
		assertThat(told).hasSize(100);
		assertThat(stuck).noneMatch(CompletableFuture::isDone);
		release.countDown();
		CompletableFuture.allOf(stuck.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
	}

	@Test
	void whateverDependsOnAnAnswerNeverRunsOnTheSocketsThread() throws Exception {
		GatherClient client = ready();
		Set<String> threads = ConcurrentHashMap.newKeySet();
		Runnable note = () -> threads.add(Thread.currentThread().getName());
		List<CompletableFuture<?>> dependents = new ArrayList<>();
		for (int i = 0; i < 3000; i++) {
			CompletableFuture<Void> answer = client.send(marker(i));
			dependents.add(switch (i % 4) {
				case 0 -> CompletableFuture.allOf(answer).thenRun(note);
				case 1 -> CompletableFuture.anyOf(answer).thenRun(note);
				case 2 -> CompletableFuture.completedFuture("").runAfterBoth(answer, note);
				default -> CompletableFuture.completedFuture("").thenCompose((text) -> answer).thenRun(note);
			});
		}
		CompletableFuture.allOf(dependents.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
		threads.remove(Thread.currentThread().getName());
		assertThat(threads).isNotEmpty().allMatch((name) -> name.startsWith("gather-worker"));
	}

	@Test
	void whoWaitsForTheAvatarToEnterIsSentAfterIt() {
		this.simulator.faults().delayAnswers(Duration.ofMillis(100));
		GatherClient client = client(
				(builder) -> builder.enter(io.github.gatherspring.proto.Enter.newBuilder().build()));
		CompletableFuture<Void> first = client.send(marker(1));
		client.start();
		first.join();
		List<String> names = this.simulator.received().stream().map(ReceivedAction::name).toList();
		assertThat(names.indexOf("enter")).isLessThan(names.indexOf("customAction"));
	}

}
