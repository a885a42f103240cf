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
package io.github.gatherspring.maps.guests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

import io.github.gatherspring.http.Guest;
import io.github.gatherspring.wire.SpaceId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps guest lists as they were. If it throws, the list is not touched.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface GuestBackupStore {

	/**
	 * Keep a list.
	 * @param space the space
	 * @param takenAt when the list was read
	 * @param guests the guests by mail address
	 */
	void keep(SpaceId space, Instant takenAt, Map<String, Guest> guests);

	/**
	 * Write each list to a file of its own, named after the time and the space. No file
	 * is ever overwritten.
	 * @param directory where to write, created if need be
	 * @return the store
	 */
	static GuestBackupStore directory(Path directory) {
		DateTimeFormatter time = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
		return (space, takenAt, guests) -> {
			String name = (time.format(takenAt) + "-" + space + "-guests").replaceAll("[^A-Za-z0-9._-]", "_");
			String json = JsonMapper.shared().writeValueAsString(guests);
			try {
				Files.createDirectories(directory);
				for (int number = 1;; number++) {
					Path file = directory.resolve(name + ((number > 1) ? "-" + number : "") + ".json");
					try {
						Files.writeString(file, json, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
						return;
					}
					catch (FileAlreadyExistsException ex) {
						if (number == 9999) {
							throw ex;
						}
					}
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException("The guest list of " + space
						+ " is not changed, for its backup could not be written to " + directory, ex);
			}
		};
	}

}
