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
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import com.google.protobuf.Message;
import io.github.gatherspring.LogCapture;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.proto.Info;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.SpaceChange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which handler or listener runs for too long, on a time that the test moves.
 */
class WatchdogTests {

	private final EventHandlers handlers = new EventHandlers();

	private final Watchdog watchdog = new Watchdog("office");

	private final CountDownLatch begun = new CountDownLatch(1);

	private final CountDownLatch release = new CountDownLatch(1);

	private final LogCapture log = LogCapture.ofClients(Level.WARN);

	@BeforeEach
	void firstLook() {
		look(0);
	}

	@AfterEach
	void stop() {
		this.release.countDown();
		this.log.close();
	}

	private void look(long seconds) {
		this.watchdog.check(Duration.ofSeconds(seconds).toNanos());
	}

	private List<String> warnings() {
		return this.log.lines(Level.WARN);
	}

	private Thread publish(GatherEventSink... sinks) throws InterruptedException {
		GatherClient client = GatherClient.builder().apiKey("a-key-of-tests").spaceId("abc\\space").build();
		EventPublisher publisher = new EventPublisher(client, this.handlers, List.of(sinks), this.watchdog,
				new Observers("office", List.of()), new Arrival());
		Thread thread = new Thread(() -> publisher.publish(Info.getDefaultInstance(), null, null, null), "listeners");
		thread.start();
		assertThat(this.begun.await(10, TimeUnit.SECONDS)).isTrue();
		return thread;
	}

	private void block() {
		this.begun.countDown();
		try {
			this.release.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void aHandlerThatRunsForMoreThanTenSecondsIsNamedOnce() throws Exception {
		this.handlers.add(Info.class, (event, context) -> block(), () -> {
		});
		Thread thread = publish();
		look(1);
		look(10);
		assertThat(warnings()).isEmpty();
		look(11);
		look(60);
		assertThat(warnings()).singleElement()
			.satisfies((line) -> assertThat(line).startsWith("[office] The handler of Info in ")
				.contains(WatchdogTests.class.getName())
				.contains("more than 10 s")
				.contains("WatchdogTests.block"));
		this.release.countDown();
		thread.join();
		look(61);
		look(80);
		assertThat(warnings()).hasSize(1);
	}

	@Test
	void aListenerThatRunsForMoreThanTenSecondsIsNamedOnceByItsSink() throws Exception {
		Thread thread = publish(new Sink());
		look(1);
		look(11);
		look(60);
		assertThat(warnings()).singleElement()
			.satisfies((line) -> assertThat(line)
				.startsWith("[office] The listener Slow.on has been running for more than 10 s with Info;")
				.contains("WatchdogTests.block"));
		this.release.countDown();
		thread.join();
	}

	@Test
	void manyQuickCallsAreNoSlowOne() {
		for (int second = 1; second < 60; second++) {
			this.watchdog.begins(Info.class);
			look(second);
			this.watchdog.ends();
			this.watchdog.begins(Info.class, new Sink());
			look(second);
			this.watchdog.ends();
		}
		assertThat(warnings()).isEmpty();
	}

	/**
	 * A sink that blocks.
	 */
	private final class Sink implements GatherEventSink {

		@Override
		public Set<Class<?>> interests(GatherClient client) {
			return Set.of(Info.class);
		}

		@Override
		public void event(GatherClient client, Message event, @Nullable Player player, @Nullable Player target,
				@Nullable GameMap map, long receivedAt) {
			block();
		}

		@Override
		public void change(GatherClient client, SpaceChange change, long receivedAt) {
			block();
		}

		@Override
		public void status(GatherClient client, ConnectionStatus before, ConnectionStatus after) {
			block();
		}

		@Override
		public String running() {
			return "Slow.on";
		}

	}

}
