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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.simulator.GatherSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of a client whose application asks for virtual threads, against the embedded
 * simulator.
 */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadsTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(GatherSimulatorAutoConfiguration.class, GatherAutoConfiguration.class))
		.withPropertyValues("gather.simulator.enabled=true", "gather.simulator.autonomous=false")
		.withBean(Listener.class);

	@Test
	void listenersRunOnThemAndEverythingWorks() {
		this.contextRunner.withPropertyValues("spring.threads.virtual.enabled=true").run((context) -> {
			connectAndSpeak(context.getBean(GatherClient.class), context.getBean(GatherSimulator.class));
			assertThat(context.getBean(Listener.class).threads()).startsWith("VirtualThread[")
				.contains("gather-worker-");
			context.getBean(GatherSimulator.class).connection().drop();
			GatherClient client = context.getBean(GatherClient.class);
			await().untilAsserted(() -> {
				assertThat(client.status().reconnects()).isPositive();
				assertThat(client.status().isReady()).isTrue();
			});
		});
	}

	@Test
	void somethingStillKeepsAnApplicationAliveThatIsABotAlone() {
		this.contextRunner.withPropertyValues("spring.threads.virtual.enabled=true").run((context) -> {
			assertThat(context.getBean(GatherClient.class).awaitReady(Duration.ofSeconds(20))).isTrue();
			assertThat(Thread.getAllStackTraces().keySet())
				.anyMatch((thread) -> thread.getName().startsWith("gather-timer") && !thread.isDaemon());
		});
	}

	@Test
	void withoutThePropertyThereAreNone() {
		this.contextRunner.run((context) -> {
			connectAndSpeak(context.getBean(GatherClient.class), context.getBean(GatherSimulator.class));
			assertThat(context.getBean(Listener.class).threads()).startsWith("Thread[");
		});
	}

	private static void connectAndSpeak(GatherClient client, GatherSimulator simulator) throws Exception {
		assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
		client.setTextStatus("light").get(10, TimeUnit.SECONDS);
		simulator.player("guest-1").joins().says("hello");
	}

	static class Listener {

		private final List<String> threads = new CopyOnWriteArrayList<>();

		@GatherEventListener
		void on(PlayerChats chat) {
			this.threads.add(Thread.currentThread().toString());
		}

		String threads() {
			await().until(() -> !this.threads.isEmpty());
			return this.threads.get(0);
		}

	}

}
