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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WebhookSecretTests {

	/**
	 * The example that the standard publishes.
	 */
	@Test
	void theExampleOfTheStandardHasItsSignature() {
		assertThat(WebhookSecret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
			.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330,
					"{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
			.isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
	}

	/**
	 * Signatures computed by Python's hmac module; the first also by OpenSSL.
	 */
	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = ';', value = {
			"whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=; msg_1; 1764067082;"
					+ " `{\"type\":\"info.set\",\"timestamp\":\"2026-11-25T10:38:02.000Z\",\"data\":{\"name\":\"Büro ☕ 🙂\"}}`;"
					+ " 1WxWod22OnGeYA8s5H3zseHQtX69I6VSUBLSiMa5knI=",
			"whsec_////////////////////////////////; msg_2b6d; 1; ``; btrpkPJebkqqt96EIDvHD0QA0Euy5IrqW1WtyWUAIZg=" })
	void signsLikeAnotherImplementation(String secret, String id, long seconds, String body, String signature) {
		assertThat(WebhookSecret.of(secret).sign(id, seconds, body.getBytes(StandardCharsets.UTF_8)))
			.isEqualTo("v1," + signature);
	}

	@Test
	void aLongKeyAndALongBodyAreSignedLikeInAnotherImplementation() {
		String body = "{\"type\":\"activity.add\",\"data\":{\"text\":\"" + "x".repeat(3000) + "\"}}";
		assertThat(WebhookSecret
			.of("whsec_" + "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBw==")
			.sign("msg-x", 4102444800L, body.getBytes(StandardCharsets.UTF_8)))
			.isEqualTo("v1,xUUDnMJSgqdZR7U2sKsv7WXFKTErk7d1enSyONHuTaQ=");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_", "whsec_Geheim!Geheim!Geheim!",
			"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n", "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" })
	void aWrongFormIsRefusedWithoutTheValue(String secret) {
		assertThatIllegalArgumentException().isThrownBy(() -> WebhookSecret.of(secret))
			.withMessageContaining("secret of " + secret.length() + " characters")
			.withNoCause()
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("Geheim")
				.doesNotContain("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
	}

	@Test
	void doesNotShowItself() {
		assertThat(WebhookSecret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).asString().doesNotContain("MfKQ");
	}

}
