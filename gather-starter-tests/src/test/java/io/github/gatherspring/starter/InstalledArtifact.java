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

import java.nio.file.Path;

/**
 * Files that this build has installed.
 */
final class InstalledArtifact {

	static final String VERSION = System.getProperty("project.version");

	static final Path REPOSITORY = Path.of(System.getProperty("installed.repository"));

	private InstalledArtifact() {
	}

	/**
	 * The file of an artifact with an ending such as {@code .jar}.
	 */
	static Path file(String artifactId, String ending) {
		return REPOSITORY
			.resolve(Path.of("io", "github", "gatherspring", artifactId, VERSION, artifactId + "-" + VERSION + ending));
	}

}
