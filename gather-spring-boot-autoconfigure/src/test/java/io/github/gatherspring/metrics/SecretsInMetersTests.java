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

package io.github.gatherspring.metrics;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.github.gatherspring.autoconfigure.GatherAutoConfiguration;
import io.github.gatherspring.autoconfigure.GatherClientBuilderCustomizer;
import io.github.gatherspring.autoconfigure.metrics.GatherMetricsAutoConfiguration;
import io.github.gatherspring.autoconfigure.metrics.GatherObservationAutoConfiguration;
import io.github.gatherspring.client.GatherActionException;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.GatherClientBuilder;
import io.github.gatherspring.listener.GatherEventListenerFactory;
import io.github.gatherspring.proto.ErrorEvent;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.simulator.GatherSimulator;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The key is in no meter and in no observation, whatever a server that echoes it says.
 */
class SecretsInMetersTests {

	private static final String KEY = "MARKER-KEY-4711";

	private static final Duration LIMIT = Duration.ofSeconds(15);

	@Test
	void theKeyIsInNoMeterAndNoObservation() {
		try (GatherSimulator simulator = GatherSimulator.builder().port(0).autonomous(false).apiKey(KEY).build();
				Measures measures = new Measures()) {
			simulator.start();
			GatherClientBuilder builder = GatherClient.builder()
				.apiKey(KEY)
				.spaceId(simulator.spaceId())
				.apiBaseUrl(URI.create(simulator.apiBaseUrl()));
			measures.observe(builder);
			GatherClient client = builder.build();
			try {
				client.start();
				assertThat(client.awaitReady(LIMIT)).isTrue();
				measures.bind(client);
				client.setTextStatus("x").join();
				simulator.sendEvent(ServerClientEvent.newBuilder()
					.setError(ErrorEvent.newBuilder().setCode(403).setMessage("bad key " + KEY))
					.build());
				simulator.faults().refuse("setName", "your key is " + KEY);
				assertThat(client.setName("x")).failsWithin(LIMIT)
					.withThrowableThat()
					.withCauseInstanceOf(GatherActionException.class);
				simulator.connection().sendText(KEY);
				await().atMost(LIMIT).until(() -> client.statistics().undecodable() > 0);
				simulator.faults().close(4013, "bye " + KEY);
				await().atMost(LIMIT).until(() -> client.status().reconnects() > 0 && client.status().isReady());
			}
			finally {
				client.stop();
			}
			List<String> everything = measures.everything();
			assertThat(everything).anyMatch((text) -> text.contains("gather.client.actions"))
				.anyMatch((text) -> text.contains("gather.client.reconnects") && text.contains("4013"))
				.anyMatch((text) -> text.contains("gather.client.events.unreadable"))
				.anyMatch((text) -> text.contains("gather.client.frames.received"))
				.anyMatch((text) -> text.contains("observation gather.client.action") && text.contains("refused"))
				.noneMatch((text) -> text.contains(KEY));
		}
	}

	/**
	 * The meters and observations of a client, as the auto-configuration attaches them.
	 */
	private static final class Measures implements AutoCloseable {

		private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

		private final ObservationRegistry observations = ObservationRegistry.create();

		private final List<Observation.Context> observed = new CopyOnWriteArrayList<>();

		private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

		Measures() {
			this.observations.observationConfig().observationHandler(new ObservationHandler<>() {

				@Override
				public void onStop(Observation.Context context) {
					Measures.this.observed.add(context);
				}

				@Override
				public boolean supportsContext(Observation.Context context) {
					return true;
				}

			});
			TestPropertyValues.of("gather.auto-startup=false", "gather.api-key=" + KEY, "gather.space-id=abc/def")
				.applyTo(this.context);
			this.context.registerBean(MeterRegistry.class, () -> this.meters);
			this.context.registerBean(ObservationRegistry.class, () -> this.observations);
			this.context.register(GatherAutoConfiguration.class, GatherMetricsAutoConfiguration.class,
					GatherObservationAutoConfiguration.class);
			this.context.refresh();
		}

		void observe(GatherClientBuilder builder) {
			Map<String, GatherClientBuilderCustomizer> customizers = this.context
				.getBeansOfType(GatherClientBuilderCustomizer.class);
			assertThat(customizers).hasSizeGreaterThanOrEqualTo(2);
			customizers.values().forEach((customizer) -> customizer.customize(builder));
		}

		void bind(GatherClient client) {
			new GatherClientMetrics(() -> Stream.of(client), this.context.getBean(GatherEventListenerFactory.class))
				.bindTo(this.meters);
		}

		List<String> everything() {
			List<String> all = new ArrayList<>();
			for (Meter meter : this.meters.getMeters()) {
				all.add("meter " + meter.getId() + " " + meter.getId().getDescription() + " " + meter.measure());
			}
			for (Observation.Context observation : this.observed) {
				StringWriter text = new StringWriter();
				text.write("observation " + observation.getName() + " " + observation.getContextualName() + " "
						+ observation.getAllKeyValues() + " " + observation);
				Throwable error = observation.getError();
				if (error != null) {
					error.printStackTrace(new PrintWriter(text));
				}
				all.add(text.toString());
			}
			return all;
		}

		@Override
		public void close() {
			this.context.close();
		}

	}

}
