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

package io.github.gatherspring.sample.browser;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what is said where there is no browser.
 */
class MissingBrowserTests {

	private static final Path THERE = Path.of(System.getProperty("java.home"), "bin", "java");

	private static final Path NOT_THERE = Path.of("/nowhere/chromium");

	private final ByteArrayOutputStream console = new ByteArrayOutputStream();

	private final AtomicBoolean told = new AtomicBoolean();

	@Test
	void withoutBrowserOrDriverTheReasonIsOnTheConsoleOnce() {
		assertThat(isInstalled(NOT_THERE, THERE)).isFalse();
		assertThat(isInstalled(THERE, NOT_THERE)).isFalse();
		assertThat(this.console.toString(StandardCharsets.UTF_8).lines()).containsExactly(Browser.MISSING);
	}

	@Test
	void withBothNothingIsSaid() {
		assertThat(isInstalled(THERE, THERE)).isTrue();
		assertThat(this.console.size()).isZero();
	}

	private boolean isInstalled(Path chromium, Path driver) {
		return Browser.isInstalled(chromium, driver, new PrintStream(this.console, true, StandardCharsets.UTF_8),
				this.told);
	}

}
