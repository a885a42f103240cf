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

package io.github.gatherspring.listener;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import ch.qos.logback.classic.Level;
import io.github.gatherspring.LogCapture;
import io.github.gatherspring.event.GatherClientEvent;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.PlayerWaves;
import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.autoproxy.DefaultAdvisorAutoProxyCreator;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for how listeners are called: conditions, failures, return values, proxies.
 */
class ListenerCallsTests {

	private final LogCapture output = LogCapture.ofClients(Level.INFO);

	@AfterEach
	void stopCapture() {
		this.output.close();
	}

	private static PlayerChats chat(String contents) {
		return PlayerChats.newBuilder().setContents(contents).build();
	}

	@Test
	void aConditionSeesParametersAndContext() {
		Conditional listener = new Conditional();
		try (ListenerBench bench = new ListenerBench().with(Conditional.class, () -> listener).start()) {
			Player anna = ListenerBench.player("anna", "Anna");
			bench.tell(chat("!away"), anna, null);
			bench.tell(chat("hello"), anna, null);
			bench.tell(chat("hello"));
			assertThat(listener.heard).containsExactly("parameter !away", "player !away", "client !away",
					"player hello", "client hello", "client hello");
		}
	}

	@Test
	void aConditionIsStillRightAfterItWasCompiled() {
		Conditional listener = new Conditional();
		try (ListenerBench bench = new ListenerBench().with(Conditional.class, () -> listener).start()) {
			for (int i = 0; i < 500; i++) {
				bench.tell(chat((i % 2 == 0) ? "!away" : "hello"));
			}
			assertThat(listener.heard.stream().filter("parameter !away"::equals)).hasSize(250);
			assertThat(bench.context().getBean(GatherEventPublisher.class).failures()).isZero();
		}
	}

	@Test
	void aListenerThatThrowsCostsOnlyItself() {
		Failing listener = new Failing();
		try (ListenerBench bench = new ListenerBench().with(Failing.class, () -> listener).start()) {
			bench.tell(chat("one"));
			bench.tell(chat("two"));
			assertThat(listener.heard).containsExactly("one", "two");
			assertThat(bench.statistics("Failing.first").count(ListenerOutcome.ERROR)).isEqualTo(2);
			assertThat(bench.statistics("Failing.second").count(ListenerOutcome.SUCCESS)).isEqualTo(2);
			assertThat(this.output.toString())
				.contains("The listener Failing.first failed on the event playerChats of client 'gather'")
				.contains("java.lang.IllegalStateException: no luck")
				.doesNotContain("one");
			assertThat(this.output.toString().split("no luck", -1)).as("logged once").hasSize(2);
		}
	}

	@Test
	void aPlainListenerThatThrowsKeepsNothingFromOurs() {
		PlainFailing listener = new PlainFailing();
		List<Throwable> failures = new ArrayList<>();
		try (ListenerBench bench = new ListenerBench().with(PlainFailing.class, () -> listener)
			.with(GatherListenerErrorHandler.class, () -> (failure, event, name) -> failures.add(failure))
			.start()) {
			bench.tell(chat("one"));
			bench.tell(chat("two"));
			assertThat(listener.heard).containsExactly("one", "two");
			assertThat(failures).hasSize(2).allMatch((failure) -> "plain".equals(failure.getMessage()));
		}
	}

	@Test
	void anErrorHandlerOfTheApplicationHearsOfFailuresAndMayFailItself() {
		Failing listener = new Failing();
		List<String> heard = new ArrayList<>();
		GatherListenerErrorHandler handler = (failure, event, name) -> {
			heard.add(name + ": " + failure.getMessage());
			throw new IllegalStateException("handler broken");
		};
		try (ListenerBench bench = new ListenerBench().with(Failing.class, () -> listener)
			.with(GatherListenerErrorHandler.class, () -> handler)
			.start()) {
			bench.tell(chat("one"));
			assertThat(heard).containsExactly("Failing.first: no luck");
			assertThat(listener.heard).containsExactly("one");
			assertThat(this.output.toString()).contains("handler broken");
		}
	}

