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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Follows the README as a newcomer does: its dependencies, its greeter and its test are
 * pasted into a new project, which Maven builds and tests with what this build has
 * installed.
 */
class ReadmeApplicationIntegrationTests {

	private static final Pattern PASTED = Pattern
		.compile("<!-- built by ReadmeApplicationIntegrationTests: (\\S+) -->\\s*```\\w+\\n(.*?)```", Pattern.DOTALL);

	@TempDir
	private Path directory;

	@Test
	void theGreeterOfTheReadmeIsBuiltAndItsTestPasses() throws Exception {
		Map<String, String> pasted = pasted();
		String dependencies = Objects.requireNonNull(pasted.remove("dependencies"));
		assertThat(pasted).containsOnlyKeys("src/main/java/com/example/Greeter.java",
				"src/test/java/com/example/GreeterTests.java");
		OutsideProject project = OutsideProject.copyOf("readme-application", this.directory)
			.replacing("pom.xml", "<!-- @dependencies@ -->", dependencies);
		for (Map.Entry<String, String> file : pasted.entrySet()) {
			project.with(file.getKey(), file.getValue());
		}
		assertThat(project.packaged().log()).contains("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0")
			.doesNotContain("WARN");
	}

	private static Map<String, String> pasted() throws IOException {
		Map<String, String> pasted = new LinkedHashMap<>();
		Matcher matcher = PASTED.matcher(Files.readString(Path.of("..", "README.md")));
		while (matcher.find()) {
			pasted.put(matcher.group(1), matcher.group(2));
		}
		return pasted;
	}

}
