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

package io.github.gatherspring.sample.control;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The server's answer to an action.
 *
 * @param succeeded whether it did what was asked
 * @param message what to tell the user
 * @param millis how long the answer took
 */
record Answer(boolean succeeded, String message, long millis) {

	/**
	 * Returns the answer to an action, or the failure of one that was never sent because
	 * of what the browser asked for.
	 */
	static CompletableFuture<Answer> to(CompletableFuture<Void> action) {
		long start = System.nanoTime();
		return action.handle((done, failure) -> {
			long millis = (System.nanoTime() - start) / 1_000_000;
			if (failure == null) {
				return new Answer(true, "Done", millis);
			}
			Throwable cause = (failure instanceof CompletionException && failure.getCause() != null)
					? failure.getCause() : failure;
			if (cause instanceof IllegalArgumentException wrong) {
				throw wrong;
			}
			return new Answer(false, String.valueOf(cause.getMessage()), millis);
		});
	}

}
