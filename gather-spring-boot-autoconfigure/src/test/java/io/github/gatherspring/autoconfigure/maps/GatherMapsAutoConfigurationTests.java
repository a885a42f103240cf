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
package io.github.gatherspring.autoconfigure.maps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.gatherspring.actuate.GatherMapsEndpoint;
import io.github.gatherspring.autoconfigure.GatherAutoConfiguration;
import io.github.gatherspring.autoconfigure.GatherHttpClientAutoConfiguration;
import io.github.gatherspring.http.GatherHttpClient;
import io.github.gatherspring.maps.GatherMaps;
import io.github.gatherspring.maps.drift.DriftWatch;
import io.github.gatherspring.maps.drift.MapDrift;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.wire.SpaceId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class GatherMapsAutoConfigurationTests {

	private static final String WANTED = """
			blueprint: signs
			map: rooftop
			objects:
			  welcome: {at: [3, 5], image: "https://images.example/welcome.png"}
			  exit: {at: [5, 5], image: "https://images.example/exit.png"}
			""";

	private final GatherSimulator simulator = GatherSimulator.builder()
		.spaceId("BootMaps0001/office")
		.players(0)
		.autonomous(false)
		.build()
		.start();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@SuppressWarnings("NullAway.Init")
	private ApplicationContextRunner runner;

	@BeforeEach
	void writeTheBlueprint() throws IOException {
		Path file = Files.writeString(this.directory.resolve("office.yaml"), WANTED);
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(GatherAutoConfiguration.class,
					GatherHttpClientAutoConfiguration.class, GatherMapsAutoConfiguration.class,
					GatherMapsMetricsAutoConfiguration.class, GatherMapsEndpointAutoConfiguration.class))
			.withPropertyValues("gather.api-key=" + this.simulator.apiKey(),
					"gather.space-id=" + this.simulator.spaceId(), "gather.api-base-url=" + this.simulator.apiBaseUrl(),
					"gather.auto-startup=false", "gather.map-backups=" + this.directory.resolve("kept"),
					"gather.maps.office.file=" + file);
	}

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void aMapIsCheckedWhenTheEndpointIsAsked() {
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=*").run((context) -> {
			assertThat(context).hasSingleBean(GatherMaps.class).hasSingleBean(GatherMapsEndpoint.class);
			GatherMapsEndpoint endpoint = context.getBean(GatherMapsEndpoint.class);
			assertThat(endpoint.map("office")).isEmpty();
			assertThat(endpoint.check("office")).containsEntry("drifted", true)
				.containsEntry("differences", List.of("+ object welcome", "+ object exit"))
				.containsKey("since");
			assertThat(endpoint.maps()).containsOnlyKeys("office");
			assertThat(endpoint.map("none")).isNull();
		});
	}

	@Test
	void aMapIsCheckedOnAScheduleAndListenersHearOfIt() {
		this.runner.withUserConfiguration(Heard.class)
			.withPropertyValues("gather.maps.office.drift-check=50ms")
			.run((context) -> {
				Heard heard = context.getBean(Heard.class);
				await().atMost(Duration.ofSeconds(20)).until(() -> heard.drifts.size() == 1);
				GatherMaps maps = context.getBean(GatherMaps.class);
				MeterRegistry registry = new SimpleMeterRegistry();
				context.getBeansOfType(MeterBinder.class).values().forEach((binder) -> binder.bindTo(registry));
				assertThat(registry.get("gather.maps.drift").tag("map", "office").gauge().value()).isEqualTo(2);
				maps.apply(maps.plan(SpaceId.parse(this.simulator.spaceId()), "rooftop",
						io.github.gatherspring.maps.blueprint.MapBlueprint
							.read(this.directory.resolve("office.yaml"))));
				await().atMost(Duration.ofSeconds(20)).until(() -> heard.drifts.size() == 2);
				assertThat(heard.drifts.get(0).since()).isNotNull();
				assertThat(heard.drifts.get(1).differences()).isEmpty();
				assertThat(heard.drifts.get(1).since()).isNull();
				assertThat(registry.get("gather.maps.drift").gauge().value()).isZero();
				assertThat(this.directory.resolve("kept")).isNotEmptyDirectory();
			});
	}

	@Test
	void aCheckPutsRightOnlyWhatItMay() {
		this.runner.withPropertyValues("gather.maps.office.auto-apply=1").run((context) -> {
			assertThat(context.getBean(DriftWatch.class).check("office").differences()).hasSize(2);
			assertThat(this.directory.resolve("kept")).doesNotExist();
		});
		this.runner.withPropertyValues("gather.maps.office.auto-apply=2").run((context) -> {
			assertThat(context.getBean(DriftWatch.class).check("office").differences()).isEmpty();
			assertThat(this.directory.resolve("kept")).isNotEmptyDirectory();
		});
	}

	@Test
	void aCheckThatFailsIsToldAndKeepsWhatWasKnown() {
		this.runner.run((context) -> {
			DriftWatch watch = context.getBean(DriftWatch.class);
			MapDrift before = watch.check("office");
			this.simulator.faults().refuseCalls(500, 0, 1);
			MapDrift failed = watch.check("office");
			assertThat(failed.failure()).contains("status 500");
			assertThat(failed.since()).isEqualTo(before.since());
			assertThat(watch.check("office").failure()).isNull();
		});
	}

	@Test
	void whatIsWrongIsToldAtTheStartWithItsPropertyOrItsLine() throws IOException {
		this.runner.withPropertyValues("gather.maps.lost.map=x")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("'gather.maps.lost.file' is missing"));
		this.runner.withPropertyValues("gather.maps.office.drift-check=0s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("'gather.maps.office.drift-check' is PT0S"));
		Files.writeString(this.directory.resolve("office.yaml"), WANTED + "  third: 3\n");
		this.runner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.hasMessageContaining("office.yaml:6: object 'third' is 3"));
	}

	@Test
	void nothingIsThereWithoutTheModuleOrTheHttpClient() {
		this.runner.withClassLoader(new FilteredClassLoader(GatherMaps.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("gatherMaps"));
		this.runner.withPropertyValues("gather.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(GatherHttpClient.class)
				.doesNotHaveBean(GatherMaps.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class Heard {

		private final List<MapDrift> drifts = new CopyOnWriteArrayList<>();

		@EventListener
		void drifted(MapDrift drift) {
			this.drifts.add(drift);
		}

	}

}
