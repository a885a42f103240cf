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
package io.github.gatherspring.test.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the list of what {@link AutoConfigureGather} imports.
 */
class AutoConfigureGatherTests {

	private static final String IMPORTS = "/META-INF/spring/" + AutoConfigureGather.class.getName() + ".imports";

	@Test
	void whatIsNotOptionalIsOnTheClassPath() throws IOException {
		try (InputStream imports = AutoConfigureGatherTests.class.getResourceAsStream(IMPORTS)) {
			assertThat(imports).isNotNull();
			List<String> names = new String(imports.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
			assertThat(names).isNotEmpty().doesNotHaveDuplicates();
			assertThat(names).filteredOn((name) -> !name.startsWith("optional:"))
				.allSatisfy((name) -> assertThat(ClassUtils.isPresent(name, null)).as(name).isTrue());
		}
	}

}
