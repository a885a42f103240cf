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

package io.github.gatherspring.wire;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * Tells when what failed may be the engine below us, whose own threads may have ended
 * when memory ran out, and not the network. Wrong guesses are cheap: they cost a new
 * engine at the next attempt.
 */
final class EngineTrouble {

	/**
	 * Who fails for a reason of the network's mostly does so sooner; an engine without
	 * threads never does.
	 */
	static final Duration LONG = Duration.ofSeconds(5);

	private EngineTrouble() {
	}

	/**
	 * Say whether a failure may be the engine's.
	 * @param failure the failure
	 * @param took how long it took
	 * @return whether a new engine is better for the next attempt
	 */
	static boolean isLikely(@Nullable Throwable failure, Duration took) {
		if (took.compareTo(LONG) >= 0) {
			return true;
		}
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof Error || cause instanceof TimeoutException
					|| cause instanceof RejectedExecutionException || isClosedEngine(cause)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The JDK's client whose selector thread has ended says so by a plain
	 * {@link IOException}, and so does it when a server hangs up without an answer; but
	 * then with a cause. Failures of the network have types of their own.
	 */
	private static boolean isClosedEngine(Throwable failure) {
		return failure.getClass() == IOException.class && !(failure.getCause() instanceof EOFException);
	}

}
