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

package io.github.gatherspring.benchmarks.load;

import java.util.concurrent.TimeUnit;

import io.github.gatherspring.benchmarks.server.LoadServerProcess;
import io.github.gatherspring.benchmarks.server.LoadServerProcess.Announced;
import io.github.gatherspring.client.GatherClient;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * A thousand events a second for a while, as a space with a thousand people brings them:
 * computing time, garbage and collections, from which a day can be foretold.
 */
public final class SteadyLoad {

	private static final int PER_SECOND = 1000;

	private SteadyLoad() {
	}

	/**
	 * Measures.
	 * @param arguments for how many seconds
	 */
	public static void main(String[] arguments) {
		int seconds = Integer.parseInt(arguments[0]);
		Scale.current();
		try (LoadServerProcess server = LoadServerProcess.start(1000, 0);
				ConfigurableApplicationContext context = ListenerReceive.run(server)) {
			Clients.awaitReady(context.getBean(GatherClient.class));
			Tally tally = context.getBean(Tally.class);
			tally.reset();
			// As many events as make the code compiled, then the same at leisure.
			tally.await(server.flood(5, 1_000_000), true);
			tally.reset();
			long allocated = Figures.allocatedBytes();
			long collections = Figures.collections();
			long collecting = Figures.collectionMillis();
			long cpu = Figures.cpuNanos();
			long start = System.nanoTime();
			Announced announced = server.pace(5, (long) seconds * PER_SECOND, PER_SECOND);
			tally.await(announced, true);
			double took = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
			Figures.tell("events", announced.events() / took);
			Figures.tell("core", (Figures.cpuNanos() - cpu) / took / 1e9 * 100);
			Figures.tell("allocated", (Figures.allocatedBytes() - allocated) / took);
			Figures.tell("collections", (Figures.collections() - collections) / took);
			Figures.tell("collecting", (Figures.collectionMillis() - collecting) / took);
		}
		System.exit(0);
	}

}
