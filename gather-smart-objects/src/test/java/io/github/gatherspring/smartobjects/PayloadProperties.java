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

package io.github.gatherspring.smartobjects;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages of any text: they are valid JSON, mean what went in, and fit the limits. A
 * failure names the seed; {@code -Dgather.test.seed=…} repeats it.
 */
class PayloadProperties {

	private static final int ROUNDS = 20_000;

	private final long seed = Long.getLong("gather.test.seed", System.nanoTime());

	private final SplittableRandom random = new SplittableRandom(this.seed);

	@Test
	void whatIsWrittenIsJsonThatMeansWhatWentIn() {
		MessageWriter writer = new MessageWriter(new MovedClock(), () -> "msg");
		SmartObjectCommands<Message> object = writer::write;
		int tooLarge = 0;
		for (int round = 0; round < ROUNDS; round++) {
			String name = text(120);
			String description = text(this.random.nextInt(2001));
			try {
				Message message = object.info().set(name, description);
				assertThat(message.body().length).as("seed %d", this.seed).isLessThanOrEqualTo(4096);
				JsonNode json = JsonMapper.shared().readTree(message.body());
				assertThat(json.at("/data/name").stringValue()).as("seed %d", this.seed).isEqualTo(wellFormed(name));
				assertThat(json.at("/data/description").stringValue()).as("seed %d", this.seed)
					.isEqualTo(wellFormed(description));
				assertThat(json.propertyNames()).as("seed %d", this.seed)
					.containsExactlyInAnyOrder("type", "timestamp", "data");
			}
			catch (IllegalArgumentException ex) {
				assertThat(ex).as("seed %d", this.seed).hasMessageContaining("at most 4,096 are allowed");
				tooLarge++;
			}
		}
		assertThat(tooLarge).as("seed %d: most fit", this.seed).isBetween(1, ROUNDS * 3 / 4);
	}

	private String text(int longest) {
		StringBuilder text = new StringBuilder();
		int length = this.random.nextInt(longest + 1);
		int alphabet = this.random.nextInt(4);
		while (text.length() < length) {
			switch (alphabet) {
				case 0 -> text.append((char) this.random.nextInt(32, 127));
				case 1 -> text.append((char) this.random.nextInt(0, 0x800));
				case 2 -> text.append((char) this.random.nextInt(0x10000));
				default -> text.append(
						Character.toChars(this.random.nextInt(8) == 0 ? '"' : this.random.nextInt(0x1F300, 0x1FAFF)));
			}
		}
		return text.substring(0, length);
	}

	/**
	 * Half a pair of surrogates cannot be written in UTF-8.
	 */
	private static String wellFormed(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
	}

	@Test
	void textOfOthersBecomesOnePrintableLine() {
		for (int round = 0; round < ROUNDS; round++) {
			int longest = this.random.nextInt(1, 60);
			String line = OneLine.of(text(200), longest);
			assertThat(line.length()).as("seed %d", this.seed).isLessThanOrEqualTo(longest + 1);
			assertThat(line.codePoints().noneMatch(Character::isISOControl)).as("seed %d", this.seed).isTrue();
			assertThat(line).as("seed %d", this.seed).isEqualTo(line.strip()).doesNotContain("  ");
		}
	}

}
