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

package io.github.gatherspring.command;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.GatherClientBuilder;
import io.github.gatherspring.connection.ReconnectSettings;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.listener.GatherEventListenerFactory;
import io.github.gatherspring.listener.GatherEventPublisher;
import io.github.gatherspring.listener.GatherListenerErrorHandler;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.Enter;
import io.github.gatherspring.proto.PlayerInitInfo;
import io.github.gatherspring.proto.SendCommand;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.api.Role;
import io.github.gatherspring.simulator.life.SimulatedPlayer;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.format.support.DefaultFormattingConversionService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application with commands and a client of a simulator.
 */
final class CommandBench implements AutoCloseable {

	static final Duration LIMIT = Duration.ofSeconds(20);

	final GatherSimulator simulator = GatherSimulator.builder()
		.port(0)
		.players(0)
		.autonomous(false)
		.unlimitedRate()
		.key("builder-key", "builder", Role.BUILDER)
		.build();

	final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	final List<String> failures = new CopyOnWriteArrayList<>();

	/** Uses of commands as the observer hears of them. */
	final List<String> observed = new CopyOnWriteArrayList<>();

	final AtomicLong nanos = new AtomicLong();

	private CommandSettings settings = CommandSettings.DEFAULT;

	private Executor executor = new SimpleAsyncTaskExecutor("command-");

	private Consumer<GatherClientBuilder> customizer = (builder) -> {
	};

	CommandBench(Class<?>... beans) {
		this.context.registerBean(GatherEventListenerFactory.class, GatherEventListenerFactory::new);
		this.context.registerBean(GatherCommandFactory.class, GatherCommandFactory::new);
		this.context.registerBean(GatherEventPublisher.class,
				() -> new GatherEventPublisher(this.context, this.context.getBean(GatherEventListenerFactory.class)));
		this.context.registerBean(GatherListenerErrorHandler.class,
				() -> (failure, event, listener) -> this.failures.add(listener + ": " + failure.getMessage()));
		this.context.registerBean(ConversionService.class, () -> new DefaultFormattingConversionService());
		this.context.registerBean(GatherCommands.class, this::commands);
		this.context.registerBean(GatherConversation.class,
				() -> new GatherConversation(this.context.getBean(GatherCommands.class), this::client));
		this.context.registerBean(GatherClient.class, this::newClient);
		if (beans.length > 0) {
			this.context.register(beans);
		}
	}

	private GatherCommands commands() {
		return new GatherCommands(this.context.getBean(GatherCommandFactory.class),
				this.context.getBean(GatherEventPublisher.class), this.context.getBean(ConversionService.class),
				this.executor, null, this::observe, this.nanos::get);
	}

	private GatherCommandObserver.Call observe(String command, GatherEvent<?> event) {
		return new GatherCommandObserver.Call() {

			private boolean returned;

			@Override
			public void returned() {
				this.returned = true;
			}

			@Override
			public void ended(CommandOutcome outcome, @Nullable Throwable failure) {
				CommandBench.this.observed.add(command + " " + outcome + (this.returned ? "" : " before it returned"));
			}

		};
	}

	private GatherClient newClient() {
		GatherClientBuilder builder = GatherClient.builder()
			.apiKey(this.simulator.apiKey())
			.spaceId(this.simulator.spaceId())
			.apiBaseUrl(URI.create(this.simulator.apiBaseUrl()))
			.reconnect(new ReconnectSettings(true, Duration.ofMillis(20), 1.5, Duration.ofMillis(100), 0.25,
					Duration.ofSeconds(30)))
			.shutdownTimeout(Duration.ofSeconds(5))
			.enter(Enter.newBuilder()
				.setInfo(PlayerInitInfo.newBuilder().setName("Bot").setMap("office-main").setX(10).setY(10))
				.build())
			.eventSink(this.context.getBean(GatherEventPublisher.class).sink())
			.eventSink(this.context.getBean(GatherCommands.class).sink(this.settings));
		this.customizer.accept(builder);
		return builder.build();
	}

	CommandBench settings(CommandSettings settings) {
		this.settings = settings;
		return this;
	}

	CommandBench executor(Executor executor) {
		this.executor = executor;
		return this;
	}

	CommandBench client(Consumer<GatherClientBuilder> customizer) {
		this.customizer = customizer;
		return this;
	}

	<T> CommandBench with(Class<T> type, Supplier<T> bean) {
		this.context.registerBean(type, bean);
		return this;
	}

	CommandBench start() {
		this.simulator.start();
		this.context.refresh();
		awaitReady();
		return this;
	}

	GatherClient client() {
		return this.context.getBean(GatherClient.class);
	}

	void awaitReady() {
		assertThat(client().awaitReady(LIMIT)).isTrue();
		await().atMost(LIMIT).until(() -> client().space().me().isPresent());
	}

	SimulatedPlayer joins(String id, String name) {
		SimulatedPlayer player = this.simulator.player(id).joins(name).appearsAt("office-main", 11, 10);
		await().atMost(LIMIT)
			.until(() -> client().space().playersNamed(name).stream().anyMatch((each) -> each.id().equals(id)));
		return player;
	}

	/**
	 * Uses a command as the official client does.
	 */
	static void sends(SimulatedPlayer player, String command) {
		player.does(ClientServerAction.newBuilder().setSendCommand(SendCommand.newBuilder().setCommand(command)));
	}

	/**
	 * What the bot has said, as recipient and text.
	 */
	List<String> said() {
		return this.simulator.received("chat")
			.stream()
			.map((action) -> action.action().getChat())
			.map((chat) -> chat.getChatRecipient() + ": " + chat.getContents())
			.toList();
	}

	void awaitSaid(String... lines) {
		await().atMost(LIMIT).untilAsserted(() -> assertThat(said()).containsExactly(lines));
	}

	@Override
	public void close() {
		this.context.close();
		this.simulator.close();
	}

}
