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
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of faults, and the page for whoever is paged, name tests that exist and words
 * that are really logged.
 */
class ResilienceDocumentTests {

	private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Tests|Properties))#(\\w+)`");

	private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

	private static Path project() {
		Path here = Path.of("").toAbsolutePath();
		while (here != null && !Files.exists(here.resolve("docs/resilience.md"))) {
			here = here.getParent();
		}
		assertThat(here).as("a folder with docs/resilience.md").isNotNull();
		return Objects.requireNonNull(here);
	}

	private static String document() throws IOException {
		return Files.readString(project().resolve("docs/resilience.md"));
	}

	private static String operations() throws IOException {
		return Files.readString(project().resolve("docs/operations.md"));
	}

	static Stream<String> named() throws IOException {
		return NAMED.matcher(document() + operations()).results().map(MatchResult::group).distinct();
	}

	static Stream<String> words() throws IOException {
		return operations().lines()
			.dropWhile((line) -> !line.startsWith("## What the log says"))
			.filter((line) -> line.startsWith("| `"))
			.map((line) -> line.substring(1, line.indexOf('|', 1)))
			.flatMap((cell) -> QUOTED.matcher(cell).results().map((quoted) -> quoted.group(1)))
			.map((quoted) -> quoted.replaceAll("\\(HTTP \\d*…?", "").replaceAll("[ (:]*….*$", "").strip());
	}

	@ParameterizedTest
	@MethodSource("words")
	void theWordsOfTheLogAreThoseOfTheSources(String words) throws IOException {
		String part = words.contains("…") ? words.substring(0, words.indexOf('…')) : words;
		try (Stream<Path> files = Files.walk(project().resolve("gather-client/src/main/java"))) {
			assertThat(files.filter((path) -> path.toString().endsWith(".java")).toList()).as(part)
				.anyMatch((path) -> read(path).contains(part));
		}
	}

	private static String read(Path path) {
		try {
			return Files.readString(path).replaceAll("\"\\s*\\+\\s*\"", "");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@ParameterizedTest
	@MethodSource("named")
	void theNamedTestExists(String name) throws IOException {
		String[] parts = name.replace("`", "").split("#");
		assertThat(sources(parts[0])).as(parts[0])
			.isNotEmpty()
			.anyMatch((source) -> Pattern.compile("\\s(void|boolean) " + parts[1] + "\\(").matcher(source).find());
	}

	/* Read and not loaded: the tests are in several modules. */
	private static List<String> sources(String testClass) throws IOException {
		List<String> sources = new ArrayList<>();
		try (DirectoryStream<Path> modules = Files.newDirectoryStream(project(), Files::isDirectory)) {
			for (Path module : modules) {
				Path tests = module.resolve("src/test/java");
				if (Files.isDirectory(tests)) {
					try (Stream<Path> files = Files.walk(tests)) {
						for (Path file : files.filter((path) -> path.endsWith(testClass + ".java")).toList()) {
							sources.add(Files.readString(file));
						}
					}
				}
			}
		}
		return sources;
	}

	@Test
	void everyRowNamesATest() throws IOException {
		assertThat(document().lines().filter((line) -> line.startsWith("| ") && !line.startsWith("| fault")))
			.hasSizeGreaterThan(40)
			.allMatch((line) -> NAMED.matcher(line).find());
	}

}
