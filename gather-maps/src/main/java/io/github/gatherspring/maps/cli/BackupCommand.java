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

import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.github.gatherspring.http.MapBackup;
import io.github.gatherspring.http.MapBackupStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Keeps a map as it is.
 */
@Command(name = "backup", mixinStandardHelpOptions = true, sortOptions = false, description = {
		"Keep a map as it is in a file of its own, with the date, the space and the map in its name.%n" })
final class BackupCommand implements Callable<Integer> {

	private final Terminal terminal;

	@Mixin
	private ServerOptions server = new ServerOptions();

	@Option(names = "--map", paramLabel = "ID", required = true, description = "The map's id.")
	private String map = "";

	@Option(names = "--backups", paramLabel = "FOLDER", defaultValue = "gather-backups",
			description = "Where to keep it. Default: ${DEFAULT-VALUE}")
	private Path backups = Path.of("gather-backups");

	BackupCommand(Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() {
		MapBackup backup = this.server.http(this.terminal).backUpMap(this.server.space(null, this.terminal), this.map);
		MapBackupStore.directory(this.backups).keep(backup);
		this.terminal.out().println("Map '" + this.map + "' is kept in " + this.backups + ".");
		return GatherMapsApplication.DONE;
	}

}
