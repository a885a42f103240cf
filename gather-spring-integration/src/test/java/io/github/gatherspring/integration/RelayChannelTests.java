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
package io.github.gatherspring.integration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.integration.channel.QueueChannel;
import org.springframework.integration.support.MessageBuilder;
import org.springframework.integration.support.management.micrometer.MicrometerMetricsCaptor;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHandler;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What waits in a channel whose loop runs when the test says so.
 */
class RelayChannelTests {

	private final List<Runnable> loops = new ArrayList<>();

	private final BlockingQueue<Object> handled = new LinkedBlockingQueue<>();

	private static Message<?> message(Object payload) {
		return MessageBuilder.withPayload(payload).build();
	}

	private RelayChannel channel(int capacity, DropPolicy policy) {
		return channel(capacity, RelayChannel.DEFAULT_MAX_SIZE, policy);
	}

	private RelayChannel channel(int capacity, DataSize maxSize, DropPolicy policy) {
		RelayChannel channel = new RelayChannel(capacity, maxSize, policy);
		channel.setExecutor(this.loops::add);
		channel.setDrainTimeout(Duration.ZERO);
		channel.setBeanName("relay");
		channel.subscribe((message) -> this.handled.add(message.getPayload()));
		return channel;
	}

	@Test
	void theOldestGoWhereTheNewCountMore() {
		RelayChannel channel = channel(3, DropPolicy.OLDEST);
		for (int i = 1; i <= 5; i++) {
			assertThat(channel.send(message(i))).isTrue();
		}
		assertThat(channel.getQueueSize()).isEqualTo(3);
		assertThat(channel.getDropped()).isEqualTo(2);
		runLoop(channel);
		assertThat(this.handled).containsExactly(3, 4, 5);
	}

	@Test
	void theNewestGoWhereTheFirstCountMore() {
		RelayChannel channel = channel(3, DropPolicy.NEWEST);
		for (int i = 1; i <= 5; i++) {
			assertThat(channel.send(message(i))).isTrue();
		}
		assertThat(channel.getDropped()).isEqualTo(2);
		runLoop(channel);
		assertThat(this.handled).containsExactly(1, 2, 3);
	}

	@Test
	void bytesCountAsMessagesDoAndOneThatIsTooLargeIsTakenAlone() {
		RelayChannel channel = channel(100, DataSize.ofBytes(10), DropPolicy.OLDEST);
		channel.send(message(new byte[4]));
		channel.send(message(new byte[6]));
		assertThat(channel.getDropped()).isZero();
		channel.send(message("four"));
		assertThat(channel.getDropped()).as("to make room for eight bytes").isEqualTo(2);
		channel.send(message(new byte[11]));
		assertThat(channel.getDropped()).isEqualTo(3);
		assertThat(channel.getQueueSize()).isEqualTo(1);
		channel.send(message(new byte[1]));
		assertThat(channel.getDropped()).isEqualTo(4);
	}

	@Test
	void oneLoopAtATimeHandsOn() {
		RelayChannel channel = channel(10, DropPolicy.OLDEST);
		channel.send(message("a"));
		channel.send(message("b"));
		assertThat(this.loops).hasSize(1);
		runLoop(channel);
		channel.start();
		channel.send(message("c"));
		assertThat(this.loops).hasSize(2);
	}

	@Test
	void whatAHandlerThrowsGoesToTheErrorChannelAndTheNextMessageFollows() {
		RelayChannel channel = new RelayChannel();
		channel.setExecutor(this.loops::add);
		channel.setDrainTimeout(Duration.ZERO);
		MessageHandler handler = (message) -> {
			if (message.getPayload().equals("bad")) {
				throw new AssertionError("an error, not even an exception");
			}
			this.handled.add(message.getPayload());
		};
		channel.subscribe(handler);
		QueueChannel errors = new QueueChannel();
		channel.failures().setDefaultErrorChannel(errors);
		channel.send(message("bad"));
		channel.send(message("good"));
		runLoop(channel);
		assertThat(this.handled).containsExactly("good");
		Message<?> error = Objects.requireNonNull(errors.receive(0));
		assertThat((Throwable) error.getPayload()).hasStackTraceContaining("not even an exception");
	}

	@Test
	void aStopHandsOnWhatWaitsUntilItsTimeIsUpAndCountsTheRest() throws InterruptedException {
		RelayChannel channel = new RelayChannel();
		channel.setBeanName("relay");
		channel.setDrainTimeout(Duration.ofMillis(50));
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch interrupted = new CountDownLatch(1);
		channel.subscribe((message) -> {
			entered.countDown();
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				interrupted.countDown();
				Thread.currentThread().interrupt();
			}
		});
		for (int i = 0; i < 4; i++) {
			channel.send(message(i));
		}
		assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
		channel.stop();
		assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
		assertThat(channel.getDropped()).isEqualTo(3);
		channel.send(message("late"));
		assertThat(channel.getDropped()).isEqualTo(4);
		assertThat(channel.getQueueSize()).isZero();
	}

	@Test
	void aStopWaitsForWhatCanBeDelivered() {
		RelayChannel channel = new RelayChannel();
		channel.setDrainTimeout(Duration.ofSeconds(20));
		channel.subscribe((message) -> this.handled.add(message.getPayload()));
		for (int i = 0; i < 1000; i++) {
			channel.send(message(i));
		}
		channel.stop();
		assertThat(this.handled).hasSize(1000);
		assertThat(channel.getDropped()).isZero();
		assertThat(channel.isRunning()).isFalse();
		channel.start();
		channel.send(message("after"));
		channel.stop();
		assertThat(this.handled).hasSize(1001);
	}

	@Test
	void metersSayWhatWaitsAndWhatIsLost() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		RelayChannel channel = channel(2, DropPolicy.OLDEST);
		channel.registerMetricsCaptor(new MicrometerMetricsCaptor(registry));
		for (int i = 0; i < 5; i++) {
			channel.send(message(i));
		}
		assertThat(registry.get("gather.relay.dropped").tag("name", "relay").counter().count()).isEqualTo(3);
		assertThat(registry.get("gather.relay.queued").tag("name", "relay").gauge().value()).isEqualTo(2);
		channel.destroy();
		assertThat(registry.find("gather.relay.dropped").counter()).isNull();
	}

	@Test
	void boundsMustBePositive() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new RelayChannel(0, DataSize.ofBytes(1), DropPolicy.OLDEST))
			.withMessage("'capacity' must be positive, not 0");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new RelayChannel(1, DataSize.ofBytes(0), DropPolicy.OLDEST))
			.withMessageContaining("'maxSize' must be positive");
	}

	/**
	 * Runs the loop to its end, which a closed queue brings at once.
	 */
	private void runLoop(RelayChannel channel) {
		channel.closeQueue();
		this.loops.get(this.loops.size() - 1).run();
	}

}
