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
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.proto.PlayerMoves;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Events to the one listener of a Spring Boot application, state and metrics switched on:
 * the whole way from the socket through {@code publishEvent} to the method.
 */
public final class ListenerReceive {

	private ListenerReceive() {
	}

	/**
	 * Measures.
	 * @param arguments {@code cold} and a number of events a frame, or {@code warm}
	 */
	public static void main(String[] arguments) {
		try (LoadServerProcess server = LoadServerProcess.start(100, 0);
				ConfigurableApplicationContext context = run(server)) {
			Clients.awaitReady(context.getBean(GatherClient.class));
			FloodRounds rounds = new FloodRounds(server, context.getBean(Tally.class), true, Scale.current(),
					(perFrame) -> {
					});
			if (arguments[0].equals("cold")) {
				rounds.cold(Integer.parseInt(arguments[1]));
			}
			else {
				rounds.warm();
			}
		}
		System.exit(0);
	}

	static ConfigurableApplicationContext run(LoadServerProcess server) {
		return new SpringApplication(Application.class).run("--gather.api-key=key",
				"--gather.space-id=" + Clients.SPACE, "--gather.server-url=" + server.url(),
				"--logging.level.root=warn", "--spring.main.banner-mode=off");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Tally tally() {
			return new Tally();
		}

		@Bean
		Counting counting(Tally tally) {
			return new Counting(tally);
		}

		@Bean
		MeterRegistry meterRegistry() {
			return new SimpleMeterRegistry();
		}

	}

	static class Counting {

		private final Tally tally;

		Counting(Tally tally) {
			this.tally = tally;
		}

		@GatherEventListener
		void moved(PlayerMoves moves) {
			this.tally.add(moves);
		}

	}

}
