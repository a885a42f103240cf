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

package io.github.gatherspring.sample.mcp;

import java.util.List;

import io.github.gatherspring.autoconfigure.GatherAutoConfiguration;
import io.github.gatherspring.autoconfigure.GatherSimulatorAutoConfiguration;
import io.github.gatherspring.autoconfigure.mcp.GatherMcpAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.ai.mcp.server.common.autoconfigure.McpServerAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When there are tools for agents.
 */
class AgentToolsConditionsTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(GatherAutoConfiguration.class, GatherSimulatorAutoConfiguration.class,
				GatherMcpAutoConfiguration.class))
		.withPropertyValues("gather.simulator.enabled=true", "gather.auto-startup=false");

	@Test
	void withoutPropertiesThereAreToolsThatRead() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(GatherMcpAutoConfiguration.class);
			assertThat((List<?>) context.getBean("gatherMcpTools")).hasSize(4);
			assertThat((List<?>) context.getBean("gatherMcpResources")).hasSize(2);
			assertThat((List<?>) context.getBean("gatherMcpResourceTemplates")).hasSize(1);
		});
	}

	@Test
	void whatIsAllowedIsThere() {
		this.contextRunner.withPropertyValues("gather.mcp.allow=say,emote", "server.address=127.0.0.1")
			.run((context) -> {
				assertThat((List<?>) context.getBean("gatherMcpTools")).hasSize(2);
				assertThat((List<?>) context.getBean("gatherMcpResources")).isEmpty();
			});
		this.contextRunner.withPropertyValues("gather.mcp.allow=write", "server.address=127.0.0.1")
			.run((context) -> assertThat((List<?>) context.getBean("gatherMcpTools")).hasSize(9));
	}

	@Test
	void switchedOffThereAreNone() {
		for (String property : List.of("gather.mcp.enabled=false", "spring.ai.mcp.server.enabled=false",
				"gather.enabled=false")) {
			this.contextRunner.withPropertyValues(property)
				.run((context) -> assertThat(context).as(property).hasNotFailed().doesNotHaveBean("gatherMcpTools"));
		}
	}

	@Test
	void withoutTheServerThereAreNone() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(McpServerAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("gatherMcpTools"));
	}

	@Test
	void ownToolsOfThatNameReplaceThem() {
		this.contextRunner.withBean("gatherMcpTools", List.class, () -> List.of("own"))
			.run((context) -> assertThat(context.getBean("gatherMcpTools")).isEqualTo(List.of("own")));
	}

	@Test
	void toolsThatActDoNotListenToEveryone() {
		this.contextRunner.withPropertyValues("gather.mcp.allow=write")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("whoever reaches that address can act as the user of the API key"));
	}

	@Test
	void limitsThatMakeNoSenseAreRefused() {
		this.contextRunner.withPropertyValues("gather.mcp.timeout=0s")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("gather.mcp.timeout"));
		this.contextRunner.withPropertyValues("gather.mcp.messages-per-minute=-1")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("gather.mcp.messages-per-minute"));
	}

}
