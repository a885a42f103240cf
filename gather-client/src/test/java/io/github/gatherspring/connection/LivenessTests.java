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

package io.github.gatherspring.connection;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What counts as a sign of life.
 */
class LivenessTests {

	private final ManualTime time = new ManualTime();

	private final Liveness liveness = new Liveness(this.time);

	private boolean isSignOfLife(int bytes) {
		this.time.advance(Duration.ofSeconds(1));
		this.liveness.activity(bytes);
		return this.liveness.last() == this.time.nanos();
	}

	@Test
	void aPongIsASignOfLife() {
		assertThat(isSignOfLife(0)).isTrue();
	}

	@Test
	void aByteNowAndThenIsNone() {
		for (int i = 1; i < Liveness.LIVELY_BYTES; i++) {
			assertThat(isSignOfLife(1)).isFalse();
		}
		assertThat(isSignOfLife(1)).as("sixteen kibibytes of a large frame").isTrue();
		assertThat(isSignOfLife(1)).as("and counted anew").isFalse();
	}

	@Test
	void aWholeFrameIsOneAndBeginsTheCountAnew() {
		isSignOfLife(Liveness.LIVELY_BYTES - 1);
		this.liveness.sign();
		assertThat(this.liveness.last()).isEqualTo(this.time.nanos());
		assertThat(isSignOfLife(1)).isFalse();
	}

}
