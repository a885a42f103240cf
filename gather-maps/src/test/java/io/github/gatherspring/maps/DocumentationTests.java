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
package io.github.gatherspring.maps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.gatherspring.maps.cli.ProgramRun;
import io.github.gatherspring.simulator.GatherSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Does what the beginning of {@code docs/maps.md} says: the file, the command, and the
 * picture that it makes. After a change that is meant, run it with {@code -Dupdate=docs}.
 */
class DocumentationTests {

	private static final Path PAGE = Path.of("..", "docs", "maps.md");

	private static final Path PICTURE = Path.of("..", "docs", "maps-plan.svg");

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@Test
	void theFirstFileAndTheFirstCommandMakeThePictureAndTheTextOfThePage() throws IOException {
		String page = Files.readString(PAGE);
		String file = block(page, "yaml");
		assertThat(file.lines()).hasSize(15);
		String command = block(page, "sh").lines()
			.filter((line) -> line.startsWith("java -jar"))
			.findFirst()
			.orElseThrow();
		assertThat(command).isEqualTo("java -jar gather-maps.jar plan posters.yaml --svg maps-plan.svg");
		Path blueprint = Files.writeString(this.directory.resolve("posters.yaml"), file);
		Path svg = this.directory.resolve("maps-plan.svg");
		Files.writeString(this.directory.resolve("talks.csv"), block(page, "csv"));
		try (GatherSimulator simulator = GatherSimulator.builder()
			.spaceId("abc123/conference")
			.players(0)
			.autonomous(false)
			.build()
			.start()) {
			ProgramRun run = ProgramRun.of(simulator.apiKey(), "plan", blueprint.toString(), "--svg", svg.toString(),
					"--no-image-check", "--api-base-url", simulator.apiBaseUrl());
			assertThat(run.err()).doesNotContain("cannot");
			assertThat(run.code()).isEqualTo(2);
			if ("docs".equals(System.getProperty("update"))) {
				Files.copy(svg, PICTURE, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
				Files.writeString(PAGE, page.replace("```text\n" + block(page, "text"), "```text\n" + run.out()));
				page = Files.readString(PAGE);
			}
			assertThat(block(page, "text")).isEqualTo(run.out());
			assertThat(page).contains("![", "](maps-plan.svg)");
			assertThat(PICTURE).hasSameTextualContentAs(svg);
		}
	}

	private static String block(String page, String language) {
		Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page);
		assertThat(block.find()).as(language).isTrue();
		return block.group(1);
	}

}
