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

package io.github.gatherspring.benchmarks.micro;

import java.util.concurrent.TimeUnit;

import io.github.gatherspring.benchmarks.server.Frames;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.GatherEventSink;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.listener.GatherEventListenerFactory;
import io.github.gatherspring.listener.GatherEventPublisher;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.event.EventListener;

/**
 * One event handed to the listeners of an application context.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DispatchBenchmark {

	/** Which listeners there are. */
	@Param({ "none", "one", "ten", "player", "spel", "plain" })
	public String listeners = "none";

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final PlayerMoves moves = Frames.move(7, 100).getPlayerMoves();

	private final GatherClient client = GatherClient.builder().apiKey("key").spaceId("a/b").build();

	private @Nullable GatherEventSink sink;

	/**
	 * Starts the context.
	 */
	@Setup
	public void start() {
		this.context.registerBean(GatherEventListenerFactory.class);
		switch (this.listeners) {
			case "none" -> {
			}
			case "ten" -> {
				for (int i = 0; i < 10; i++) {
					this.context.registerBean("listener" + i, One.class);
				}
			}
			case "player" -> this.context.registerBean(WithPlayer.class);
			case "spel" -> this.context.registerBean(WithCondition.class);
			case "plain" -> this.context.registerBean(Plain.class);
			default -> this.context.registerBean(One.class);
		}
		this.context.refresh();
		this.sink = new GatherEventPublisher(this.context, this.context.getBean(GatherEventListenerFactory.class))
			.sink();
	}

	/**
	 * Closes the context.
	 */
	@TearDown
	public void stop() {
		this.context.close();
	}

	/**
	 * Hands over an event through the client's sink.
	 */
	@Benchmark
	public void dispatch() {
		GatherEventSink target = this.sink;
		if (target != null) {
			target.event(this.client, this.moves, null, null, null, 1);
		}
	}

	/**
	 * Publishes an event that knows its type, as the limit.
	 */
	@Benchmark
	public void publishEvent() {
		this.context.publishEvent(new PayloadApplicationEvent<>(this.client, this.moves));
	}

	static class One {

		private long sum;

		@GatherEventListener
		void moved(PlayerMoves moves) {
			this.sum += moves.getX();
		}

	}

	static class WithPlayer {

		private long sum;

		@GatherEventListener
		void moved(PlayerMoves moves, @Nullable Player player) {
			this.sum += (player != null) ? player.x() : moves.getX();
		}

	}

	static class WithCondition {

		private long sum;

		@GatherEventListener(condition = "#moves.x > 3")
		void moved(PlayerMoves moves) {
			this.sum += moves.getX();
		}

	}

	static class Plain {

		private long sum;

		@EventListener
		void moved(PlayerMoves moves) {
			this.sum += moves.getX();
		}

	}

}
