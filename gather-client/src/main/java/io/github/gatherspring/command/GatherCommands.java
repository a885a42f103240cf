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

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.GatherEventSink;
import io.github.gatherspring.listener.GatherEventPublisher;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;
import org.springframework.core.convert.ConversionService;
import org.springframework.validation.method.MethodValidator;

/**
 * Carries out the commands of an application. Each client gets a sink of its own. Starts
 * before the clients and then refuses commands that cannot work.
 *
 * @since 0.1.0
 */
public class GatherCommands implements SmartLifecycle {

	private final GatherCommandFactory factory;

	private final GatherEventPublisher publisher;

	private final ArgumentReader reader;

	private final CommandMessages messages;

	private final CommandRunner runner;

	private final LongSupplier nanoTime;

	private final Dialogues dialogues = new Dialogues(this::isCommand);

	/** By the name of the client. */
	private final Map<String, CommandSink> sinks = new ConcurrentHashMap<>();

	private volatile boolean running;

	/**
	 * Creates it.
	 * @param factory knows the methods
	 * @param publisher knows the clients, and who hears of failures
	 * @param conversion makes arguments of words
	 * @param executor runs commands that are asynchronous or have a {@link Conversation};
	 * may reject them
	 * @param validator validates arguments; {@code null} for no validation
	 * @param observer hears of each use; {@code null} for nobody
	 */
	public GatherCommands(GatherCommandFactory factory, GatherEventPublisher publisher, ConversionService conversion,
			Executor executor, @Nullable MethodValidator validator, @Nullable GatherCommandObserver observer) {
		this(factory, publisher, conversion, executor, validator, observer, System::nanoTime);
	}

	GatherCommands(GatherCommandFactory factory, GatherEventPublisher publisher, ConversionService conversion,
			Executor executor, @Nullable MethodValidator validator, @Nullable GatherCommandObserver observer,
			LongSupplier nanoTime) {
		this.factory = factory;
		this.publisher = publisher;
		this.reader = new ArgumentReader(conversion, validator);
		this.messages = new CommandMessages(factory.context());
		this.runner = new CommandRunner(this.reader, executor, this.messages, publisher::handleError, observer);
		this.nanoTime = nanoTime;
	}

	/**
	 * Create a sink for one client.
	 * @param settings how the client takes commands
	 * @return a new sink, to be given to the client's builder
	 */
	public GatherEventSink sink(CommandSettings settings) {
		return new CommandSink(settings, this::book, this.runner, this.messages, new HelpText(this.messages),
				this.dialogues, new Cooldowns(this.nanoTime));
	}

	private CommandBook book(CommandSink sink, GatherClient client) {
		this.sinks.put(client.name(), sink);
		return new CommandBook(
				this.factory.commands().stream().filter((command) -> command.isFor(client.name())).toList(),
				sink.settings().help());
	}

	private boolean isCommand(GatherClient client, String text) {
		CommandSink sink = this.sinks.get(client.name());
		return sink != null && sink.isCommand(text);
	}

	Conversation conversation(GatherClient client, ReplyChannel channel) {
		CommandSink sink = this.sinks.get(client.name());
		CommandSettings settings = (sink != null) ? sink.settings() : CommandSettings.DEFAULT;
		return new Conversation(this.dialogues, client, channel, settings.maxReplyLength());
	}

	@Override
	public void start() {
		List<Command> commands = this.factory.commands();
		refuseDuplicates(commands);
		refuseUnknownClients(commands);
		commands.forEach((command) -> this.reader.check(command.method()));
		this.running = true;
	}

	private static void refuseDuplicates(List<Command> commands) {
		for (int i = 0; i < commands.size(); i++) {
			for (int other = 0; other < i; other++) {
				Command one = commands.get(i);
				Command before = commands.get(other);
				if (one.key().equals(before.key()) && one.overlaps(before)) {
					throw one.method()
						.invalid("its name '" + one.name() + "' is also that of " + before,
								"Give one of them another 'name', or each a 'client' of its own");
				}
			}
		}
	}

	private void refuseUnknownClients(List<Command> commands) {
		Set<String> known = commands.stream().allMatch((command) -> command.client() == null) ? Set.of()
				: this.publisher.clientNames();
		for (Command command : commands) {
			String wanted = command.client();
			if (wanted != null && !known.isEmpty() && !known.contains(wanted)) {
				throw command.method()
					.invalid("it is for the client '" + wanted + "', which does not exist",
							"Name one of the clients that exist (" + String.join(", ", known)
									+ "), or leave 'client' out to have the command in all of them");
			}
		}
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/**
	 * Before every client.
	 */
	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

}
