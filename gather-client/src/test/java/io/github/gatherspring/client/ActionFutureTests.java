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
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * On which thread an action's future is completed. The socket's thread of these tests
 * does with a future what the connection does.
 */
class ActionFutureTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final ExecutorService socket = Executors.newSingleThreadExecutor((task) -> new Thread(task, "socket"));

	private final ExecutorService workers = Executors.newSingleThreadExecutor((task) -> new Thread(task, "worker"));

	private final Set<String> threads = ConcurrentHashMap.newKeySet();

	@AfterEach
	void stop() {
		this.socket.shutdownNow();
		this.workers.shutdownNow();
	}

	private static ActionFuture future() {
		return new ActionFuture("setName", null);
	}

	private CompletableFuture<Void> answer(ActionFuture future) {
		return CompletableFuture.runAsync(() -> {
			if (!future.endInline(future::succeeded)) {
				this.workers.execute(future::succeeded);
			}
		}, this.socket);
	}

	private void note() {
		this.threads.add(Thread.currentThread().getName());
	}

	private Thread waiting(Runnable wait) throws InterruptedException {
		Thread thread = new Thread(wait, "waiting");
		thread.start();
		await().atMost(LIMIT)
			.until(() -> Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING).contains(thread.getState()));
		return thread;
	}

	/** Ways to depend on a future; the second parameter says what runs then. */
	static Stream<Named<BiFunction<CompletableFuture<Void>, Runnable, CompletableFuture<?>>>> dependents() {
		return Stream.of(Named.of("thenRun", CompletableFuture::thenRun),
				Named.of("whenComplete", (future, task) -> future.whenComplete((nothing, failure) -> task.run())),
				Named.of("handle", (future, task) -> future.handle((nothing, failure) -> {
					task.run();
					return "";
				})), Named.of("allOf", (future, task) -> CompletableFuture.allOf(future).thenRun(task)),
				Named.of("anyOf",
						(future, task) -> CompletableFuture.anyOf(new CompletableFuture<Void>(), future).thenRun(task)),
				Named.of("thenCombine, the other side",
						(future, task) -> CompletableFuture.completedFuture("").thenCombine(future, (text, nothing) -> {
							task.run();
							return "";
						})),
				Named.of("thenCompose, the inner one", (future,
						task) -> CompletableFuture.completedFuture("").thenCompose((text) -> future).thenRun(task)),
				Named.of("runAfterBoth, the other side",
						(future, task) -> CompletableFuture.completedFuture("").runAfterBoth(future, task)),
				Named.of("applyToEither, the other side",
						(future, task) -> new CompletableFuture<Void>().applyToEither(future, (nothing) -> {
							task.run();
							return "";
						})),
				Named.of("copy", (future, task) -> future.copy().thenRun(task)),
				Named.of("orTimeout", (future, task) -> future.orTimeout(1, TimeUnit.MINUTES).thenRun(task)),
				Named.of("completeOnTimeout",
						(future, task) -> future.completeOnTimeout(null, 1, TimeUnit.MINUTES).thenRun(task)));
	}

	@ParameterizedTest
	@MethodSource("dependents")
	void noDependentRunsOnTheSocketsThread(BiFunction<CompletableFuture<Void>, Runnable, CompletableFuture<?>> way) {
		ActionFuture future = future();
		CompletableFuture<?> dependent = way.apply(future, this::note);
		answer(future).join();
		assertThat(dependent).succeedsWithin(LIMIT);
		assertThat(this.threads).containsExactly("worker");
	}

	@ParameterizedTest
	@MethodSource("dependents")
	void noDependentThatIsAddedWhileTheAnswerComesRunsOnTheSocketsThread(
			BiFunction<CompletableFuture<Void>, Runnable, CompletableFuture<?>> way) {
		List<CompletableFuture<?>> dependents = new ArrayList<>();
		for (int i = 0; i < 3000; i++) {
			ActionFuture future = future();
			CompletableFuture<Void> answered = answer(future);
			dependents.add(way.apply(future, this::note));
			if (i % 50 == 0) {
				answered.join();
			}
		}
		assertThat(CompletableFuture.allOf(dependents.toArray(CompletableFuture[]::new))).succeedsWithin(LIMIT);
		assertThat(this.threads).doesNotContain("socket");
	}

	@Test
	void aThreadThatWaitsAloneCompletesTheFutureItself() throws Exception {
		AtomicReference<Thread> observed = new AtomicReference<>();
		ActionFuture future = new ActionFuture("setName", (failure) -> observed.set(Thread.currentThread()));
		Thread waiting = waiting(future::join);
		answer(future).join();
		waiting.join(LIMIT.toMillis());
		assertThat(future).isCompleted();
		assertThat(observed).hasValue(waiting);
	}

	@Test
	void aThreadThatWaitsDoesNotRunWhatOthersHaveMadeDepend() throws Exception {
		ActionFuture future = future();
		future.thenRun(this::note);
		Thread waiting = waiting(future::join);
		answer(future).join();
		waiting.join(LIMIT.toMillis());
		await().atMost(LIMIT).until(() -> !this.threads.isEmpty());
		assertThat(this.threads).containsExactly("worker");
	}

	@Test
	void everyThreadThatWaitsIsWoken() throws Exception {
		ActionFuture future = future();
		List<Thread> waiting = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			waiting.add(waiting(future::join));
		}
		waiting.add(waiting(() -> {
			try {
				future.get(1, TimeUnit.MINUTES);
			}
			catch (InterruptedException | ExecutionException | TimeoutException ex) {
				throw new IllegalStateException(ex);
			}
		}));
		answer(future).join();
		for (Thread thread : waiting) {
			thread.join(LIMIT.toMillis());
			assertThat(thread.isAlive()).isFalse();
		}
	}

	@Test
	void aThreadThatWaitsNoLongerLeavesTheAnswerToOthers() throws Exception {
		ActionFuture future = future();
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> future.get(1, TimeUnit.MILLISECONDS));
		AtomicReference<Throwable> thrown = new AtomicReference<>();
		Thread waiting = waiting(() -> {
			try {
				future.get();
			}
			catch (InterruptedException | ExecutionException ex) {
				thrown.set(ex);
			}
		});
		waiting.interrupt();
		waiting.join(LIMIT.toMillis());
		assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
		answer(future).join();
		assertThat(future).succeedsWithin(LIMIT);
	}

	@Test
	void noAnswerIsLostWhateverWaitsAndGivesUpAtTheSameTime() throws Exception {
		int count = 5000;
		CountDownLatch done = new CountDownLatch(count);
		ExecutorService callers = Executors.newFixedThreadPool(2);
		for (int i = 0; i < count; i++) {
			ActionFuture future = future();
			int patience = i % 40;
			callers.execute(() -> {
				try {
					future.get(patience, TimeUnit.MICROSECONDS);
				}
				catch (TimeoutException ex) {
					future.join();
				}
				catch (InterruptedException | ExecutionException ex) {
					throw new IllegalStateException(ex);
				}
				done.countDown();
			});
			answer(future);
		}
		assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
		callers.shutdownNow();
	}

	@Test
	void whatAnObserverThrowsDoesNotKeepTheAnswerBack() {
		ActionFuture future = new ActionFuture("setName", (failure) -> {
			throw new StackOverflowError("as if");
		});
		answer(future).join();
		assertThat(future).succeedsWithin(LIMIT);
	}

}
