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

package io.github.gatherspring.autoconfigure.mcp;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The end of a call: what takes longer is not waited for.
 */
final class Deadline {

	private final Duration timeout;

	private final long end;

	Deadline(Duration timeout) {
		this.timeout = timeout;
		this.end = System.nanoTime() + timeout.toNanos();
	}

	/**
	 * How many nanoseconds are left, 0 once it is over.
	 */
	long left() {
		return Math.max(this.end - System.nanoTime(), 0);
	}

	/**
	 * Wait for the server's answer.
	 * @throws ToolFailure if it is a refusal, or does not come in time
	 */
	void await(String what, CompletableFuture<Void> answer) {
		try {
			answer.get(left(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			throw new ToolFailure("The server did not answer within " + this.timeout.toMillis() / 1000.0 + " s whether "
					+ what + ". It may have done it all the same: look before you try again");
		}
		catch (ExecutionException ex) {
			Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
			throw new ToolFailure("Not done: " + Words.reason(String.valueOf(cause.getMessage())));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ToolFailure("Interrupted");
		}
	}

}
