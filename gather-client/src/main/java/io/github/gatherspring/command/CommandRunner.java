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

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import io.github.gatherspring.event.GatherClientEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a use of a command, or refuses it, and answers. Begins on the thread that
 * runs the client's listeners.
 */
final class CommandRunner {

	private static final Log logger = LogFactory.getLog(GatherCommand.class);

	private static final GatherCommandObserver.Call UNOBSERVED = (outcome, failure) -> {
	};

	private final ArgumentReader reader;

	private final Executor executor;

	private final CommandMessages messages;

	private final Failures failures;

	private final @Nullable GatherCommandObserver observer;

	CommandRunner(ArgumentReader reader, Executor executor, CommandMessages messages, Failures failures,
			@Nullable GatherCommandObserver observer) {
		this.reader = reader;
		this.executor = executor;
		this.messages = messages;
		this.failures = failures;
		this.observer = observer;
	}

	void run(CommandCall call, Cooldowns cooldowns) {
		Command command = call.command();
		if (!command.isFor(call.client(), call.askerId())) {
			refuse(call, CommandOutcome.FORBIDDEN, Refusal.MISSING_ROLE, call.shownName(), command.roles());
			return;
		}
		Object bean;
		@Nullable Object[] arguments;
		try {
			bean = command.bean();
			arguments = this.reader.read(call, bean);
		}
		catch (RefusedArgumentException ex) {
			refuse(call, CommandOutcome.BAD_ARGUMENTS, ex.refusal(), ex.details());
			return;
		}
		catch (Throwable ex) {
			GatherCommandObserver.Call observed = observe(call);
			observed.returned();
			failed(call, observed, ex);
			return;
		}
		Duration wait = cooldowns.use(command, call.askerId());
		if (!wait.isZero()) {
			refuse(call, CommandOutcome.COOLING_DOWN, Refusal.COOLING_DOWN,
					String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds())), call.shownName());
			return;
		}
		if (!command.isAsync()) {
			call(call, bean, arguments);
			return;
		}
		try {
			this.executor.execute(() -> call(call, bean, arguments));
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The command " + command + " found no thread", ex);
			refuse(call, CommandOutcome.BUSY, Refusal.BUSY, call.shownName());
		}
	}

	private void call(CommandCall call, Object bean, @Nullable Object[] arguments) {
		GatherCommandObserver.Call observed = observe(call);
		Object result;
		try {
			result = call.command().call(bean, arguments);
		}
		catch (Throwable ex) {
			observed.returned();
			failed(call, observed, ex);
			return;
		}
		observed.returned();
		answer(call, observed, result);
	}

	private void answer(CommandCall call, GatherCommandObserver.Call observed, @Nullable Object result) {
		if (result instanceof CompletionStage<?> stage) {
			stage.whenComplete((value, failure) -> {
				if (failure != null) {
					failed(call, observed, failure);
				}
				else {
					answer(call, observed, value);
				}
			});
		}
		else if (result instanceof Optional<?> optional) {
			answer(call, observed, optional.orElse(null));
		}
		else if (result instanceof CommandReply reply) {
			say(call, call.channel().at(reply.channel()), reply.text());
			ended(observed, CommandOutcome.SUCCESS, null);
		}
		else if (result instanceof CharSequence text) {
			say(call, call.channel(), text.toString());
			ended(observed, CommandOutcome.SUCCESS, null);
		}
		else if (result == null || result.getClass().getName().equals("kotlin.Unit")) {
			ended(observed, CommandOutcome.SUCCESS, null);
		}
		else {
			failed(call, observed, new IllegalStateException("The command " + call.command() + " returned a "
					+ result.getClass().getName() + ", which is no answer: return a String or a CommandReply"));
		}
	}

	private void failed(CommandCall call, GatherCommandObserver.Call observed, Throwable thrown) {
		Throwable failure = unwrap(thrown);
		if (failure instanceof ConversationEndedException ended) {
			abandoned(call, observed, ended);
			return;
		}
		if (failure instanceof InterruptedException) {
			Thread.currentThread().interrupt();
		}
		this.failures.handle(failure, call.event(), call.command().toString());
		say(call, call.channel(), this.messages.line(Refusal.FAILED, call.shownName()));
		ended(observed, CommandOutcome.ERROR, failure);
	}

	/* People leave and forget to answer: that is no fault of the command. */
	private void abandoned(CommandCall call, GatherCommandObserver.Call observed, ConversationEndedException ended) {
		if (logger.isDebugEnabled()) {
			logger.debug("The command " + call.command() + " ended, because its question was not answered", ended);
		}
		if (ended.reason() == ConversationEndedException.Reason.NO_ANSWER) {
			say(call, call.channel(), this.messages.line(Refusal.NO_ANSWER, call.shownName()));
		}
		ended(observed, CommandOutcome.ABANDONED, null);
	}

	private static Throwable unwrap(Throwable thrown) {
		Throwable failure = thrown;
		while ((failure instanceof CompletionException || failure instanceof ExecutionException)
				&& failure.getCause() != null) {
			failure = failure.getCause();
		}
		return failure;
	}

	private void refuse(CommandCall call, CommandOutcome outcome, Refusal refusal, String... details) {
		GatherCommandObserver.Call observed = observe(call);
		observed.returned();
		say(call, call.channel(), this.messages.line(refusal, details));
		ended(observed, outcome, null);
	}

	private static void say(CommandCall call, ReplyChannel channel, String text) {
		Replies.say(call.client(), channel, text, call.settings().maxReplyLength());
	}

	private GatherCommandObserver.Call observe(CommandCall call) {
		if (this.observer == null) {
			return UNOBSERVED;
		}
		try {
			return this.observer.callStarted(call.command().name(), call.event());
		}
		catch (RuntimeException ex) {
			logger.error("The observer of commands failed", ex);
			return UNOBSERVED;
		}
	}

	private static void ended(GatherCommandObserver.Call observed, CommandOutcome outcome,
			@Nullable Throwable failure) {
		try {
			observed.ended(outcome, failure);
		}
		catch (RuntimeException ex) {
			logger.error("The observer of commands failed", ex);
		}
	}

	/**
	 * Hears of what commands throw.
	 */
	@FunctionalInterface
	interface Failures {

		void handle(Throwable failure, GatherClientEvent event, String command);

	}

}
