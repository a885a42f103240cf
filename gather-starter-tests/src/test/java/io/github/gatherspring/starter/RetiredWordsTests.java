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
package io.github.gatherspring.starter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no retired word of the list in CONTRIBUTING.md comes back: not in the pages,
 * the schema, the code's texts and comments, nor the sample's page.
 */
class RetiredWordsTests {

	private static final Path PROJECT = Path.of("..");

	private static final String LIST = "CONTRIBUTING.md";

	private static final Pattern ROW = Pattern.compile("^\\|[^|]+\\| ([^|]+) \\|$", Pattern.MULTILINE);

	private static final Set<String> READ = Set.of("md", "java", "kt", "proto", "html", "js", "yaml", "yml",
			"properties", "txt", "imports");

	private static final Set<String> PASSED_OVER = Set.of("target", ".git", "node_modules", "config");

	@Test
	void theListInContributingIsFound() throws IOException {
		assertThat(retired()).contains("stops to read", "possible are", "is given up").hasSizeGreaterThan(15);
	}

	@Test
	void noRetiredWordIsReadAnywhere() throws IOException {
		Pattern retired = Pattern.compile(
				retired().stream().map(RetiredWordsTests::acrossLines).collect(Collectors.joining("|", "\\b(?:", ")")));
		List<String> found = new ArrayList<>();
		for (Path file : filesThatPeopleRead()) {
			String text = Files.readString(file, StandardCharsets.UTF_8);
			retired.matcher(text.toLowerCase(Locale.ROOT))
				.results()
				.forEach((MatchResult match) -> found.add("%s:%d: %s".formatted(PROJECT.relativize(file),
						text.substring(0, match.start()).lines().count(), match.group().replaceAll("\\s+", " "))));
		}
		assertThat(found).as("Retired words; CONTRIBUTING.md says what to write in their place").isEmpty();
	}

	@Test
	void aWordThatIsBrokenOverTwoLinesOfACommentIsFoundToo() {
		assertThat("the client stops\n\t * to read").containsPattern(acrossLines("stops to read"));
		assertThat("the client stops\n// to read").containsPattern(acrossLines("stops to read"));
		assertThat("it stops, to read later").doesNotContainPattern(acrossLines("stops to read"));
	}

	private static String acrossLines(String word) {
		return Pattern.compile(" ")
			.splitAsStream(word)
			.map(Pattern::quote)
			.collect(Collectors.joining("\\s+(?:[*/#|]+\\s+)?"));
	}

	private static List<String> retired() throws IOException {
		String text = Files.readString(PROJECT.resolve(LIST));
		String words = text.substring(text.indexOf("## Words"), text.indexOf("## Commits"));
		return ROW.matcher(words)
			.results()
			.map((MatchResult row) -> row.group(1).strip().toLowerCase(Locale.ROOT))
			.filter((word) -> !word.equals("not"))
			.filter((word) -> !word.startsWith("---"))
			.toList();
	}

	private static List<Path> filesThatPeopleRead() throws IOException {
		List<Path> files = new ArrayList<>();
		Files.walkFileTree(PROJECT, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
				return PASSED_OVER.contains(folder.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE
						: FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
				String name = file.getFileName().toString();
				String ending = name.substring(name.lastIndexOf('.') + 1);
				boolean list = file.equals(PROJECT.resolve(LIST));
				if (READ.contains(ending) && !list && !name.equals("RetiredWordsTests.java")
						&& !name.contains(".min.")) {
					files.add(file);
				}
				return FileVisitResult.CONTINUE;
			}

		});
		assertThat(files).hasSizeGreaterThan(500);
		return files;
	}

}
