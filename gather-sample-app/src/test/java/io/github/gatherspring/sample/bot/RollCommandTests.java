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

package io.github.gatherspring.sample.bot;

import io.github.gatherspring.sample.Page;
import io.github.gatherspring.sample.SampleTest;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.space.Player;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the dice.
 */
@SampleTest
class RollCommandTests {

	private final RollCommand roll;

	private final GatherClient gather;

	private final Page page;

	RollCommandTests(RollCommand roll, GatherClient gather, Page page) {
		this.roll = roll;
		this.gather = gather;
		this.page = page;
	}

	@BeforeEach
	void awaitReady() {
		this.page.awaitReady();
	}

	@ParameterizedTest
	@CsvSource({ "'', 1, 6", "d20, 1, 20", "3d6, 3, 18", "10D1, 10, 10" })
	void theSumLiesBetweenOnesAndFullDice(String dice, int least, int most) {
		Player ada = this.gather.space().playersNamed("Ada").get(0);
		for (int i = 0; i < 50; i++) {
			String answer = this.roll.answer(ada, dice);
			assertThat(Integer.parseInt(answer.replaceAll("\\D+", ""))).isBetween(least, most);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "d0", "0d6", "100d6", "6", "d", "2d6+1", "many" })
	void otherDiceAreExplained(String dice) {
		assertThat(this.roll.answer(this.gather.space().playersNamed("Ada").get(0), dice)).contains("try /roll");
	}

}
