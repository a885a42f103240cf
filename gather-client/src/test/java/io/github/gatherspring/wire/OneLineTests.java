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

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Text that would do something to a log, a console or a reader.
 */
class OneLineTests {

	@ParameterizedTest
	@ValueSource(strings = { "a\nb", "a\r\nb", "a\rb", "a\tb", "a\u0085b", "a\u2028b", "a\u2029b", "a\u000bb", "a\fb",
			" a \n b ", "a\u00a0b", "a\u3000b" })
	void whiteSpaceOfAnyKindIsOneBlank(String text) {
		assertThat(OneLine.of(text)).isEqualTo("a b");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0x00, 0x07, 0x08, 0x1b, 0x7f, 0x9b, 0x061c, 0x200b, 0x200e, 0x200f, 0x202a, 0x202e, 0x2066,
			0x2069, 0xfeff, 0xad, 0xe000, 0xfffe, 0xd800, 0xdc00, 0xe0041 })
	void whatCannotBePrintedIsReplaced(int character) {
		assertThat(OneLine.of("a" + Character.toString(character) + "b")).isEqualTo("a\uFFFDb");
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "Grüße", "Привет", "你好", "👩\u200d💻 ok", "a…b", "\u0646\u0645\u06cc\u200c" })
	void whatPeopleWriteStays(String text) {
		assertThat(OneLine.of(text)).isEqualTo(text);
	}

	@Test
	void aColourOfAConsoleLosesItsEffect() {
		assertThat(OneLine.of("\u001b[31mred\u001b[0m")).isEqualTo("\uFFFD[31mred\uFFFD[0m");
	}

	@Test
	void aLongTextIsCutWithAnEllipsis() {
		assertThat(OneLine.of("x".repeat(1_000_000))).hasSize(OneLine.LONGEST).endsWith("x…");
		assertThat(OneLine.of("x".repeat(OneLine.LONGEST))).hasSize(OneLine.LONGEST).doesNotContain("…");
		assertThat(OneLine.of("ab cd", 3)).isEqualTo("ab…");
		assertThat(OneLine.of("abcd", 3)).isEqualTo("ab…");
	}

	@Test
	void noCharacterIsCutInTwo() {
		for (int longest = 1; longest < 12; longest++) {
			String line = OneLine.of("a👩👩👩👩👩👩", longest);
			assertThat(line.length()).isLessThanOrEqualTo(longest);
			assertThat(line).doesNotContainPattern("[\ud800-\udbff](?![\udc00-\udfff])");
			assertThat(line).endsWith("…");
		}
	}

	@Test
	void anyTextBecomesOnePrintableLine() {
		long seed = Long.getLong("gather.test.seed", System.nanoTime());
		SplittableRandom random = new SplittableRandom(seed);
		for (int round = 0; round < 20_000; round++) {
			StringBuilder text = new StringBuilder();
			int length = random.nextInt(700);
			for (int i = 0; i < length; i++) {
				text.append((char) random.nextInt((i % 2 == 0) ? 0x100 : 0x10000));
			}
			String line = OneLine.of(text.toString());
			assertThat(line.length()).as("seed %s", seed).isLessThanOrEqualTo(OneLine.LONGEST);
			assertThat(line.codePoints()).as("seed %s", seed)
				.allMatch((character) -> character == ' ' || !(Character.isISOControl(character)
						|| Character.isWhitespace(character) || Character.isSpaceChar(character)));
			assertThat(OneLine.of(line)).as("seed %s", seed).isEqualTo(line);
		}
	}

}
