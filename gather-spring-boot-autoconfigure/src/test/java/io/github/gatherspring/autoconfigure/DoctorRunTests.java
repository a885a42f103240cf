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

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.doctor.GatherDoctor;
import io.github.gatherspring.simulator.GatherSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ExitCodeExceptionMapper;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the examination at the start of an application, as it is asked for on a
 * command line.
 */
@ExtendWith(OutputCaptureExtension.class)
class DoctorRunTests {

	private static final BlockingQueue<Integer> CODES = new LinkedBlockingQueue<>();

	private static ConfigurableApplicationContext run(GatherSimulator simulator, String... arguments) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("gather.api-key=" + simulator.apiKey(), "gather.space-id=" + simulator.spaceId(),
					"gather.api-base-url=" + simulator.apiBaseUrl(), "spring.main.register-shutdown-hook=false")
			.run(arguments);
	}

	@Test
	void aFlagOnTheCommandLineLogsTheTableAndTheApplicationStays(CapturedOutput output) {
		try (GatherSimulator simulator = GatherSimulator.builder().players(0).autonomous(false).build().start();
				ConfigurableApplicationContext context = run(simulator, "--gather.doctor")) {
			await().untilAsserted(() -> assertThat(output).contains("nothing is wrong"));
			assertThat(output).contains("gather.api-key = ")
				.contains("(\"gather.api-key\" from property source \"defaultProperties\")")
				.doesNotContain(simulator.apiKey());
			assertThat(context.isActive()).isTrue();
		}
	}

	@Test
	void withExitTheApplicationEndsWithOneWhenSomethingIsWrongAlsoWhereTheStartShouldFail(CapturedOutput output)
			throws InterruptedException {
		try (GatherSimulator simulator = GatherSimulator.builder().players(0).autonomous(false).build().start()) {
			simulator.faults().failAssignment(404);
			ConfigurableApplicationContext context = run(simulator, "--gather.doctor.exit",
					"--gather.startup-failure-policy=fail");
			assertThat(CODES.poll(30, TimeUnit.SECONDS)).isEqualTo(1);
			assertThat(context.isActive()).isFalse();
			assertThat(output).contains("look at space").contains("copy the address of the space from the browser");
		}
	}

	@Test
	void withExitTheApplicationEndsQuietlyWhenAllIsWell(CapturedOutput output) {
		try (GatherSimulator simulator = GatherSimulator.builder().players(0).autonomous(false).build().start()) {
			ConfigurableApplicationContext context = run(simulator, "--gather.doctor.exit=true");
			await().until(() -> !context.isActive());
			assertThat(CODES).isEmpty();
			assertThat(output).contains("nothing is wrong");
		}
	}

	@Test
	void withoutTheFlagNothingIsExamined() {
		try (GatherSimulator simulator = GatherSimulator.builder().players(0).autonomous(false).build().start();
				ConfigurableApplicationContext context = run(simulator, "--gather.doctor=false")) {
			assertThat(context.getBeansOfType(DoctorRun.class)).isEmpty();
			assertThat(context.getBeanFactory().containsSingleton("gatherDoctor")).isFalse();
			assertThat(context.getBean(GatherDoctor.class)).isNotNull();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ GatherAutoConfiguration.class, NamedGatherClientsAutoConfiguration.class,
			GatherDoctorAutoConfiguration.class })
	static class Application {

		@Bean
		ApplicationEnd gatherApplicationEnd(ApplicationContext context, ObjectProvider<GatherClient> clients,
				ObjectProvider<ExitCodeExceptionMapper> mappers) {
			return new ApplicationEnd(context, clients, mappers, CODES::add);
		}

	}

}
