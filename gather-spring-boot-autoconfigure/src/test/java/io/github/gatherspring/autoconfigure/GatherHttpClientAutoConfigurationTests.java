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

import java.util.concurrent.atomic.AtomicInteger;

import io.github.gatherspring.http.GatherHttpClient;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.wire.SpaceId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GatherHttpClientAutoConfiguration}, with the embedded simulator.
 */
class GatherHttpClientAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(GatherAutoConfiguration.class, GatherSimulatorAutoConfiguration.class,
				GatherHttpClientAutoConfiguration.class))
		.withPropertyValues("gather.simulator.enabled=true", "gather.auto-startup=false");

	@Test
	void itIsABean() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(GatherHttpClient.class));
	}

	@Test
	void itAsksTheSameAddressAsTheClientThroughTheBuilderOfTheApplication() {
		AtomicInteger requests = new AtomicInteger();
		this.contextRunner
			.withBean(RestClient.Builder.class, () -> RestClient.builder().requestInterceptor((request, body, next) -> {
				requests.incrementAndGet();
				return next.execute(request, body);
			}))
			.run((context) -> {
				GatherHttpClient client = context.getBean(GatherHttpClient.class);
				GatherSimulator simulator = context.getBean(GatherSimulator.class);
				assertThat(client.gameServer(SpaceId.parse(simulator.spaceId()))).hasToString(simulator.serverUrl());
				assertThat(requests).hasValue(1);
			});
	}

	@Test
	void itBacksOff() {
		GatherHttpClient mine = GatherHttpClient.builder().build();
		this.contextRunner.withBean("mine", GatherHttpClient.class, () -> mine)
			.run((context) -> assertThat(context).hasSingleBean(GatherHttpClient.class).hasBean("mine"));
	}

	@Test
	void withoutJacksonThereIsNone() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(JsonMapper.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("gatherHttpClient"));
	}

	@Test
	void whenDisabledThereIsNone() {
		this.contextRunner.withPropertyValues("gather.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(GatherHttpClient.class));
	}

}