	@Test
	void repeatedFailuresAreLoggedOnceAMinute() {
		AtomicLong time = new AtomicLong();
		LoggingListenerErrorHandler handler = new LoggingListenerErrorHandler(time::get);
		GatherClientEvent event = new GatherEvent<>(ListenerBench.client("bot"), chat("x"), null, null, null, 1);
		for (int i = 0; i < 10; i++) {
			handler.handleError(new IllegalArgumentException("again"), event, "A.b");
		}
		assertThat(this.output.toString().split("The listener A.b failed", -1)).hasSize(2);
		assertThat(this.output.lines(Level.ERROR)).singleElement()
			.asString()
			.endsWith(
					"(further failures of this kind are counted and logged once a minute; at debug level each is logged)");
		time.addAndGet(TimeUnit.SECONDS.toNanos(61));
		handler.handleError(new IllegalArgumentException("again"), event, "A.b");
		assertThat(this.output.toString()).contains("and 9 times since the last message like this");
		handler.handleError(new IllegalStateException("another kind"), event, "A.b");
		assertThat(this.output.toString()).contains("another kind");
	}

	@Test
	void inDevelopmentEachFailureIsLoggedWithItsStackTrace() {
		LoggingListenerErrorHandler handler = new LoggingListenerErrorHandler(() -> 0);
		GatherClientEvent event = new GatherEvent<>(ListenerBench.client("bot"), chat("x"), null, null, null, 1);
		try (LogCapture log = LogCapture.of(GatherEventListener.class.getName(), Level.DEBUG)) {
			for (int i = 0; i < 3; i++) {
				handler.handleError(new IllegalArgumentException("failure " + i), event, "A.b");
			}
			assertThat(log.everything()).hasSize(3)
				.allMatch((line) -> line.contains("IllegalArgumentException: failure ")
						&& line.contains("ListenerCallsTests"))
				.noneMatch((line) -> line.contains("once a minute"));
		}
	}

	@Test
	void whatAMethodReturnsIsPublished() {
		Returning listener = new Returning();
		List<Throwable> failures = new ArrayList<>();
		try (ListenerBench bench = new ListenerBench().with(Returning.class, () -> listener)
			.with(GatherListenerErrorHandler.class, () -> (failure, event, name) -> failures.add(failure))
			.start()) {
			bench.tell(chat("x"));
			assertThat(listener.heard).containsExactlyInAnyOrder("value", "first", "second", "later");
			assertThat(failures).singleElement().extracting(Throwable::getMessage).isEqualTo("failed later");
		}
	}

	@Test
	void aListenerForOneClientDoesNotHearTheOthers() {
		OneClient listener = new OneClient();
		try (ListenerBench bench = new ListenerBench("first").with(OneClient.class, () -> listener).start()) {
			assertThat(bench.sink().interests(bench.client())).containsExactly(PlayerChats.class);
			assertThat(bench.sink().interests(ListenerBench.client("second")))
				.containsExactlyInAnyOrder(PlayerChats.class, PlayerWaves.class);
			bench.tell(chat("x"));
			bench.tell(PlayerWaves.getDefaultInstance());
			assertThat(listener.heard).containsExactly("chat");
			assertThat(bench.statistics("OneClient.waves").count(ListenerOutcome.SUCCESS)).isZero();
		}
	}

	@Test
	void methodsOfProxiesAreCalledThroughTheProxy() {
		try (ListenerBench bench = new ListenerBench(ProxyConfiguration.class).start()) {
			Failing listener = bench.context().getBean(Failing.class);
			assertThat(org.springframework.aop.support.AopUtils.isCglibProxy(listener)).isTrue();
			bench.tell(chat("x"));
			assertThat(ProxyConfiguration.intercepted).contains("second");
		}
	}

	@Test
	void everyCallIsTimed() {
		Failing listener = new Failing();
		try (ListenerBench bench = new ListenerBench().with(Failing.class, () -> listener).start()) {
			bench.tell(chat("x"));
			assertThat(bench.statistics("Failing.second").totalNanos(ListenerOutcome.SUCCESS)).isPositive();
			assertThat(bench.statistics("Failing.first").totalNanos(ListenerOutcome.ERROR)).isPositive();
		}
	}

	@Test
	void aSinkNamesTheListenerThatIsRunning() throws InterruptedException {
		Slow listener = new Slow();
		try (ListenerBench bench = new ListenerBench().with(Slow.class, () -> listener).start()) {
			assertThat(bench.sink().running()).isEmpty();
			Thread dispatch = new Thread(() -> bench.tell(PlayerMoves.getDefaultInstance()), "dispatch");
			dispatch.start();
			assertThat(listener.entered.await(10, TimeUnit.SECONDS)).isTrue();
			assertThat(bench.sink().running()).isEqualTo("Slow.on");
			listener.leave.countDown();
			dispatch.join();
			assertThat(bench.sink().running()).isEmpty();
		}
	}

