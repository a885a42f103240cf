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

package io.github.gatherspring.simulator;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The simulator as a program. {@code --help} lists what it can be told.
 *
 * @since 0.1.0
 */
public final class GatherSimulatorApplication {

	private GatherSimulatorApplication() {
	}

	/**
	 * Start a simulator and serve until the process is ended.
	 * @param args the options
	 * @throws InterruptedException if the main thread is interrupted
	 */
	public static void main(String[] args) throws InterruptedException {
		if (System.getProperty("logback.configurationFile") == null) {
			// Not logback.xml: an application that embeds the simulator would take that
			// for its own.
			System.setProperty("logback.configurationFile", "gather-simulator-logback.xml");
		}
		System.exit(run(args, System.getenv(), System.out, System.err));
	}

	private static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err)
			throws InterruptedException {
		CommandLine line;
		GatherSimulator simulator;
		try {
			line = CommandLine.parse(args, environment);
			if (line.isHelp()) {
				out.println(CommandLine.usage());
				return 0;
			}
			simulator = line.builder().build().start();
		}
		catch (IllegalArgumentException | IllegalStateException | UncheckedIOException ex) {
			err.println(ex.getMessage());
			return 2;
		}
		CountDownLatch ended = new CountDownLatch(1);
		simulator.onEnd(ended::countDown);
		Runtime.getRuntime().addShutdownHook(new Thread(simulator::stop, "gather-simulator-stop"));
		out.println("Gather simulator ready: gather.api-base-url=" + simulator.apiBaseUrl() + " gather.api-key="
				+ (line.hasOwnKey() ? "<the one that you gave>" : simulator.apiKey()) + " gather.space-id="
				+ simulator.spaceId().replace('\\', '/') + " (" + simulator.serverUrl() + ", control at "
				+ simulator.apiBaseUrl() + "/simulator)");
		if (line.isExitWhenReady()) {
			return 0;
		}
		ended.await();
		if (simulator.isRunning()) {
			err.println("The thread of the simulator has ended by a failure, nobody is served any more");
			return 3;
		}
		return 0;
	}

}
