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

package io.github.gatherspring.actuate;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.gatherspring.autoconfigure.GatherAutoConfiguration;
import io.github.gatherspring.autoconfigure.NamedGatherClientsAutoConfiguration;
import io.github.gatherspring.autoconfigure.actuate.GatherSanitizingAutoConfiguration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GatherSanitizingFunction} with endpoints that show every value.
 */
class GatherSanitizingFunctionTests {

	private static final String KEY = "S3cr3t/Key+OfSomebody";

	private static final String TOKEN = "T0kenOfTheDoor";

	private static final String OTHER = "0therKeyOfTheHall";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(GatherAutoConfiguration.class, NamedGatherClientsAutoConfiguration.class,
						GatherSanitizingAutoConfiguration.class, EnvironmentEndpointAutoConfiguration.class,
						ConfigurationPropertiesReportEndpointAutoConfiguration.class))
		.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.addLast(new SystemEnvironmentPropertySource("test-systemEnvironment",
					Map.of("GATHER_CLIENTS_HALL_API_KEY", OTHER, "KEY_OF_THE_BOT", KEY, "SHELL", "/bin/sh"))))
		.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.addLast(new MapPropertySource("more",
					Map.of("gather.clients[door].token", TOKEN, "command.line", "java -jar bot.jar --key=" + KEY,
							"some.url", "https://example.com/?key=" + URLEncoder.encode(KEY, StandardCharsets.UTF_8),
							"gather.proxy.password", "hunter2", "gather.smart-objects.lamp.secret", "w3bh00k"))))
		.withPropertyValues("gather.api-key=${KEY_OF_THE_BOT}", "gather.space-id=id/name",
				"gather.clients.door.space-id=id/door", "gather.clients.hall.space-id=id/hall",
				"gather.auto-startup=false", "gather.enter.name=Bot", "spring.jmx.enabled=true",
				"management.endpoints.jmx.exposure.include=*", "management.endpoint.env.show-values=always",
				"management.endpoint.configprops.show-values=always");

	private static void assertWithoutSecrets(Object answer) {
		assertThat(JsonMapper.shared().writeValueAsString(answer)).doesNotContain(KEY, KEY.replace("/", "\\/"), TOKEN,
				OTHER, "hunter2", "w3bh00k", URLEncoder.encode(KEY, StandardCharsets.UTF_8));
	}

	@Test
	void theEnvironmentIsShownWithoutOurSecrets() {
		this.contextRunner.run((context) -> {
			EnvironmentEndpoint endpoint = context.getBean(EnvironmentEndpoint.class);
			assertWithoutSecrets(endpoint.environment(null));
			assertWithoutSecrets(endpoint.environmentEntry("gather.api-key"));
			assertWithoutSecrets(endpoint.environmentEntry("gather.clients.hall.api-key"));
			assertThat(JsonMapper.shared().writeValueAsString(endpoint.environment(null))).contains("gather.api-key")
				.contains("******")
				.contains("/bin/sh", "id/hall");
		});
	}

	@Test
	void configurationPropertiesAreShownWithoutOurSecrets() {
		this.contextRunner.run((context) -> {
			ConfigurationPropertiesReportEndpoint endpoint = context
				.getBean(ConfigurationPropertiesReportEndpoint.class);
			assertWithoutSecrets(endpoint.configurationProperties());
			assertThat(JsonMapper.shared().writeValueAsString(endpoint.configurationPropertiesWithPrefix("gather")))
				.contains("apiKey")
				.contains("******")
				.contains("id/hall", "Bot");
		});
	}

	@Test
	void theSecretsAreHiddenWithoutClientsToo() {
		this.contextRunner.withPropertyValues("gather.enabled=false")
			.run((context) -> assertWithoutSecrets(context.getBean(EnvironmentEndpoint.class).environment(null)));
	}

	@Test
	void aShortKeyHidesNothingButItself() {
		this.contextRunner.withPropertyValues("gather.api-key=i")
			.run((context) -> assertThat(JsonMapper.shared()
				.writeValueAsString(context.getBean(EnvironmentEndpoint.class).environment(null))).contains("id/name"));
	}

	@Test
	void itGivesWayToOneOfTheUserAndToAMissingActuator() {
		this.contextRunner
			.withBean("mine", GatherSanitizingFunction.class,
					() -> new GatherSanitizingFunction(new org.springframework.mock.env.MockEnvironment(),
							java.util.stream.Stream::empty))
			.run((context) -> assertThat(context).hasSingleBean(GatherSanitizingFunction.class).hasBean("mine"));
		this.contextRunner.withClassLoader(new FilteredClassLoader(SanitizingFunction.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("gatherSanitizingFunction"));
	}

}
