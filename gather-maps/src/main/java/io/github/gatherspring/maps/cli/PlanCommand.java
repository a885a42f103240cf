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

import io.github.gatherspring.maps.GatherMaps;
import io.github.gatherspring.maps.plan.MapPlan;
import io.github.gatherspring.maps.plan.PlanFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Shows what would change.
 */
@Command(name = "plan", mixinStandardHelpOptions = true, sortOptions = false,
		description = { "Show what has to change on a map so that it is as the file wants it, and write nothing.%n",
				"What somebody else put on the map is left alone: a file owns only what it names.%n" })
final class PlanCommand implements Callable<Integer> {

	private final Terminal terminal;

	@Mixin
	private MapOptions map = new MapOptions();

	@Mixin
	private OutputOptions output = new OutputOptions();

	@Option(names = "--out", paramLabel = "FILE",
			description = "Keep the plan in a file, so that 'apply FILE' does exactly this or nothing.")
	private @Nullable Path out;

	PlanCommand(Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() {
		GatherMaps maps = this.map.maps(this.terminal, (backup) -> {
		});
		MapPlan plan = this.map.plan(maps, this.terminal);
		this.output.show(plan, this.terminal);
		if (this.out != null) {
			PlanFile.write(plan, this.out);
		}
		if (!plan.isApplicable()) {
			return GatherMapsApplication.FAILED;
		}
		return plan.isEmpty() ? GatherMapsApplication.DONE : GatherMapsApplication.CHANGES;
	}

}
