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
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compiles every Java example of the README and of the pages below {@code docs}, so that
 * none can rot. An example is a file, the inside of a class or the inside of a method; in
 * a method it finds the variables that a reader would expect, such as {@code gather}.
 */
class DocumentationSnippetTests {

	private static final Path PROJECT = Path.of("..");

	private static final Pattern SNIPPET = Pattern.compile("^```java\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

	private static final Pattern IMPORT = Pattern.compile("^import .*;\\n", Pattern.MULTILINE);

	private static final Pattern OWN_PACKAGE = Pattern.compile("^package ([\\w.]+);$", Pattern.MULTILINE);

	private static final String IMPORTS = """
			import java.net.URI;
			import java.nio.file.Path;
			import java.time.*;
			import java.util.*;
			import java.util.concurrent.*;
			import org.junit.jupiter.api.*;
			import org.springframework.beans.factory.annotation.*;
			import org.springframework.boot.autoconfigure.SpringBootApplication;
			import org.springframework.boot.test.context.*;
			import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
			import org.springframework.context.annotation.Bean;
			import org.springframework.context.annotation.Configuration;
			import org.springframework.context.annotation.Import;
			import org.springframework.context.event.EventListener;
			import org.springframework.integration.dsl.IntegrationFlow;
			import org.springframework.stereotype.*;
			import static org.assertj.core.api.Assertions.*;
			import static org.awaitility.Awaitility.await;
			""";

	/* What an example may use without saying where it comes from. */
	private static final String FIELDS = """
			class Example {
				GatherClient gather;
				GatherClient client;
				GatherSimulator simulator;
				Player player;
				String key;
				String secret;
				String id;
				String userId;
				String targetId;
			""";

	private static final String CLASS = FIELDS + "%s%n}%n";

	private static final String METHOD = FIELDS + "void run() throws Exception {%n%s%n}%n}%n";

	/* One for all, so that the class path is opened once. */
	private static StandardJavaFileManager files;

	@TempDir
	private Path output;

	@BeforeAll
	static void openClassPath() {
		files = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
	}

	@AfterAll
	static void closeClassPath() throws IOException {
		files.close();
	}

	static List<Snippet> snippets() throws IOException {
		List<Snippet> snippets = new ArrayList<>();
		for (Path page : pages()) {
			String text = Files.readString(page);
			SNIPPET.matcher(text)
				.results()
				.forEach((match) -> snippets.add(new Snippet(PROJECT.relativize(page).toString(),
						(int) text.substring(0, match.start()).lines().count() + 1, match.group(1))));
		}
		return snippets;
	}

	private static List<Path> pages() throws IOException {
		try (Stream<Path> pages = Files.list(PROJECT.resolve("docs"))) {
			return Stream
				.concat(Stream.of(PROJECT.resolve("README.md")),
						pages.filter((page) -> page.toString().endsWith(".md")).sorted())
				.toList();
		}
	}

	@Test
	void theExamplesAreFound() throws IOException {
		assertThat(snippets()).hasSizeGreaterThan(10).anyMatch((snippet) -> snippet.page().equals("README.md"));
	}

	@Test
	void theFirstLinesSayWhichGatherThisIs() throws IOException {
		assertThat(Files.readAllLines(PROJECT.resolve("README.md")).subList(0, 20))
			.anyMatch((line) -> line.contains("speaks the protocol of Gather 1.0, the classic app"));
	}

	@ParameterizedTest
	@MethodSource("snippets")
	void theExampleCompiles(Snippet snippet) throws IOException {
		String imports = IMPORTS + ownPackages();
		List<List<String>> errors = new ArrayList<>();
		for (String source : snippet.sources(imports)) {
			errors.add(compile(source));
			if (errors.get(errors.size() - 1).isEmpty()) {
				break;
			}
		}
		assertThat(errors.get(errors.size() - 1))
			.as("%s does not compile as a file, inside a class, or inside a method: %s. Imports: %s", snippet, errors,
					imports)
			.isEmpty();
	}

	private List<String> compile(String source) {
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		ToolProvider.getSystemJavaCompiler()
			.getTask(null, files, diagnostics,
					List.of("-d", this.output.toString(), "-proc:none", "-parameters", "-classpath",
							System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))),
					null, List.of(new Source(source)))
			.call();
		return diagnostics.getDiagnostics()
			.stream()
			.filter((diagnostic) -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
			.map((diagnostic) -> diagnostic.getMessage(Locale.ROOT))
			.toList();
	}

	/**
	 * Return imports of all packages that an application may use.
	 */
	private static String ownPackages() {
		try (Stream<Path> files = Files.find(PROJECT, 20, (path, attributes) -> path.endsWith("package-info.java")
				&& path.toString().replace('\\', '/').contains("/src/main/java/"))) {
			return files.map(DocumentationSnippetTests::packageOf)
				.filter((name) -> DocumentationSnippetTests.class.getClassLoader()
					.getResource(name.replace('.', '/') + "/package-info.class") != null)
				.distinct()
				.sorted()
				.map((name) -> "import " + name + ".*;\n")
				.reduce("import io.github.gatherspring.proto.*;\n"
						+ "import io.github.gatherspring.space.SpaceChange.*;\n", String::concat);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String packageOf(Path packageInfo) {
		try {
			return OWN_PACKAGE.matcher(Files.readString(packageInfo))
				.results()
				.map((MatchResult match) -> match.group(1))
				.findFirst()
				.orElseThrow();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * An example.
	 *
	 * @param page file that it stands in
	 * @param line where it begins
	 * @param text what stands there
	 */
	record Snippet(String page, int line, String text) {

		List<String> sources(String imports) {
			if (this.text.startsWith("package ")) {
				return List.of(this.text);
			}
			String own = String.join("", IMPORT.matcher(this.text).results().map(MatchResult::group).toList());
			String body = IMPORT.matcher(this.text).replaceAll("");
			return Stream.of("%s", CLASS, METHOD)
				.map((surroundings) -> imports + own + String.format(surroundings, body))
				.toList();
		}

		@Override
		public String toString() {
			return this.page + ":" + this.line;
		}

	}

	/**
	 * A source, whatever its class is called.
	 */
	private static final class Source extends SimpleJavaFileObject {

		private final String text;

		Source(String text) {
			super(URI.create("string:///Example.java"), Kind.SOURCE);
			this.text = text;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.text;
		}

		@Override
		public boolean isNameCompatible(String simpleName, Kind kind) {
			return kind == Kind.SOURCE;
		}

	}

}
