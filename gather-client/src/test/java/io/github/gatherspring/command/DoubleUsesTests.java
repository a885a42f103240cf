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

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DoubleUses}.
 */
class DoubleUsesTests {

	private static final List<String> ROLL = List.of("roll", "2d6");

	private final DoubleUses doubles = new DoubleUses();

	@Test
	void theSameUseThatComesTheOtherWayIsTheSecond() {
		assertThat(this.doubles.isSecond("ada", ROLL, true, 1000)).isFalse();
		assertThat(this.doubles.isSecond("ada", ROLL, false, 1100)).isTrue();
		assertThat(this.doubles.isSecond("ada", ROLL, false, 1200)).as("the next use").isFalse();
		assertThat(this.doubles.isSecond("ada", List.of("roll"), true, 1300)).as("without its arguments").isTrue();
	}

	@Test
	void twoUsesOfOneWayAreTwo() {
		assertThat(this.doubles.isSecond("ada", ROLL, true, 1000)).isFalse();
		assertThat(this.doubles.isSecond("ada", ROLL, true, 1001)).isFalse();
		assertThat(this.doubles.isSecond("ada", ROLL, false, 1002)).isTrue();
		assertThat(this.doubles.isSecond("ada", ROLL, false, 1003)).isTrue();
	}

	@Test
	void otherPeopleOtherWordsAndLaterUsesAreOthers() {
		assertThat(this.doubles.isSecond("ada", ROLL, true, 1000)).isFalse();
		assertThat(this.doubles.isSecond("bob", ROLL, false, 1000)).isFalse();
		assertThat(this.doubles.isSecond("ada", List.of("roll", "1d6"), false, 1000)).isFalse();
		assertThat(this.doubles.isSecond("ada", ROLL, false, 1001 + DoubleUses.WINDOW_MILLIS)).isFalse();
	}

}
