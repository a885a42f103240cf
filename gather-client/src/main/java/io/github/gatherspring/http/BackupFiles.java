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
package io.github.gatherspring.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes files that were not there before, and each of them whole or not at all: what is
 * written under its name is complete, whenever the program ends.
 */
final class BackupFiles {

	private static final int MOST_OF_A_NAME = 9999;

	private BackupFiles() {
	}

	static Path write(Path directory, String name, String json) throws IOException {
		Path unfinished = Files.createTempFile(directory, name, ".unfinished");
		try {
			Files.writeString(unfinished, json, StandardCharsets.UTF_8);
			return publish(unfinished, directory, name);
		}
		finally {
			Files.deleteIfExists(unfinished);
		}
	}

	private static Path publish(Path unfinished, Path directory, String name) throws IOException {
		for (int number = 1; number <= MOST_OF_A_NAME; number++) {
			Path file = directory.resolve(name + ((number > 1) ? "-" + number : "") + ".json");
			try {
				return Files.createLink(file, unfinished);
			}
			catch (FileAlreadyExistsException ex) {
				continue;
			}
			catch (UnsupportedOperationException ex) {
				return Files.copy(unfinished, file);
			}
		}
		throw new FileAlreadyExistsException(directory.resolve(name + ".json").toString());
	}

}
