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

import java.util.List;
import java.util.function.IntConsumer;

import io.github.gatherspring.client.GatherClient;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ExitCodeExceptionMapper;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

/**
 * The end of an application of which Gather was the purpose, with an exit code that a
 * script can tell success and failure by.
 */
class ApplicationEnd implements ExitCodeGenerator {

	private static final Log logger = LogFactory.getLog(GatherClient.class);

	private final ApplicationContext context;

	private final ObjectProvider<GatherClient> clients;

	private final ObjectProvider<ExitCodeExceptionMapper> mappers;

	private final IntConsumer exit;

	private int exitCode;

	private @Nullable Throwable unwatched;

	/**
	 * Creates an end.
	 * @param context closed at the end
	 * @param clients asked to leave what was set, after a run
	 * @param mappers tell the codes of failures
	 * @param exit ends the JVM with a code
	 */
	ApplicationEnd(ApplicationContext context, ObjectProvider<GatherClient> clients,
			ObjectProvider<ExitCodeExceptionMapper> mappers, IntConsumer exit) {
		this.context = context;
		this.clients = clients;
		this.mappers = mappers;
		this.exit = exit;
	}

	/**
	 * Notes a failure; the first one makes the exit code.
	 * @param failure what was thrown
	 */
	void failed(Throwable failure) {
		int code = codeOf(failure, this.mappers.orderedStream().toList());
		synchronized (this) {
			if (this.exitCode == 0) {
				this.exitCode = code;
			}
		}
	}

	/**
	 * Notes that an action failed and nobody looked at its future. It makes the exit code
	 * of a run that ends by itself: who ignores the future does not want the script to go
	 * on as if all were well.
	 * @param failure why it failed
	 */
	synchronized void unwatched(Throwable failure) {
		if (this.unwatched == null) {
			this.unwatched = failure;
		}
	}

	private static int codeOf(Throwable failure, List<ExitCodeExceptionMapper> mappers) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof ExitCodeGenerator generator && generator.getExitCode() != 0) {
				return generator.getExitCode();
			}
		}
		return mappers.stream()
			.mapToInt((mapper) -> mapper.getExitCode(failure))
			.filter((code) -> code != 0)
			.findFirst()
			.orElse(1);
	}

	/**
	 * Ends the application after a run that ended by itself: what it set stays.
	 */
	void afterRun() {
		this.clients.stream().forEach((client) -> client.clearStatusOnStop(false));
		// Asked for now: the context is closed by the time they are needed, since answers
		// may come as late as while the clients stop.
		List<ExitCodeExceptionMapper> known = this.mappers.orderedStream().toList();
		int code = SpringApplication.exit(this.context);
		Throwable failure = unwatched();
		if (code == 0 && failure != null) {
			code = codeOf(failure, known);
			logger.error("The application ends with exit code " + code
					+ ": an action failed whose future nobody looked at: " + failure.getMessage());
		}
		exit(code);
	}

	private synchronized @Nullable Throwable unwatched() {
		return this.unwatched;
	}

	/**
	 * Closes the context. The JVM ends by itself when all has gone well; a code has to be
	 * handed to it.
	 */
	void end() {
		exit(SpringApplication.exit(this.context));
	}

	private void exit(int code) {
		if (code != 0) {
			this.exit.accept(code);
		}
	}

	@Override
	public synchronized int getExitCode() {
		return this.exitCode;
	}

}
