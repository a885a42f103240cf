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

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WebhookUrlTests {

	@ParameterizedTest
	@ValueSource(strings = { "https://api.gather.town/api/v2/hooks/spaces/s/objects/o", "http://localhost:8090/o",
			"http://127.0.0.1/o", "http://[::1]:8090/o", "http://gather.localhost/o", "HTTPS://hooks.example.com/o" })
	void takesHttpsAndLoopback(String url) {
		assertThat(new WebhookUrl(URI.create(url)).uri()).hasToString(url);
	}

	@ParameterizedTest
	@CsvSource({ "http://api.gather.town/o, must start with https://", "http://192.168.0.1/o, must start with https://",
			"http://127.0.0.1.example.com/o, must start with https://",
			"ftp://localhost/o, does not start with https://", "api.gather.town/o, does not start with https://",
			"https:/o, names no host", "https://user:word@api.gather.town/o, holds a user",
			"https://api.gather.town/o#x, or a fragment" })
	void refusesOthersAndSaysWhy(String url, String why) {
		assertThatIllegalArgumentException().isThrownBy(() -> new WebhookUrl(URI.create(url)))
			.withMessageContaining(why)
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("word"));
	}

}
