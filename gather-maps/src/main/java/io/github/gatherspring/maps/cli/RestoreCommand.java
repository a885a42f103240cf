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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

import io.github.gatherspring.http.GatherHttpClient;
import io.github.gatherspring.http.MapBackup;
import io.github.gatherspring.http.MapBackupStore;
import io.github.gatherspring.maps.apply.MapDifference;
import io.github.gatherspring.wire.SpaceId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Puts a map back as it was.
 */
@Command(name = "restore", mixinStandardHelpOptions = true, sortOptions = false,
		description = { "Put a map back as it was when the backup was made. The map as it is now is kept first.%n" })
final class RestoreCommand implements Callable<Integer> {

	private final Terminal terminal;

	@Mixin
	private ServerOptions server = new ServerOptions();

	@Parameters(paramLabel = "FILE", description = "A backup of the map.")
	private Path file = Path.of("");

	@Option(names = "--map", paramLabel = "ID", required = true, description = "The map's id.")
	private String map = "";

	@Option(names = "--backups", paramLabel = "FOLDER", defaultValue = "gather-backups",
			description = "Where the map as it is now is kept. Default: ${DEFAULT-VALUE}")
	private Path backups = Path.of("gather-backups");

	RestoreCommand(Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws IOException {
		SpaceId space = this.server.space(null, this.terminal);
		MapBackup backup = new MapBackup(space, this.map, Instant.now(),
				Files.readString(this.file, StandardCharsets.UTF_8));
		if (backup.content().dimensions() == null) {
			throw new IllegalArgumentException(
					"The file " + this.file + " is no backup of a map: it has no dimensions");
		}
		GatherHttpClient http = this.server.http(this.terminal);
		MapBackupStore.directory(this.backups).keep(http.backUpMap(space, this.map));
		this.terminal.progress("Putting map '" + this.map + "' of " + space + " back");
		http.restoreMap(backup);
		List<String> differences = MapDifference.of(backup.content(), http.map(space, this.map));
		if (!differences.isEmpty()) {
			throw new IllegalStateException("Map '" + this.map + "' is not as in the backup: " + differences.get(0)
					+ ((differences.size() > 1) ? ", and " + (differences.size() - 1) + " more" : ""));
		}
		this.terminal.out()
			.println("Map '" + this.map + "' is as in the backup; as it was before is in " + this.backups + ".");
		return GatherMapsApplication.DONE;
	}

}
