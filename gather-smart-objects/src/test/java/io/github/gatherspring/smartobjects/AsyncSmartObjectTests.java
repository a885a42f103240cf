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

package io.github.gatherspring.smartobjects;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.task.TaskRejectedException;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AsyncSmartObjectTests {

	private final Receiver receiver = new Receiver();

	private final List<Runnable> tasks = new ArrayList<>();

	@AfterEach
	void close() {
		this.receiver.close();
	}

	private SmartObject lamp() {
		return SmartObject.builder(this.receiver.url(), Receiver.SECRET).name("lamp").executor(this.tasks::add).build();
	}

	private void runAll() {
		while (!this.tasks.isEmpty()) {
			this.tasks.remove(0).run();
		}
	}

	@Test
	void messagesGoOutInTheOrderOfTheCallsWhateverTheExecutor() throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(8);
		try {
			AsyncSmartObject lamp = SmartObject.builder(this.receiver.url(), Receiver.SECRET)
				.executor(executor)
				.build()
				.async();
			List<CompletableFuture<Delivery>> futures = IntStream.range(0, 50)
				.mapToObj((count) -> lamp.counter().set(count))
				.toList();
			CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
		}
		finally {
			executor.shutdownNow();
		}
		assertThat(this.receiver.requests()).extracting((request) -> request.json().at("/data/count").intValue())
			.containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
	}

	@Test
	void withoutAnExecutorADaemonThreadSends() throws Exception {
		AtomicReference<Thread> sender = new AtomicReference<>();
		RestClient restClient = RestClient.builder().requestInterceptor((request, body, execution) -> {
			sender.set(Thread.currentThread());
			return execution.execute(request, body);
		}).build();
		SmartObject lamp = SmartObject.builder(this.receiver.url(), Receiver.SECRET)
			.name("lamp")
			.restClient(restClient)
			.build();
		lamp.async().switching().on().get(30, TimeUnit.SECONDS);
		assertThat(sender.get().isDaemon()).isTrue();
		assertThat(sender.get().getName()).startsWith("smart-object-lamp-");
	}

	@Test
	void argumentsAreCheckedByTheCaller() {
		assertThatIllegalArgumentException().isThrownBy(() -> lamp().async().counter().set(-1));
		assertThatIllegalArgumentException().isThrownBy(() -> lamp().async().info().description("☕".repeat(2000)))
			.withMessageContaining("shorten 'description'");
		assertThat(this.tasks).isEmpty();
	}

	@Test
	void aFailureCompletesTheFutureAndTheNextOneIsSent() {
		this.receiver.reply(400, "{\"error\":\"invalid_args\"}");
		SmartObject lamp = lamp();
		CompletableFuture<Delivery> first = lamp.async().counter().set(1);
		CompletableFuture<SmartObjectInfo> second = lamp.async().ping();
		runAll();
		assertThat(first).failsWithin(0, TimeUnit.SECONDS)
			.withThrowableOfType(ExecutionException.class)
			.withCauseInstanceOf(SmartObjectException.class);
		assertThat(second).isCompleted();
	}

	@Test
	void aCancelledMessageIsNotSent() {
		SmartObject lamp = lamp();
		lamp.async().counter().set(1);
		lamp.async().counter().set(2).cancel(false);
		lamp.async().counter().set(3);
		runAll();
		assertThat(this.receiver.requests()).extracting((request) -> request.json().at("/data/count").intValue())
			.containsExactly(1, 3);
	}

	@Test
	void moreThanAThousandWaitingAreRefused() {
		SmartObject lamp = lamp();
		List<CompletableFuture<Delivery>> taken = IntStream.range(0, 1001)
			.mapToObj((count) -> lamp.async().counter().set(count))
			.toList();
		assertThat(taken).noneMatch(CompletableFuture::isDone);
		assertThat(lamp.async().counter().set(1001)).failsWithin(0, TimeUnit.SECONDS)
			.withThrowableOfType(ExecutionException.class)
			.withCauseInstanceOf(TaskRejectedException.class)
			.withMessageContaining("1000 messages wait already");
	}

	@Test
	void anExecutorThatHasEndedFailsTheFuturesAndKeepsNone() {
		SmartObject lamp = SmartObject.builder(this.receiver.url(), Receiver.SECRET).executor((task) -> {
			throw new RejectedExecutionException("ended");
		}).build();
		for (int i = 0; i < 3; i++) {
			assertThat(lamp.async().counter().increment()).failsWithin(0, TimeUnit.SECONDS)
				.withThrowableOfType(ExecutionException.class)
				.withCauseInstanceOf(RejectedExecutionException.class);
		}
	}

}
