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
 * Limits that are looked at.
 */
class TimeLimitTests {

	private final ManualTime time = new ManualTime();

	private final TimeLimit limit = new TimeLimit(this.time);

	private boolean isOver() {
		return this.limit.isOver(this.time.nanos());
	}

	@Test
	void aLimitThatIsNotSetIsNeverOver() {
		assertThat(this.limit.isSet()).isFalse();
		assertThat(this.limit.isOver(Long.MAX_VALUE)).isFalse();
	}

	@Test
	void aLimitIsOverFromItsEndOnUntilItIsSetAnewOrTakenAway() {
		this.limit.set(Duration.ofSeconds(10));
		this.time.advance(Duration.ofMillis(9_999));
		assertThat(isOver()).isFalse();
		this.time.advance(Duration.ofMillis(1));
		assertThat(isOver()).isTrue();
		this.limit.set(Duration.ofSeconds(1));
		assertThat(isOver()).isFalse();
		this.time.advance(Duration.ofHours(1));
		assertThat(isOver()).isTrue();
		this.limit.clear();
		assertThat(isOver()).isFalse();
		assertThat(this.limit.isSet()).isFalse();
	}

}
