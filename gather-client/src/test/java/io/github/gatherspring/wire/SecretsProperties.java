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

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys of any characters, spelled as servers, browsers and programs spell them, once or
 * several times over. A failure names the seed; {@code -Dgather.test.seed=…} repeats it.
 */
class SecretsProperties {

	private static final int ROUNDS = 20_000;

	private static final String LIKE_ESCAPES = "+/=%&\\\"<>;#x25u0";

	private final long seed = Long.getLong("gather.test.seed", System.nanoTime());

	private final SplittableRandom random = new SplittableRandom(this.seed);

	@Test
	void whateverTheKeyAndHoweverItIsSpelledItIsHidden() {
		for (int round = 0; round < ROUNDS; round++) {
			String key = key();
			String spelled = spelled(key);
			assertThat(new Secrets(key).maskWhole("(" + spelled + ")"))
				.as("key %s as %s, seed %s", key, spelled, this.seed)
				.isEqualTo("(******)");
		}
	}

	@Test
	void aTextWithoutTheKeyStaysAsItIs() {
		for (int round = 0; round < ROUNDS; round++) {
			String key = key() + "~never~";
			String text = spelled(key());
			assertThat(new Secrets(key).maskWhole(text)).as("key %s, seed %s", key, this.seed).isEqualTo(text);
		}
	}

	private String key() {
		StringBuilder key = new StringBuilder();
		int length = 8 + this.random.nextInt(40);
		for (int i = 0; i < length; i++) {
			key.append((char) (this.random.nextBoolean() ? 0x21 + this.random.nextInt(0x7e - 0x21 + 1)
					: LIKE_ESCAPES.charAt(this.random.nextInt(LIKE_ESCAPES.length()))));
		}
		return key.toString();
	}

	private String spelled(String text) {
		return switch (this.random.nextInt(7)) {
			case 0 -> text;
			case 1 -> percent(text, 5);
			case 2 -> percent(percent(text, 5), 5);
			case 3 -> percent(percent(percent(text, 0), 0), 0);
			case 4 -> json(text);
			case 5 -> json(json(text));
			default -> html(text);
		};
	}

	/** Everything that is not unreserved, and of the rest some in a hundred. */
	private String percent(String text, int some) {
		StringBuilder spelled = new StringBuilder();
		for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
			char character = (char) octet;
			if (Character.isLetterOrDigit(character) && this.random.nextInt(100) >= some) {
				spelled.append(character);
			}
			else {
				spelled.append(String.format(this.random.nextBoolean() ? "%%%02X" : "%%%02x", (int) octet));
			}
		}
		return spelled.toString();
	}

	private String json(String text) {
		StringBuilder spelled = new StringBuilder();
		for (char character : text.toCharArray()) {
			if (character == '"' || character == '\\' || (character == '/' && this.random.nextBoolean())) {
				spelled.append('\\').append(character);
			}
			else if (!Character.isLetterOrDigit(character) && this.random.nextInt(4) == 0) {
				spelled.append(String.format(this.random.nextBoolean() ? "\\u%04X" : "\\u%04x", (int) character));
			}
			else {
				spelled.append(character);
			}
		}
		return spelled.toString();
	}

	private String html(String text) {
		return switch (this.random.nextInt(3)) {
			case 0 -> HtmlUtils.htmlEscape(text);
			case 1 -> HtmlUtils.htmlEscapeDecimal(text);
			default -> HtmlUtils.htmlEscapeHex(text);
		};
	}

}
