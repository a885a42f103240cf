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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no link within the documentation leads nowhere, and that the manual's index
 * names every page.
 */
class DocumentationLinksTests {

	private static final Path PROJECT = Path.of("..");

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

	private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

	private static final Pattern CODE = Pattern.compile("^```.*?^```", Pattern.DOTALL | Pattern.MULTILINE);

	@Test
	void everyLinkLeadsToAFileAndToAHeadingInIt() throws IOException {
		List<String> broken = new ArrayList<>();
		for (Path page : pages()) {
			for (String link : links(page)) {
				if (!link.contains("://") && !link.startsWith("mailto:") && !leadsSomewhere(page, link)) {
					broken.add(PROJECT.relativize(page) + " -> " + link);
				}
			}
		}
		assertThat(broken).isEmpty();
	}

	@Test
	void theIndexOfTheManualNamesEveryPage() throws IOException {
		Path index = PROJECT.resolve("docs/README.md");
		try (Stream<Path> files = Files.list(PROJECT.resolve("docs"))) {
			assertThat(links(index)).containsAll(files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".md") && !name.equals("README.md"))
				.toList());
		}
	}

	private static boolean leadsSomewhere(Path page, String link) throws IOException {
		String[] parts = link.split("#", 2);
		Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
		if (!Files.exists(target)) {
			return false;
		}
		return parts.length == 1 || !target.toString().endsWith(".md") || headings(target).contains(parts[1]);
	}

	private static List<String> links(Path page) throws IOException {
		return LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll(""))
			.results()
			.map((MatchResult match) -> match.group(1))
			.toList();
	}

	/**
	 * Return the headings of a page as they are linked to.
	 */
	private static List<String> headings(Path page) throws IOException {
		return HEADING.matcher(CODE.matcher(Files.readString(page)).replaceAll(""))
			.results()
			.map((MatchResult match) -> match.group(1).toLowerCase(Locale.ROOT))
			.map((heading) -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
			.toList();
	}

	private static List<Path> pages() throws IOException {
		try (Stream<Path> top = Files.list(PROJECT); Stream<Path> docs = Files.walk(PROJECT.resolve("docs"))) {
			return Stream.concat(top, docs).filter((file) -> file.toString().endsWith(".md")).sorted().toList();
		}
	}

}
