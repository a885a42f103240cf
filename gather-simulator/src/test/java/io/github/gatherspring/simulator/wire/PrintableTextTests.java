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

package io.github.gatherspring.simulator.wire;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PrintableTextTests {

	@Test
	void linesEscapesAndHiddenCharactersBecomeBlanks() {
		assertThat(PrintableText.of("Mal\r\n2026 ERROR \u001b[31mred\u202e\u2028\u0000\ud83d"))
			.isEqualTo("Mal  2026 ERROR  [31mred    ");
	}

	@Test
	void whatPrintsStaysAsItIs() {
		assertThat(PrintableText.of("Zoë 👋 in «Büro» 東京")).isEqualTo("Zoë 👋 in «Büro» 東京");
	}

	@Test
	void aLongTextIsCutOff() {
		assertThat(PrintableText.of("x".repeat(100_000))).isEqualTo("x".repeat(200) + "…");
	}

}
