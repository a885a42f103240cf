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
import java.time.InstantSource;

import io.github.gatherspring.maps.guests.GuestBackupStore;
import io.github.gatherspring.maps.guests.GuestColumns;
import io.github.gatherspring.maps.guests.GuestLists;
import io.github.gatherspring.maps.guests.GuestPlan;
import io.github.gatherspring.maps.guests.GuestTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Guest lists.
 */
@Command(name = "guests", mixinStandardHelpOptions = true,
		description = { "Keep a guest list in step with a table (CSV, JSON or YAML).%n",
				"The role of a guest is a label and gives no right in the space.%n" })
final class GuestsCommand {

	private final Terminal terminal;

	GuestsCommand(Terminal terminal) {
		this.terminal = terminal;
	}

	@Command(name = "plan", mixinStandardHelpOptions = true,
			description = "Show what would change, and write nothing. Exit code 2 says that something would.")
	int plan(@Mixin ServerOptions server, @Mixin Table table) {
		GuestPlan plan = table.plan(lists(server, table), server, this.terminal);
		this.terminal.out().print(plan.toText());
		this.terminal.out().flush();
		return plan.isEmpty() ? GatherMapsApplication.DONE : GatherMapsApplication.CHANGES;
	}

	@Command(name = "apply", mixinStandardHelpOptions = true,
			description = "Make the list as the table wants it: plan, compare, keep a backup, write, read back.")
	int apply(@Mixin ServerOptions server, @Mixin Table table, @Option(names = "--allow-removals",
			description = "Let more than 20 guests go, or more than a tenth of them.") boolean allowRemovals) {
		GuestLists lists = lists(server, table);
		GuestPlan plan = table.plan(lists, server, this.terminal);
		this.terminal.out().print(plan.toText());
		this.terminal.out().flush();
		if (plan.needsAllowance() && !allowRemovals) {
			throw new IllegalStateException("The plan takes " + plan.removed().size() + " of " + plan.base().size()
					+ " guests off the list, and nothing was written; add --allow-removals if that is meant");
		}
		lists.apply(plan, allowRemovals);
		return GatherMapsApplication.DONE;
	}

	private GuestLists lists(ServerOptions server, Table table) {
		return new GuestLists(server.http(this.terminal), GuestBackupStore.directory(table.backups),
				InstantSource.system());
	}

	/**
	 * The table and how to read it.
	 */
	static final class Table {

		@Parameters(paramLabel = "FILE", description = "The table: .csv, .json or .yaml.")
		private Path file = Path.of("");

		@Option(names = "--overwrite", description = "Take guests off the list who are not in the table.")
		private boolean overwrite;

		@Option(names = "--email-column", defaultValue = "email", paramLabel = "NAME",
				description = "The column with the mail address. Default: ${DEFAULT-VALUE}")
		private String email = "email";

		@Option(names = "--name-column", defaultValue = "name", paramLabel = "NAME",
				description = "The column with the name. Default: ${DEFAULT-VALUE}")
		private String name = "name";

		@Option(names = "--affiliation-column", defaultValue = "affiliation", paramLabel = "NAME",
				description = "The column with the affiliation. Default: ${DEFAULT-VALUE}")
		private String affiliation = "affiliation";

		@Option(names = "--role-column", defaultValue = "role", paramLabel = "NAME",
				description = "The column with the role, a label that gives no right. Default: ${DEFAULT-VALUE}")
		private String role = "role";

		@Option(names = "--backups", paramLabel = "FOLDER", defaultValue = "gather-backups",
				description = "Where the list is kept before it changes. Default: ${DEFAULT-VALUE}")
		private Path backups = Path.of("gather-backups");

		GuestPlan plan(GuestLists lists, ServerOptions server, Terminal terminal) {
			var wanted = GuestTable.read(this.file,
					new GuestColumns(this.email, this.name, this.affiliation, this.role));
			var space = server.space(null, terminal);
			terminal.progress("Reading the guest list of " + space);
			return lists.plan(space, wanted, this.overwrite ? GuestPlan.Mode.OVERWRITE : GuestPlan.Mode.MERGE);
		}

	}

}
