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

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import io.github.gatherspring.client.GatherException;
import io.github.gatherspring.maps.apply.ApplyException;
import picocli.CommandLine;

/**
 * The program {@code gather-maps}. Its exit codes are for pipelines: 0 nothing to do, or
 * done; 1 failed; 2 there is something to do.
 *
 * @since 0.1.0
 */
public final class GatherMapsApplication {

	/** There was nothing to do, or all was done. */
	static final int DONE = 0;

	/** Something failed. */
	static final int FAILED = 1;

	/** There is something to do. */
	static final int CHANGES = 2;

	private GatherMapsApplication() {
	}

	/**
	 * Run the program.
	 * @param arguments what to do
	 */
	public static void main(String[] arguments) {
		System.setProperty("logback.configurationFile", "gather-maps-logback.xml");
		System.setProperty("java.awt.headless", "true");
		PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
		PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
		int code = run(new Terminal(out, err, CommandLine.Help.Ansi.AUTO.enabled(), System.getenv()), arguments);
		out.flush();
		System.exit(code);
	}

	/**
	 * Run the program.
	 * @return the exit code
	 */
	static int run(Terminal terminal, String... arguments) {
		CommandLine program = new CommandLine(new MapsCommand(), new CommandFactory(terminal));
		program.setOut(terminal.out());
		program.setErr(terminal.err());
		program.setColorScheme(CommandLine.Help
			.defaultColorScheme(terminal.colours() ? CommandLine.Help.Ansi.AUTO : CommandLine.Help.Ansi.OFF));
		CommandLine.IParameterExceptionHandler usage = program.getParameterExceptionHandler();
		program.setParameterExceptionHandler((ex, arguments2) -> {
			usage.handleParseException(ex, arguments2);
			return FAILED;
		});
		program.setExecutionExceptionHandler((ex, command, result) -> {
			terminal.err().println(words(ex));
			return FAILED;
		});
		return program.execute(arguments);
	}

	private static String words(Exception ex) {
		if (ex instanceof ApplyException failed && failed.backup().isPresent()) {
			return failed.getMessage() + "\nThe map as it was before is in the folder of backups; 'gather-maps restore'"
					+ " puts it back.";
		}
		boolean ours = ex instanceof GatherException || ex instanceof ApplyException
				|| ex instanceof IllegalArgumentException || ex instanceof IllegalStateException
				|| ex instanceof java.io.UncheckedIOException;
		return (ours && ex.getMessage() != null) ? ex.getMessage() : "Failed: " + ex;
	}

}
