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
package io.github.gatherspring.maps.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.gatherspring.maps.picture.PlanPicture;
import io.github.gatherspring.maps.plan.MapPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * How a plan is shown.
 */
final class OutputOptions {

	@Option(names = "--json", description = "Print the plan as JSON.")
	boolean json;

	@Option(names = "--svg", paramLabel = "FILE", description = "Draw the plan into an SVG file.")
	@Nullable Path svg;

	@Option(names = "--png", paramLabel = "FILE", description = "Draw the plan into a PNG file.")
	@Nullable Path png;

	void show(MapPlan plan, Terminal terminal) {
		terminal.out().print(this.json ? plan.toJson() : plan.toText(terminal.colours()));
		terminal.out().flush();
		if (this.svg != null) {
			write(this.svg, PlanPicture.of(plan).toSvg().getBytes(StandardCharsets.UTF_8));
		}
		if (this.png != null) {
			write(this.png, PlanPicture.of(plan).toPng());
		}
	}

	private static void write(Path file, byte[] content) {
		try {
			Files.write(file, content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The picture cannot be written to " + file + ": " + ex.getMessage(), ex);
		}
	}

}
