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

package io.github.gatherspring.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of faults names tests that exist.
 */
class ResilienceDocumentTests {

	private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Tests|Properties))#(\\w+)`");

	private static String document() throws IOException {
		Path here = Path.of("").toAbsolutePath();
		while (here != null && !Files.exists(here.resolve("docs/resilience.md"))) {
			here = here.getParent();
		}
		assertThat(here).as("a folder with docs/resilience.md").isNotNull();
		return Files.readString(Objects.requireNonNull(here).resolve("docs/resilience.md"));
	}

	static Stream<String> named() throws IOException {
		return NAMED.matcher(document()).results().map(MatchResult::group).distinct();
	}

	@ParameterizedTest
	@MethodSource("named")
	void theNamedTestExists(String name) {
		String[] parts = name.replace("`", "").split("#");
		assertThat(Stream.of("client", "connection", "wire", "codec", "autoconfigure", "metrics")
			.map((folder) -> "io.github.gatherspring." + folder + "." + parts[0])
			.flatMap((type) -> methodsOf(type))).as(parts[0]).contains(parts[1]);
	}

	private static Stream<String> methodsOf(String type) {
		try {
			return Arrays.stream(Class.forName(type).getDeclaredMethods())
				.filter((method) -> method.isAnnotationPresent(Test.class)
						|| method.isAnnotationPresent(ParameterizedTest.class))
				.map((method) -> method.getName());
		}
		catch (ClassNotFoundException ex) {
			return Stream.empty();
		}
	}

	@Test
	void everyRowNamesATest() throws IOException {
		assertThat(document().lines().filter((line) -> line.startsWith("| ") && !line.startsWith("| fault")))
			.hasSizeGreaterThan(40)
			.allMatch((line) -> NAMED.matcher(line).find());
	}

}
