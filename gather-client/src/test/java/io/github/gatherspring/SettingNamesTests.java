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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.GatherClientBuilder;
import io.github.gatherspring.setting.Setting;
import org.junit.jupiter.api.Test;

import org.springframework.asm.ClassReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for how messages name settings: never as properties, which only some applications
 * have.
 */
class SettingNamesTests {

	private static final int CONSTANT_STRING = 8;

	private static final Pattern PROPERTY = Pattern.compile("(?<![\\w.])gather\\.(?!town\\b)[a-z]");

	/** With this the codes of texts begin that a {@code MessageSource} replaces. */
	private static final String MESSAGE_CODES = "gather.commands.";

	@Test
	void noTextOfTheLibraryNamesAProperty() throws IOException {
		Path classes = Path.of(GatherClient.class.getProtectionDomain().getCodeSource().getLocation().getPath());
		try (Stream<Path> files = Files.walk(classes)) {
			List<String> texts = files.filter((file) -> file.toString().endsWith(".class"))
				.flatMap((file) -> texts(file).stream())
				.toList();
			assertThat(texts).hasSizeGreaterThan(500);
			assertThat(texts.stream()
				.filter((text) -> !text.trim().equals(MESSAGE_CODES))
				.filter((text) -> PROPERTY.matcher(text).find())).isEmpty();
		}
	}

	@Test
	void aTextThatNamesAPropertyWouldBeFound() throws IOException {
		Path own = Path.of(SettingNamesTests.class.getProtectionDomain().getCodeSource().getLocation().getPath(),
				"io/github/gatherspring/SettingNamesTests.class");
		assertThat(texts(own)).anyMatch((text) -> PROPERTY.matcher(text).find());
		assertThat("raise gather.max-message-size " + System.nanoTime()).matches(".*" + PROPERTY + ".*");
		assertThat("https://api.gather.town").doesNotMatch(".*" + PROPERTY + ".*");
	}

	@Test
	void eachSettingIsOneOfTheBuilder() {
		Set<String> methods = Stream.of(GatherClientBuilder.class.getMethods())
			.map((method) -> method.getName())
			.collect(Collectors.toSet());
		for (Setting setting : Setting.values()) {
			assertThat(methods).contains(setting.builderName().split("\\.")[0]);
		}
	}

	@Test
	void messagesNameTheSettingsAsTheBuilderIsToldTo() {
		assertThatIllegalArgumentException().isThrownBy(() -> GatherClient.builder().spaceId("id/name").build())
			.withMessageContaining("set apiKey ");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> GatherClient.builder()
				.settingNames((setting) -> "my." + setting.builderName())
				.spaceId("id/name")
				.build())
			.withMessageContaining("set my.apiKey ");
	}

	/**
	 * Reads the constants of a class file, which hold the parts of concatenated texts
	 * too.
	 */
	private static List<String> texts(Path file) {
		try {
			ClassReader reader = new ClassReader(Files.readAllBytes(file));
			char[] buffer = new char[reader.getMaxStringLength()];
			List<String> texts = new ArrayList<>();
			for (int i = 1; i < reader.getItemCount(); i++) {
				int offset = reader.getItem(i);
				if (offset != 0 && reader.readByte(offset - 1) == CONSTANT_STRING) {
					texts.add(reader.readUTF8(offset, buffer));
				}
			}
			return texts;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
