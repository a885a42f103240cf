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

import picocli.CommandLine.Command;

/**
 * The program, which does nothing without a command.
 */
@Command(name = "gather-maps", mixinStandardHelpOptions = true, versionProvider = VersionFromJar.class,
		description = { "Maps and guest lists of Gather spaces as files.%n",
				"A file says what is wanted of a map. 'plan' shows what would change and writes nothing,"
						+ " 'apply' changes it after a backup, 'drift' tells whether somebody else did.%n" },
		footer = {
				"%nThe API key is read from the environment variable GATHER_API_KEY and from nowhere else. Its owner"
						+ " must be builder or administrator of the space.%n",
				"Exit codes: 0 nothing to do, or done; 1 failed; 2 there is something to do.%n", "Examples:",
				"  gather-maps plan office.yaml --svg plan.svg", "  gather-maps apply office.yaml",
				"  gather-maps import floor.tmj > office.yaml",
				"  gather-maps guests plan guests.csv --space abc/office" },
		subcommands = { PlanCommand.class, ApplyCommand.class, DriftCommand.class, BackupCommand.class,
				RestoreCommand.class, ImportCommand.class, GuestsCommand.class })
final class MapsCommand {

}
