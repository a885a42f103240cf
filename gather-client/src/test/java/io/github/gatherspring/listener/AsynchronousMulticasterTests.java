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

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.gatherspring.proto.PlayerMoves;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for listeners in an application whose event multicaster has an executor.
 */
class AsynchronousMulticasterTests {

	@Test
	void eventsStayInOrderOneAtATimeAndAFailureCostsOnlyItself() {
		Walks listener = new Walks();
		try (ListenerBench bench = new ListenerBench(WithExecutor.class).with(Walks.class, () -> listener).start()) {
			for (int x = 0; x < 3000; x++) {
				bench.tell(PlayerMoves.newBuilder().setX(x).build());
			}
			assertThat(listener.heard).containsExactlyElementsOf(IntStream.range(0, 3000).boxed().toList());
			assertThat(listener.mostAtOnce).hasValue(1);
			assertThat(listener.threads).containsExactly(Thread.currentThread());
			assertThat(bench.statistics("Walks.failing").count(ListenerOutcome.ERROR)).isEqualTo(3000);
		}
	}

	static class Walks {

		final List<Integer> heard = new ArrayList<>();

		final Set<Thread> threads = ConcurrentHashMap.newKeySet();

		final AtomicInteger atOnce = new AtomicInteger();

		final AtomicInteger mostAtOnce = new AtomicInteger();

		@GatherEventListener
		@Order(1)
		void failing(PlayerMoves move) {
			throw new IllegalStateException("always");
		}

		@GatherEventListener
		@Order(2)
		void on(PlayerMoves move) {
			this.mostAtOnce.accumulateAndGet(this.atOnce.incrementAndGet(), Math::max);
			this.threads.add(Thread.currentThread());
			this.heard.add(move.getX());
			this.atOnce.decrementAndGet();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithExecutor {

		@Bean
		ThreadPoolTaskExecutor events() {
			ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
			executor.setCorePoolSize(4);
			return executor;
		}

		@Bean
		SimpleApplicationEventMulticaster applicationEventMulticaster(ThreadPoolTaskExecutor events) {
			SimpleApplicationEventMulticaster multicaster = new SimpleApplicationEventMulticaster();
			multicaster.setTaskExecutor(events);
			return multicaster;
		}

	}

}
