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

import java.util.concurrent.Callable;

import io.github.gatherspring.maps.GatherMaps;
import io.github.gatherspring.maps.plan.MapPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Tells whether a map is as its file wants it.
 */
@Command(name = "drift", mixinStandardHelpOptions = true, sortOptions = false,
		description = { "Tell whether a map is still as the file wants it. Exit code 2 says that it is not.%n" })
final class DriftCommand implements Callable<Integer> {

	private final Terminal terminal;

	@Mixin
	private MapOptions map = new MapOptions();

	@Mixin
	private OutputOptions output = new OutputOptions();

	DriftCommand(Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() {
		this.map.noImageCheck = true;
		GatherMaps maps = this.map.maps(this.terminal, (backup) -> {
		});
		MapPlan plan = this.map.plan(maps, this.terminal);
		this.output.show(plan, this.terminal);
		return plan.isEmpty() ? GatherMapsApplication.DONE : GatherMapsApplication.CHANGES;
	}

}
