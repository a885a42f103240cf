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
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the BOM names what is published, and nothing else.
 */
class BomTests {

	private static final Path PROJECT = Path.of("..");

	private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]+)</artifactId>");

	@Test
	void theBomNamesEachPublishedModule() throws IOException {
		assertThat(managed()).containsExactlyInAnyOrderElementsOf(published());
	}

	@Test
	void theBomHasTheVersionOfTheBuild() throws IOException {
		String version = "<version>" + System.getProperty("project.version") + "</version>";
		assertThat(bom()).contains(version);
		assertThat(Files.readString(PROJECT.resolve("pom.xml"))).contains(version);
	}

	private static String bom() throws IOException {
		return Files.readString(PROJECT.resolve("gather-bom/pom.xml"));
	}

	private static List<String> managed() throws IOException {
		String bom = bom();
		return ARTIFACT
			.matcher(bom.substring(bom.indexOf("<dependencyManagement>"), bom.indexOf("</dependencyManagement>")))
			.results()
			.map((MatchResult match) -> match.group(1))
			.toList();
	}

	private static List<String> published() throws IOException {
		List<String> published = new ArrayList<>();
		try (DirectoryStream<Path> modules = Files.newDirectoryStream(PROJECT,
				(folder) -> Files.exists(folder.resolve("pom.xml")))) {
			for (Path module : modules) {
				String pom = Files.readString(module.resolve("pom.xml"));
				// The plugin runs in the build and the sample application is read, not
				// used.
				if (!pom.contains("<maven.deploy.skip>true") && !module.endsWith("gather-bom")) {
					published.add(ARTIFACT.matcher(pom.substring(pom.indexOf("</parent>")))
						.results()
						.findFirst()
						.orElseThrow()
						.group(1));
				}
			}
		}
		return published;
	}

}
