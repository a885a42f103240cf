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

package io.github.gatherspring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.gatherspring.autoconfigure.GatherAutoConfiguration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps the list of what applications may rely on in the Boot support. After a change
 * that is meant, write it anew with <pre>
 * mvn -q -pl gather-client,gather-spring-boot-autoconfigure -am test -Dtest=PublicApiTests
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dupdate=api
 * </pre>
 */
class PublicApiTests {

	private static final Path LIST = Path.of("src/test/resources/public-api.txt");

	@Test
	void whatApplicationsMayRelyOnIsListed() throws IOException {
		List<String> lines = new PublicApi(GatherAutoConfiguration.class, (type) -> false).lines();
		if ("api".equals(System.getProperty("update"))) {
			Files.write(LIST, lines);
		}
		assertThat(lines).as("see the Javadoc of this test for how to write the list anew")
			.containsExactlyElementsOf(Files.readAllLines(LIST));
	}

}
