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

package io.github.gatherspring.autoconfigure.mcp;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Who may reach an endpoint with tools that act.
 */
@ExtendWith(OutputCaptureExtension.class)
class McpExposureTests {

	private final MockEnvironment environment = new MockEnvironment();

	private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

	private void check(McpAllowance... allow) {
		GatherMcpProperties properties = new GatherMcpProperties();
		properties.setAllow(EnumSet.copyOf(List.of(allow)));
		new McpExposure(this.environment, this.beans).check(properties);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0.0.0.0", "192.168.0.7" })
	void toolsThatActDoNotGoBeyondLoopbackUnprotected(String address) {
		if (!address.isEmpty()) {
			this.environment.setProperty("server.address", address);
		}
		assertThatExceptionOfType(UnprotectedMcpEndpointException.class)
			.isThrownBy(() -> check(McpAllowance.READ, McpAllowance.SAY))
			.withMessageContaining("gather.mcp.allow=read,say")
			.satisfies((ex) -> {
				FailureAnalysis analysis = Objects
					.requireNonNull(new UnprotectedMcpEndpointFailureAnalyzer().analyze(ex));
				assertThat(analysis.getDescription()).contains("nothing asks who they are");
				assertThat(analysis.getAction()).contains("server.address=127.0.0.1", "Spring Security",
						"gather.mcp.allow=read");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "::1", "localhost" })
	void onLoopbackTheyDo(String address) {
		this.environment.setProperty("server.address", address);
		assertThatNoException().isThrownBy(() -> check(McpAllowance.WRITE));
	}

	@Test
	void behindAFilterChainTheyDo() {
		this.beans.registerSingleton("chain", new SecurityFilterChain() {

			@Override
			public boolean matches(HttpServletRequest request) {
				return true;
			}

			@Override
			public List<Filter> getFilters() {
				return List.of();
			}

		});
		assertThatNoException().isThrownBy(() -> check(McpAllowance.WRITE));
	}

	@Test
	void withoutAnEndpointTheyDo() {
		this.environment.setProperty("spring.ai.mcp.server.stdio", "true");
		assertThatNoException().isThrownBy(() -> check(McpAllowance.WRITE));
	}

	@Test
	void readingBeyondLoopbackIsOnlyWarnedOf(CapturedOutput output) {
		check(McpAllowance.READ);
		assertThat(output).contains("can read who is in the space and what is said");
	}

}
