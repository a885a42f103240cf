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
 * How often a server that refuses is asked.
 */
class RefusedTriesTests {

	private final ManualTime time = new ManualTime();

	private final RefusedTries tries = new RefusedTries(this.time);

	private void refuse(int times) {
		for (int i = 0; i < times; i++) {
			this.tries.refused();
			this.time.advance(Duration.ofSeconds(1));
		}
	}

	@Test
	void sevenRefusalsCostNoWait() {
		refuse(7);
		assertThat(this.tries.pause()).isZero();
		assertThat(this.tries.isUsedUp()).isFalse();
	}

	@Test
	void afterTheEighthTheNextWaitsUntilFifteenSecondsAfterTheFirst() {
		refuse(8);
		assertThat(this.tries.isUsedUp()).isTrue();
		assertThat(this.tries.pause()).isEqualTo(Duration.ofSeconds(7));
		this.time.advance(Duration.ofSeconds(7));
		assertThat(this.tries.pause()).isZero();
		refuse(1);
		assertThat(this.tries.count()).as("only the last ones count").isEqualTo(8);
		assertThat(this.tries.pause()).as("the second was a second later").isZero();
		refuse(1);
		this.time.advance(Duration.ofMinutes(1));
		assertThat(this.tries.pause()).isZero();
	}

}
