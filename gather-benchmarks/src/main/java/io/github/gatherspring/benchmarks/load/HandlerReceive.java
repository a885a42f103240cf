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

import io.github.gatherspring.benchmarks.server.LoadServerProcess;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.GatherClientObserver;
import io.github.gatherspring.proto.PlayerMoves;

/**
 * Events to one handler of a client without Spring Boot, state switched on.
 */
public final class HandlerReceive {

	private HandlerReceive() {
	}

	/**
	 * Measures.
	 * @param arguments {@code cold} and a number of events a frame, or {@code warm}
	 */
	public static void main(String[] arguments) {
		Tally tally = new Tally();
		try (LoadServerProcess server = LoadServerProcess.start(100, 0)) {
			GatherClient client = Clients.builder(server.url()).observer(GatherClientObserver.NONE).build();
			client.on(PlayerMoves.class, tally::add);
			Clients.ready(client);
			FloodRounds rounds = new FloodRounds(server, tally, true, Scale.current(), (perFrame) -> {
			});
			if (arguments[0].equals("cold")) {
				rounds.cold(Integer.parseInt(arguments[1]));
			}
			else {
				rounds.warm();
			}
			client.stop();
		}
		System.exit(0);
	}

}
