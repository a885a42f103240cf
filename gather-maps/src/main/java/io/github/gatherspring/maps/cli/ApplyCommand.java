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

import io.github.gatherspring.http.MapBackupStore;
import io.github.gatherspring.maps.GatherMaps;
import io.github.gatherspring.maps.apply.Applied;
import io.github.gatherspring.maps.apply.ApplyException;
import io.github.gatherspring.maps.apply.ApplyOptions;
import io.github.gatherspring.maps.plan.MapPlan;
import io.github.gatherspring.maps.plan.PlanFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Applies a blueprint or a plan.
 */
@Command(name = "apply", mixinStandardHelpOptions = true, sortOptions = false, description = {
		"Make a map as the file wants it: plan, read again and compare, keep a backup, write, read back and compare.%n",
		"FILE is a blueprint, or a plan that 'plan --out' kept. Whatever interrupts it, run it again: it ends in the same map.%n" })
final class ApplyCommand implements Callable<Integer> {

	private static final int MOST_REPLANS = 3;

	private final Terminal terminal;

	@Mixin
	private MapOptions map = new MapOptions();

	@Mixin
	private OutputOptions output = new OutputOptions();

	@Option(names = "--backups", paramLabel = "FOLDER", defaultValue = "gather-backups",
			description = "Where the map is kept before it changes. Default: ${DEFAULT-VALUE}")
	private Path backups = Path.of("gather-backups");

	@Option(names = "--replan", description = "Make a new plan if the map changes meanwhile, up to three times.")
	private boolean replan;

	@Option(names = "--restore-on-mismatch",
			description = "Put the map back as it was if it is not as planned afterwards.")
	private boolean restoreOnMismatch;

	@Option(names = "--over-socket",
			description = "Write changes of objects alone over the socket, where nothing else of the map can be lost.")
	private boolean overSocket;

	ApplyCommand(Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() {
		GatherMaps maps = this.map.maps(this.terminal, MapBackupStore.directory(this.backups));
		boolean saved = PlanFile.isPlan(this.map.file);
		MapPlan plan = saved ? PlanFile.read(this.map.file) : this.map.plan(maps, this.terminal);
		this.output.show(plan, this.terminal);
		if (!plan.isApplicable()) {
			return GatherMapsApplication.FAILED;
		}
		if (plan.isEmpty() && !saved) {
			return GatherMapsApplication.DONE;
		}
		try (SocketWriter socket = new SocketWriter(this.overSocket, plan, this.map.server, this.terminal)) {
			ApplyOptions options = ApplyOptions.defaults()
				.restoreOnMismatch(this.restoreOnMismatch)
				.objectUpdates(socket.updates())
				.progress(this.terminal::progress);
			Applied applied = apply(maps, plan, options, saved);
			this.terminal.out()
				.println((applied.way() == Applied.Way.NOTHING) ? "Nothing to do."
						: "Applied; the map as it was is in " + this.backups + ".");
		}
		return GatherMapsApplication.DONE;
	}

	private Applied apply(GatherMaps maps, MapPlan first, ApplyOptions options, boolean saved) {
		MapPlan plan = first;
		for (int attempt = 1;; attempt++) {
			try {
				return maps.apply(plan, options);
			}
			catch (ApplyException ex) {
				boolean again = this.replan && !saved && attempt <= MOST_REPLANS
						&& ex.reason() == ApplyException.Reason.CHANGED_MEANWHILE;
				if (!again) {
					throw ex;
				}
				this.terminal.progress("The map has changed; making a new plan");
				plan = this.map.plan(maps, this.terminal);
				this.output.show(plan, this.terminal);
			}
		}
	}

}
