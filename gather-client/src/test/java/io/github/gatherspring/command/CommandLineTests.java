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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CommandLine}.
 */
class CommandLineTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '#',
			value = { "roll 2d6 # roll|2d6", "  roll   2d6  # roll|2d6", "say \"hello world\" # say|hello world",
					"say 'hello world' x # say|hello world|x", "say I don't know # say|I|don't|know",
					"say \"open end # say|\"open|end", "say 'tis late # say|'tis|late",
					"say \"a \\\"b\\\" c\" # say|a \"b\" c", "say \"a\\\\\" b # say|a\\|b",
					"say “hello world” # say|hello world", "say „hallo Welt” # say|hallo Welt", "say ‘x y’ # say|x y",
					"say \"\" x # say||x", "say a\"b c\" # say|a\"b|c\"", "say \"a\"b c # say|\"a\"b|c" })
	void wordsAreSplitAsAShellSplits(String text, String words) {
		assertThat(CommandLine.of(text).texts()).containsExactly(words.split("\\|", -1));
	}

	@Test
	void anyKindOfBlankSeparates() {
		assertThat(CommandLine.of("a\tb\u00A0c\nd").texts()).containsExactly("a", "b", "c", "d");
	}

	@Test
	void nothingIsNoWord() {
		assertThat(CommandLine.of("  ").texts()).isEqualTo(List.of());
	}

	@Test
	void theRestIsAsItWasWritten() {
		CommandLine line = CommandLine.of("door open  \"a  b\"   c ");
		assertThat(line.after(2)).isEqualTo("\"a  b\"   c");
		assertThat(line.after(0)).isEqualTo("door open  \"a  b\"   c");
		assertThat(line.after(4)).isEmpty();
	}

}
