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

package io.github.gatherspring.readme;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compiles the README's examples, so that they cannot rot.
 */
class ReadmeTests {

	private static final Path README = Path.of("..", "README.md");

	private static final Pattern EXAMPLE = Pattern.compile(
			"<!-- compiled by ReadmeTests: (\\w+) -->\\s*(?:<!-- [^>]* -->\\s*)?```java\\n(.*?)```", Pattern.DOTALL);

	private static final String IMPORTS = """
			import io.github.gatherspring.autoconfigure.*;
			import io.github.gatherspring.client.*;
			import io.github.gatherspring.event.*;
			import io.github.gatherspring.listener.*;
			import io.github.gatherspring.proto.*;
			import io.github.gatherspring.space.*;
			import io.github.gatherspring.space.SpaceChange.*;
			import java.time.Duration;
			import java.util.Map;
			import org.springframework.context.annotation.Bean;
			import org.springframework.stereotype.Component;
			""";

	/** What stands around an example: statements, members or whole types. */
	private static final Map<String, String> SURROUNDINGS = Map.of("greeter", "%s", "sequence",
			"class Example { void run(GatherClient gather) {%n%s%n} }", "space",
			"class Example { void run(GatherClient gather) {%n%s%n} }", "runner", "class Example {%n%s%n}", "plain",
			"class Example { void run(String key) throws Exception {%n%s%n} }");

	@TempDir
	private Path output;

	static Map<String, String> examples() throws IOException {
		Map<String, String> examples = new LinkedHashMap<>();
		Matcher matcher = EXAMPLE.matcher(Files.readString(README));
		while (matcher.find()) {
			examples.put(matcher.group(1), matcher.group(2));
		}
		return examples;
	}

	static List<String> names() throws IOException {
		return List.copyOf(examples().keySet());
	}

	@Test
	void everyExampleHasItsSurroundings() throws IOException {
		assertThat(examples().keySet()).containsExactlyInAnyOrderElementsOf(SURROUNDINGS.keySet());
	}

	@Test
	void theFirstLinesSayWhichGatherThisIs() throws IOException {
		assertThat(Files.readAllLines(README).subList(0, 20))
			.anyMatch((line) -> line.contains("speaks the protocol of Gather 1.0, the classic app"));
	}

	@ParameterizedTest
	@MethodSource("names")
	void theExampleCompiles(String name) throws IOException {
		String body = Objects.requireNonNull(examples().get(name));
		String surroundings = Objects.requireNonNull(SURROUNDINGS.get(name));
		// A whole file brings its imports.
		String source = body.startsWith("package ") ? body : IMPORTS + String.format(surroundings, body);
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		boolean compiled = compiler
			.getTask(null, null, diagnostics,
					List.of("-d", this.output.toString(), "-proc:none", "-parameters", "-classpath",
							System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))),
					null, List.of(new Source(source)))
			.call();
		assertThat(compiled).as(() -> name + ": " + diagnostics.getDiagnostics()).isTrue();
	}

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

	}

}
