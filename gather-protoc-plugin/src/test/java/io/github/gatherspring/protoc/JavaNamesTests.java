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

package io.github.gatherspring.protoc;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JavaNames} and {@link Imports}.
 */
class JavaNamesTests {

	@Test
	void accessorsAreNamedAsProtocNamesThem() {
		assertThat(JavaNames.accessor("textStatus")).isEqualTo("TextStatus");
		assertThat(JavaNames.accessor("useDrawnBG")).isEqualTo("UseDrawnBG");
		assertThat(JavaNames.accessor("facial_hair")).isEqualTo("FacialHair");
		assertThat(JavaNames.accessor("_name")).isEqualTo("Name");
		assertThat(JavaNames.accessor("setEmoteV2")).isEqualTo("SetEmoteV2");
		assertThat(JavaNames.accessor("v2x")).isEqualTo("V2X");
	}

	@Test
	void theSecondTypeOfASimpleNameIsWrittenOut() {
		Imports imports = new Imports();
		assertThat(imports.name("java.util.Map")).isEqualTo("Map");
		assertThat(imports.name("org.example.Map")).isEqualTo("org.example.Map");
		assertThat(imports.name("org.example.Move.Direction")).isEqualTo("Move.Direction");
		assertThat(imports.sorted()).containsExactly("java.util.Map", "org.example.Move");
	}

}
