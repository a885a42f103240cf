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
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Replies}.
 */
class RepliesTests {

	@Test
	void whatIsShortEnoughIsOneMessage() {
		assertThat(Replies.split(" twenty characters ab ", 20)).containsExactly("twenty characters ab");
		assertThat(Replies.split(" \n ", 20)).isEmpty();
	}

	@Test
	void longAnswersAreSplitAtBlanks() {
		assertThat(Replies.split("one two three four", 9)).containsExactly("one two", "three", "four");
		assertThat(Replies.split("one two three\nfour", 7)).containsExactly("one two", "three", "four");
	}

	@Test
	void wordsThatAreTooLongAreSplitWithinButNoCharacterIs() {
		assertThat(Replies.split("abcdefgh", 3)).containsExactly("abc", "def", "gh");
		assertThat(Replies.split("ab😀😀", 3)).containsExactly("ab", "😀", "😀");
	}

	@Test
	void noPartIsTooLongOrBlankAndNothingButBlanksIsLost() {
		Random random = new Random(7);
		for (int i = 0; i < 10_000; i++) {
			StringBuilder text = new StringBuilder();
			int length = random.nextInt(60);
			for (int at = 0; at < length; at++) {
				text.append(switch (random.nextInt(5)) {
					case 0 -> " ";
					case 1 -> "\n";
					case 2 -> "😀";
					default -> String.valueOf((char) ('a' + random.nextInt(26)));
				});
			}
			int longest = 2 + random.nextInt(20);
			List<String> parts = Replies.split(text.toString(), longest);
			assertThat(parts).allSatisfy((part) -> assertThat(part.length()).isBetween(1, longest))
				.noneMatch(String::isBlank);
			assertThat(String.join("", parts).replaceAll("\\s", "")).isEqualTo(text.toString().replaceAll("\\s", ""));
		}
	}

}
