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

package io.github.gatherspring.doctor;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.gatherspring.proto.ClientServerAction;
import org.jspecify.annotations.Nullable;

/**
 * Sends actions and waits for their answers.
 */
final class Answers {

	private static final Duration LONGEST = Duration.ofSeconds(5);

	private Answers() {
	}

	/**
	 * Send an action and wait for the end of it.
	 * @return why it failed; {@code null} when the server carried it out
	 */
	static @Nullable Throwable failureOf(Examination examination, ClientServerAction action)
			throws InterruptedException {
		Duration usual = examination.settings().actionTimeout();
		Duration limit = (usual.compareTo(LONGEST) < 0) ? usual : LONGEST;
		CompletableFuture<Void> answer = examination.client().send(action, limit);
		try {
			// The client ends it at the limit; the rest is for a machine that is busy.
			answer.get(limit.plus(LONGEST).toMillis(), TimeUnit.MILLISECONDS);
			return null;
		}
		catch (ExecutionException ex) {
			return (ex.getCause() != null) ? ex.getCause() : ex;
		}
		catch (TimeoutException ex) {
			return ex;
		}
	}

}
