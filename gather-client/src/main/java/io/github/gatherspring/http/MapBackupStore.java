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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Keeps maps as they were. Called before a map is replaced, on the caller's thread; if it
 * throws, the map is not touched.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface MapBackupStore {

	/**
	 * Keeps a backup.
	 * @param backup the map as it is now
	 */
	void keep(MapBackup backup);

	/**
	 * Write each backup to a file of its own, named after the time, the space and the
	 * map. No file is ever overwritten.
	 * @param directory where to write, created if need be
	 * @return the store
	 */
	static MapBackupStore directory(Path directory) {
		DateTimeFormatter time = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
		return (backup) -> {
			String name = time.format(backup.takenAt()) + "-" + backup.space() + "-" + backup.mapId();
			try {
				Files.createDirectories(directory);
				BackupFiles.write(directory, name.replaceAll("[^A-Za-z0-9._-]", "_"), backup.json());
			}
			catch (IOException ex) {
				throw new UncheckedIOException("The map '" + backup.mapId() + "' is not changed, for its backup could"
						+ " not be written to " + directory, ex);
			}
		};
	}

}
