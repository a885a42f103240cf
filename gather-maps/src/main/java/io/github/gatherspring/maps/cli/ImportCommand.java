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

import io.github.gatherspring.maps.tiled.TiledImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Makes a blueprint of a map of Tiled.
 */
@Command(name = "import", mixinStandardHelpOptions = true, sortOptions = false, description = {
		"Make a blueprint of a map that was drawn with Tiled (.tmj or .tmx), and print it.%n",
		"Tile layers named \"collisions\" are walls; objects come from object layers by their class (object, nook, spawn, portal) and properties.%n" })
final class ImportCommand implements Callable<Integer> {

	private final Terminal terminal;

	@Parameters(paramLabel = "FILE", description = "A map of Tiled, .tmj or .tmx.")
	private Path file = Path.of("");

	@Option(names = "--name", paramLabel = "NAME", required = true, description = "Name of the blueprint.")
	private String name = "";

	ImportCommand(Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public Integer call() {
		this.terminal.out().print(TiledImport.toYaml(this.file, this.name));
		this.terminal.out().flush();
		return GatherMapsApplication.DONE;
	}

}