	@Test
	void anObserverSeesBeginAndEndOfEachCall() {
		List<String> calls = new ArrayList<>();
		GatherListenerObserver observer = (listener, event) -> {
			calls.add("start " + listener);
			return (failure) -> calls.add("end " + listener + " " + ((failure != null) ? failure.getMessage() : "ok"));
		};
		try (ListenerBench bench = new ListenerBench().with(Failing.class, Failing::new)
			.with(GatherListenerObserver.class, () -> observer)
			.start()) {
			bench.tell(chat("x"));
			assertThat(calls).containsExactly("start Failing.first", "end Failing.first no luck",
					"start Failing.second", "end Failing.second ok");
		}
	}

	static class Heard {

		final List<String> heard = new ArrayList<>();

	}

	static class Conditional extends Heard {

		@GatherEventListener(condition = "#chat.contents.startsWith('!away')")
		@Order(1)
		void parameter(PlayerChats chat) {
			this.heard.add("parameter " + chat.getContents());
		}

		@GatherEventListener(condition = "#player != null && #player.name == 'Anna'")
		@Order(2)
		void player(PlayerChats chat) {
			this.heard.add("player " + chat.getContents());
		}

		@GatherEventListener(condition = "#client.name() == 'gather' and #event.contents.length() > 0")
		@Order(3)
		void client(PlayerChats chat) {
			this.heard.add("client " + chat.getContents());
		}

	}

	static class Failing extends Heard {

		@GatherEventListener
		@Order(1)
		public void first(PlayerChats chat) {
			throw new IllegalStateException("no luck");
		}

		@GatherEventListener
		@Order(2)
		public void second(PlayerChats chat) {
			this.heard.add(chat.getContents());
		}

	}

	static class PlainFailing extends Heard {

		@EventListener
		void plain(PlayerChats chat) {
			throw new IllegalStateException("plain");
		}

		@GatherEventListener
		void ours(PlayerChats chat) {
			this.heard.add(chat.getContents());
		}

	}

	static class Returning extends Heard {

		@GatherEventListener
		String value(PlayerChats chat) {
			return "value";
		}

		@GatherEventListener
		List<String> values(PlayerChats chat) {
			return List.of("first", "second");
		}

		@GatherEventListener
		CompletableFuture<String> later(PlayerChats chat) {
			return CompletableFuture.completedFuture("later");
		}

		@GatherEventListener
		CompletableFuture<Void> failing(PlayerChats chat) {
			return CompletableFuture.failedFuture(new IllegalStateException("failed later"));
		}

		@GatherEventListener
		@Nullable String nothing(PlayerChats chat) {
			return null;
		}

		@EventListener
		void on(String value) {
			this.heard.add(value);
		}

	}

	static class OneClient extends Heard {

		@GatherEventListener(client = "second")
		void waves(PlayerWaves wave) {
			this.heard.add("wave");
		}

		@GatherEventListener(client = "first")
		void chats(PlayerChats chat) {
			this.heard.add("chat");
		}

		@GatherEventListener(client = "second")
		void otherChats(PlayerChats chat) {
			this.heard.add("other chat");
		}

	}

	static class Slow {

		final CountDownLatch entered = new CountDownLatch(1);

		final CountDownLatch leave = new CountDownLatch(1);

		@GatherEventListener
		void on(PlayerMoves moves) throws InterruptedException {
			this.entered.countDown();
			this.leave.await(20, TimeUnit.SECONDS);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ProxyConfiguration {

		static final List<String> intercepted = new ArrayList<>();

		@Bean
		static DefaultAdvisorAutoProxyCreator autoProxyCreator() {
			DefaultAdvisorAutoProxyCreator creator = new DefaultAdvisorAutoProxyCreator();
			creator.setProxyTargetClass(true);
			return creator;
		}

		@Bean
		static StaticMethodMatcherPointcutAdvisor advisor() {
			StaticMethodMatcherPointcutAdvisor advisor = new StaticMethodMatcherPointcutAdvisor() {

				private static final long serialVersionUID = 1L;

				@Override
				public boolean matches(java.lang.reflect.Method method, Class<?> targetClass) {
					return Failing.class.isAssignableFrom(targetClass) && method.getName().equals("second");
				}

			};
			advisor.setAdvice((org.aopalliance.intercept.MethodInterceptor) (invocation) -> {
				intercepted.add(invocation.getMethod().getName());
				return invocation.proceed();
			});
			return advisor;
		}

		@Bean
		Failing failing() {
			return new Failing();
		}

	}

}
