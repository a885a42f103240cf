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

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * What is hidden, and what is not.
 */
class SecretsTests {

	private static final String KEY = "k+y/1\"&2%41";

	@ParameterizedTest
	@ValueSource(strings = { "k+y/1\"&2%41", "k%2By%2F1%22%262%2541", "k%2by%2f1%22%262%2541",
			"k%252By%252F1%2522%25262%252541", "%6B%2B%79%2F%31%22%26%32%25%34%31",
			"%25%36%42%25%32%62%25%37%39%25%32%46%25%33%31%25%32%32%25%32%36%25%33%32%25%32%35%25%33%34%25%33%31",
			"k+y\\/1\\\"&2%41", "k\\u002by\\u002F1\\u0022\\u00262\\u002541", "k\\\\u002By/1\\\\\"&2%41",
			"k+y/1&quot;&amp;2%41", "k&#43;y&#x2F;1&#34;&#38;2&#37;41", "k&plus;y&sol;1&quot;&amp;2&percnt;41",
			"k+y/1&amp;quot;&amp;amp;2%41", "k+y%5C%2F1%5C%22%262%2541", "k\\x2By\\x2f1\\x22\\x262%41" })
	void aKeyIsHiddenInEverySpelling(String spelled) {
		Secrets secrets = new Secrets(KEY);
		assertThat(secrets.mask("before " + spelled + " after")).isEqualTo("before ****** after");
		assertThat(secrets.mask("apiKey=" + spelled + "&x=1")).isEqualTo("apiKey=******&x=1");
		assertThat(secrets.areIn("<" + spelled + ">")).isTrue();
	}

	@Test
	void aKeyWithinOtherLettersIsHiddenWhenItIsLong() {
		assertThat(new Secrets("abcdefgh").mask("xabcdefghx")).isEqualTo("x******x");
	}

	@ParameterizedTest
	@CsvSource({ "k, the task was asked for k times, the task was asked for ****** times",
			"test, the latest test: 'test' contested_test, the latest ******: '******' contested_test",
			"k, apiKey%3Dk&x, apiKey%3D******&x", "test, a%20test%20b, a%20******%20b",
			"k, {\"apiKey\":\"k\"}, {\"apiKey\":\"******\"}" })
	void aShortKeyIsHiddenOnlyAsAWordOfItsOwn(String key, String text, String masked) {
		assertThat(new Secrets(key).mask(text)).isEqualTo(masked);
	}

	@Test
	void aSecretThatHoldsAnotherIsHiddenWhole() {
		assertThat(new Secrets("abcdefgh", "abcdefgh-token").mask("abcdefgh-token abcdefgh"))
			.isEqualTo("****** ******");
	}

	@Test
	void withoutSecretsATextStaysAsItIs() {
		assertThat(new Secrets(null, "", " ").maskWhole("a\u0041 %41\n&amp;")).isEqualTo("a\u0041 %41\n&amp;");
	}

	@Test
	void aMaskedTextIsOneLine() {
		assertThat(new Secrets("long-enough-key").mask("bad\r\n2026 ERROR long-enough-key"))
			.isEqualTo("bad 2026 ERROR ******");
	}

	@Test
	void aTextThatIsCutShowsNoBeginningOfASecret() {
		String key = "0123456789abcdef";
		Secrets secrets = new Secrets(key);
		for (int offset = 0; offset < 40; offset++) {
			String text = " ".repeat(offset) + (key + " ").repeat(100_000);
			assertThat(secrets.mask(text).replaceAll("[* …]", "")).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "%25", "&amp;", "\\", "%5C", "%25252525", "&#00000", "%26amp%3b", "%" })
	void noTextTakesLongToSearch(String hostile) {
		Secrets secrets = new Secrets("%%%%%%%%&&&&&&&&\\\\");
		// A search that goes back and forth would not end within days.
		assertTimeoutPreemptively(Duration.ofSeconds(60), () -> secrets.maskWhole(hostile.repeat(20_000)));
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", "\n" })
	void noKeyIsNone(@Nullable String value) {
		assertThat(Secrets.read(value, "apiKey")).isNull();
	}

	@Test
	void aKeyOutOfAFileMayEndWithALineFeed() {
		assertThat(Secrets.read("abc-123\n", "apiKey")).isEqualTo("abc-123");
	}

	@ParameterizedTest
	@ValueSource(strings = { "marker key", "marker\nkey", "marker\u00e9", "marker\u0000", "marker\u202e" })
	void aKeyThatNoHeaderCanHoldIsRefusedWithoutBeingQuoted(String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> Secrets.read(value, "apiKey"))
			.withMessageContaining("apiKey")
			.withMessageContaining("characters")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContainIgnoringCase("marker"));
	}

	@Test
	void aPlaceholderThatNothingReplacedIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Secrets.read("${GATHER_KEY}", "token"))
			.withMessageContaining("token is a placeholder")
			.withMessageNotContaining("GATHER_KEY");
	}

}
