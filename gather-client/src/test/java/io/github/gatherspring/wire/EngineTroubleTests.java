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
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which failures may be the engine's.
 */
class EngineTroubleTests {

	private static final Duration SOON = Duration.ofMillis(20);

	static Stream<Throwable> network() {
		return Stream.of(new ConnectException(), new UnknownHostException(), new SSLHandshakeException("no trust"),
				new HttpTimeoutException("late"), new IOException("no bytes", new EOFException()));
	}

	static Stream<Throwable> engine() {
		return Stream.of(new OutOfMemoryError(), new IOException("selector manager closed"),
				new IOException("selector manager closed", new OutOfMemoryError()),
				new ExecutionException(new NoClassDefFoundError()), new IllegalStateException(new TimeoutException()));
	}

	@ParameterizedTest
	@MethodSource("network")
	void theNetworkIsNoReasonForANewEngineUnlessItTookLong(Throwable failure) {
		assertThat(EngineTrouble.isLikely(failure, SOON)).isFalse();
		assertThat(EngineTrouble.isLikely(failure, EngineTrouble.LONG)).isTrue();
	}

	@ParameterizedTest
	@MethodSource("engine")
	void anErrorOrAClosedEngineIs(Throwable failure) {
		assertThat(EngineTrouble.isLikely(failure, SOON)).isTrue();
	}

	@Test
	void anAttemptThatWasCancelledIsNoneUnlessItTookLong() {
		assertThat(EngineTrouble.isLikely(new InterruptedException(), SOON)).isFalse();
		assertThat(EngineTrouble.isLikely(null, EngineTrouble.LONG)).isTrue();
	}

}
