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

package io.github.gatherspring.autoconfigure;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.GatherDisconnectedException;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.simulator.GatherSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What becomes of clients, listeners, runners and senders as contexts come and go.
 */
class ContextLifecycleTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final GatherSimulator simulator = GatherSimulator.builder()
		.port(0)
		.players(2)
		.autonomous(false)
		.unlimitedRate()
		.build();

	@BeforeEach
	void startSimulator() {
		this.simulator.start();
	}

	@AfterEach
	void closeSimulator() {
		this.simulator.close();
	}

	private SpringApplicationBuilder application(Class<?> source) {
		return new SpringApplicationBuilder(source).web(WebApplicationType.NONE).properties(properties());
	}

	private Map<String, Object> properties() {
		return new HashMap<>(Map.of("gather.api-key", this.simulator.apiKey(), "gather.space-id",
				this.simulator.spaceId(), "gather.api-base-url", this.simulator.apiBaseUrl(), "gather.enter.enabled",
				"true", "gather.startup-timeout", "15s", "spring.main.banner-mode", "off",
				"spring.docker.compose.enabled", "false"));
	}

	private void says(String text) {
		this.simulator.player("guest-1").joins().says(text);
	}

	@Test
	void aContextThatIsStoppedAndStartedAgainHasItsClientBackAndRunsNothingTwice() {
		try (ConfigurableApplicationContext context = application(Application.class).run()) {
			Heard heard = context.getBean(Heard.class);
			GatherClient client = context.getBean(GatherClient.class);
			await().atMost(LIMIT).untilAsserted(() -> assertThat(heard.words).contains("ran"));
			says("one");
			await().atMost(LIMIT).untilAsserted(() -> assertThat(heard.words).contains("one"));
			context.stop();
			assertThat(client.isRunning()).isFalse();
			await().atMost(LIMIT).untilAsserted(() -> assertThat(this.simulator.connections()).isEmpty());
			context.start();
			assertThat(client.awaitReady(LIMIT)).isTrue();
			says("two");
			await().atMost(LIMIT).untilAsserted(() -> assertThat(heard.words).contains("two"));
			assertThat(heard.words).containsOnlyOnce("ran", "one", "two");
			assertThat(this.simulator.connections()).hasSize(1);
		}
	}

	@Test
	void aChildContextUsesTheClientOfItsParentAndRunsItsOwnRunners() {
		try (ConfigurableApplicationContext parent = application(Application.class).run()) {
			GatherClient client = parent.getBean(GatherClient.class);
			Heard heard = parent.getBean(Heard.class);
			await().atMost(LIMIT).untilAsserted(() -> assertThat(heard.words).contains("ran"));
			try (ConfigurableApplicationContext child = application(Child.class).parent(parent).run()) {
				assertThat(child.getBean(GatherClient.class)).isSameAs(client);
				await().atMost(LIMIT).untilAsserted(() -> assertThat(heard.words).contains("child ran"));
				says("hello");
				await().atMost(LIMIT)
					.untilAsserted(() -> assertThat(heard.words).contains("hello", "child heard hello"));
			}
			assertThat(client.status().isReady()).as("the parent's client outlives the child").isTrue();
			says("again");
			await().atMost(LIMIT).untilAsserted(() -> assertThat(heard.words).contains("again"));
			assertThat(heard.words).containsOnlyOnce("ran", "child ran", "hello", "child heard hello")
				.doesNotContain("child heard again");
			assertThat(this.simulator.connections()).hasSize(1);
		}
	}

	@Test
	void aChildContextMayHaveTheClientAndItsParentNothingOfGather() {
		try (ConfigurableApplicationContext parent = new SpringApplicationBuilder(Plain.class)
			.web(WebApplicationType.NONE)
			.run("--spring.main.banner-mode=off");
				ConfigurableApplicationContext child = application(Application.class).parent(parent).run()) {
			Heard heard = child.getBean(Heard.class);
			says("hello");
			await().atMost(LIMIT).untilAsserted(() -> assertThat(heard.words).contains("ran", "hello"));
			assertThat(heard.words).containsOnlyOnce("ran", "hello");
		}
	}

	@Test
	void sendersOnPoolsDoNotKeepAContextFromClosingAndTheirFuturesEnd() {
		closesWhileTheySend(Map.of());
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void sendersOnVirtualThreadsDoNotKeepAContextFromClosingAndTheirFuturesEnd() {
		closesWhileTheySend(Map.of("spring.threads.virtual.enabled", "true"));
	}

	private void closesWhileTheySend(Map<String, Object> properties) {
		ConfigurableApplicationContext context = application(Sending.class).properties(properties).run();
		Senders senders = context.getBean(Senders.class);
		context.getBean(AsyncSender.class).send();
		await().atMost(LIMIT).until(() -> senders.answers.size() > 200 && senders.async > 50);
		assertThat(context.getBean(GatherClient.class).setTextStatus("on duty")).succeedsWithin(LIMIT);
		long before = System.nanoTime();
		context.close();
		assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
		assertThat(
				CompletableFuture.allOf(senders.answers.toArray(CompletableFuture[]::new)).exceptionally((ex) -> null))
			.succeedsWithin(LIMIT);
		senders.answers.forEach((answer) -> answer.exceptionally((failure) -> {
			assertThat(failure instanceof CompletionException ? failure.getCause() : failure)
				.isInstanceOf(GatherDisconnectedException.class);
			return null;
		}).join());
		await().atMost(LIMIT).untilAsserted(() -> assertThat(this.simulator.connections()).isEmpty());
		assertThat(this.simulator.received("exit")).hasSize(1);
	}

	static class Heard {

		final List<String> words = new CopyOnWriteArrayList<>();

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(GatherAutoConfiguration.class)
	static class Application {

		private final Heard heard = new Heard();

		@Bean
		Heard heard() {
			return this.heard;
		}

		@Bean
		GatherRunner runner() {
			return (client, arguments) -> this.heard.words.add("ran");
		}

		@GatherEventListener
		void on(PlayerChats chat) {
			this.heard.words.add(chat.getContents());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(GatherAutoConfiguration.class)
	static class Child {

		@Bean
		ChildEars childEars(Heard heard) {
			return new ChildEars(heard);
		}

		@Bean
		GatherRunner childRunner(Heard heard) {
			return (client, arguments) -> heard.words.add("child ran");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Plain {

	}

	static class Senders {

		final Queue<CompletableFuture<Void>> answers = new ConcurrentLinkedQueue<>();

		volatile int async;

	}

	static class ScheduledSender {

		private final GatherClient client;

		private final Senders senders;

		private int sent;

		ScheduledSender(GatherClient client, Senders senders) {
			this.client = client;
			this.senders = senders;
		}

		@Scheduled(fixedRate = 2)
		void send() {
			this.senders.answers.add(this.client.setName("scheduled " + this.sent++));
		}

	}

	static class AsyncSender {

		private final GatherClient client;

		private final Senders senders;

		AsyncSender(GatherClient client, Senders senders) {
			this.client = client;
			this.senders = senders;
		}

		@Async
		public void send() {
			while (!Thread.currentThread().isInterrupted()) {
				CompletableFuture<Void> answer = this.client.setAffiliation("async " + this.senders.async++);
				this.senders.answers.add(answer);
				try {
					answer.join();
				}
				catch (CompletionException ex) {
					return;
				}
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	@EnableScheduling
	@ImportAutoConfiguration({ GatherAutoConfiguration.class, TaskExecutionAutoConfiguration.class,
			TaskSchedulingAutoConfiguration.class })
	@Import({ Senders.class, ScheduledSender.class, AsyncSender.class })
	static class Sending {

	}

	/**
	 * Listens in a context below that of the client.
	 */
	static class ChildEars {

		private final Heard heard;

		ChildEars(Heard heard) {
			this.heard = heard;
		}

		@GatherEventListener
		void on(PlayerChats chat) {
			this.heard.words.add("child heard " + chat.getContents());
		}

	}

}
