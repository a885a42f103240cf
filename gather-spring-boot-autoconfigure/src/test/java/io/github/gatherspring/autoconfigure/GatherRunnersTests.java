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

package io.github.gatherspring.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.gatherspring.client.GatherClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link GatherRunners}, with the embedded simulator.
 */
@ExtendWith(OutputCaptureExtension.class)
class GatherRunnersTests {

	private static ConfigurableApplicationContext run(String... arguments) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setDefaultProperties(
				java.util.Map.of("gather.simulator.enabled", "true", "gather.simulator.autonomous", "false"));
		return application.run(arguments);
	}

	@Test
	void runnersRunOnceTheClientIsReadyWithTheArguments() {
		try (ConfigurableApplicationContext context = run("hello", "--name=bot")) {
			Runs runs = context.getBean(Runs.class);
			await().untilAsserted(
					() -> assertThat(runs.seen).containsExactlyInAnyOrder("gather ready [hello] [bot]", "second"));
			assertThat(context.isActive()).isTrue();
		}
	}

	@Test
	void whenAskedToTheApplicationClosesAfterTheLastRunner(CapturedOutput output) {
		try (ConfigurableApplicationContext context = run("--gather.exit-after-run=true", "--wait=true")) {
			Runs runs = context.getBean(Runs.class);
			GatherClient client = context.getBean(GatherClient.class);
			await().untilAsserted(() -> assertThat(runs.seen).hasSize(2));
			assertThat(context.isActive()).as("one runner still runs").isTrue();
			runs.release.countDown();
			await().untilAsserted(() -> assertThat(context.isActive()).isFalse());
			await().untilAsserted(() -> assertThat(client.isRunning()).isFalse());
		}
	}

	@Test
	void aRunnerThatFailsIsLoggedAndMakesTheExitCode(CapturedOutput output) {
		try (ConfigurableApplicationContext context = run("--fail=true")) {
			await().untilAsserted(() -> assertThat(output).contains("of client 'gather' failed")
				.contains("java.lang.IllegalStateException: out of luck"));
			assertThat(context.isActive()).isTrue();
			assertThat(SpringApplication.exit(context)).isEqualTo(1);
		}
	}

	@Test
	void aRunnerIsInterruptedWhenTheApplicationStops() {
		Runs runs;
		try (ConfigurableApplicationContext context = run("--wait=true")) {
			Runs bean = context.getBean(Runs.class);
			await().untilAsserted(() -> assertThat(bean.seen).hasSize(2));
			runs = bean;
		}
		await().untilAsserted(() -> assertThat(runs.seen).contains("interrupted"));
	}

	static class Runs {

		final List<String> seen = new CopyOnWriteArrayList<>();

		final CountDownLatch release = new CountDownLatch(1);

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ GatherSimulatorAutoConfiguration.class, GatherAutoConfiguration.class })
	static class Application {

		@Bean
		Runs runs() {
			return new Runs();
		}

		@Bean
		GatherRunner first(Runs runs) {
			return (client, arguments) -> {
				runs.seen.add(client.name() + (client.status().isReady() ? " ready " : " not ready ")
						+ arguments.getNonOptionArgs() + " " + arguments.getOptionValues("name"));
				if (arguments.containsOption("fail")) {
					throw new IllegalStateException("out of luck");
				}
				if (arguments.containsOption("wait")) {
					try {
						assertThat(runs.release.await(30, TimeUnit.SECONDS)).isTrue();
					}
					catch (InterruptedException ex) {
						runs.seen.add("interrupted");
					}
				}
			};
		}

		@Bean
		GatherRunner second(Runs runs) {
			return (client, arguments) -> runs.seen.add("second");
		}

	}

}
