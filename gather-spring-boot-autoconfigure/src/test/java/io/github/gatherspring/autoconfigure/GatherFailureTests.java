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

import java.util.stream.Stream;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.listener.GatherEventListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for what an application prints that cannot start: it names the property and what
 * to do, and never a key.
 */
@ExtendWith(OutputCaptureExtension.class)
class GatherFailureTests {

	private static final String KEY = "S3cr3tKeyOfSomebody";

	private static String run(CapturedOutput output, Class<?> source, String... properties) {
		SpringApplication application = new SpringApplication(source);
		application.setWebApplicationType(WebApplicationType.NONE);
		String[] arguments = Stream.concat(Stream.of(properties), Stream.of("gather.auto-startup=false"))
			.map((property) -> "--" + property)
			.toArray(String[]::new);
		assertThatException().isThrownBy(() -> {
			try (ConfigurableApplicationContext context = application.run(arguments)) {
				assertThat(context.isActive()).isTrue();
			}
		});
		return output.toString();
	}

	@Test
	void aMissingKeyIsExplained(CapturedOutput output) {
		assertThat(run(output, Application.class, "gather.space-id=id/name")).contains("APPLICATION FAILED TO START")
			.contains("The Gather client 'gather' has no API key: the property 'gather.api-key' is not set.")
			.contains("Set 'gather.api-key' (in the environment GATHER_APIKEY)")
			.contains("https://app.gather.town/apikeys")
			.contains("'gather.simulator.enabled=true'")
			.contains("'gather.enabled=false'");
	}

	@Test
	void aMissingSpaceIsExplained(CapturedOutput output) {
		assertThat(run(output, Application.class, "gather.api-key=" + KEY))
			.contains("the property 'gather.space-id' is not set.")
			.contains("Set 'gather.space-id' (in the environment GATHER_SPACEID)")
			.doesNotContain(KEY);
	}

	@Test
	void aMissingKeyOfANamedClientNamesBothProperties(CapturedOutput output) {
		assertThat(run(output, Application.class, "gather.clients.door.space-id=id/name"))
			.contains("The Gather client 'door' has no API key: the property 'gather.clients.door.api-key' is not set.")
			.contains("or 'gather.api-key' for all clients");
	}

	@ParameterizedTest
	@CsvSource({ "gather.api-key, KEY_OF_NOBODY, KEY_OF_NOBODY",
			"gather.clients.door.token, bot.secret-token, BOT_SECRETTOKEN", "gather.space-id, SPACE_X, SPACE_X" })
	void aPlaceholderWithoutAValueIsExplained(String property, String placeholder, String variable,
			CapturedOutput output) {
		assertThat(run(output, Application.class, "gather.api-key=" + KEY, "gather.space-id=id/name",
				property + "=" + KEY + "-${" + placeholder + "}"))
			.contains("APPLICATION FAILED TO START")
			.contains("The property '" + property + "' holds the placeholder '${" + placeholder
					+ "}', to which nothing gives a value. It comes from ")
			.contains("Set the environment variable " + variable + " for this process")
			.doesNotContain(KEY);
	}

	@Test
	void aClientThatIsNotReadyInTimeNamesItsOwnProperties(CapturedOutput output) {
		assertThat(run(output, Application.class, "gather.api-key=" + KEY, "gather.startup-failure-policy=fail",
				"gather.api-base-url=http://127.0.0.1:9", "gather.clients.door.space-id=id/door",
				"gather.clients.door.auto-startup=true", "gather.clients.door.startup-timeout=300ms"))
			.contains("The Gather client 'door' was not ready within 300 ms (gather.clients.door.startup-timeout)")
			.contains("because 'gather.startup-failure-policy' is 'fail'")
			.contains("More time is given by 'gather.clients.door.startup-timeout'")
			.doesNotContain(KEY);
	}

	@Test
	void keyAndTokenTogetherAreRefusedWithoutTheirValues(CapturedOutput output) {
		assertThat(run(output, Application.class, "gather.api-key=" + KEY, "gather.token=T0ken",
				"gather.space-id=id/name"))
			.contains("gather.api-key")
			.contains("gather.token")
			.contains("mutually exclusive")
			.doesNotContain(KEY)
			.doesNotContain("T0ken");
	}

	@Test
	void aListenerThatCannotBeCalledIsExplained(CapturedOutput output) {
		assertThat(run(output, BadListener.class, "gather.api-key=" + KEY, "gather.space-id=id/name"))
			.contains("A @GatherEventListener method cannot be called:")
			.contains("BadListener.on(java.lang.String)")
			.contains("Action:")
			.doesNotContain(KEY);
	}

	static Stream<Arguments> invalidValues() {
		return Stream.of(Arguments.of("gather.space-id=nonsense", "gather.space-id", "expected 'id/spaceName'"),
				Arguments.of("gather.space-id=https://app.v2.gather.town/app/x/y", "gather.space-id", "Gather 2.0"),
				Arguments.of("gather.connect-timeout=0s", "gather.connect-timeout", "at least 1 ms"),
				Arguments.of("gather.heartbeat.interval=-1s", "gather.heartbeat.interval", "at least 1 ms"),
				Arguments.of("gather.heartbeat.timeout=0s", "gather.heartbeat.timeout", "at least 1 ms"),
				Arguments.of("gather.startup-timeout=0s", "gather.startup-timeout", "at least 1 ms"),
				Arguments.of("gather.action.timeout=0s", "gather.action.timeout", "at least 1 ms"),
				Arguments.of("gather.action.queue-capacity=0", "gather.action.queue-capacity", "must be positive"),
				Arguments.of("gather.event.queue-capacity=-1", "gather.event.queue-capacity", "must be positive"),
				Arguments.of("gather.event.queue-max-size=0B", "gather.event.queue-max-size", "must be positive"),
				Arguments.of("gather.max-message-size=2GB", "gather.max-message-size", "at most 1GB"),
				Arguments.of("gather.reconnect.multiplier=0.5", "gather.reconnect.multiplier", "at least 1"),
				Arguments.of("gather.reconnect.jitter=2", "gather.reconnect.jitter", "between 0 and 1"),
				Arguments.of("gather.reconnect.max-delay=10ms", "gather.reconnect.max-delay", "must not be shorter"),
				Arguments.of("gather.reconnect.reset-after=-1s", "gather.reconnect.reset-after", "not be negative"),
				Arguments.of("gather.state.departure-grace=-1s", "gather.state.departure-grace", "not be negative"),
				Arguments.of("gather.state.near-radius=-1", "gather.state.near-radius", "not be negative"),
				Arguments.of("gather.state.max-size=0B", "gather.state.max-size", "must be positive"),
				Arguments.of("gather.state.max-map-tiles=-1", "gather.state.max-map-tiles", "must be positive"),
				Arguments.of("gather.walk.tiles-per-second=0", "gather.walk.tiles-per-second", "between 0.1 and 1000"),
				Arguments.of("gather.subscriptions.include=playerMovez", "gather.subscriptions.include",
						"There is no event of this name"),
				Arguments.of("gather.subscriptions.mode=some", "gather.subscriptions.mode", "SubscriptionMode"),
				Arguments.of("gather.connect-timeout=soon", "gather.connect-timeout", "Duration"));
	}

	@ParameterizedTest
	@MethodSource("invalidValues")
	void anInvalidValueIsRefusedWithTheNameOfItsProperty(String property, String name, String reason,
			CapturedOutput output) {
		String space = property.startsWith("gather.space-id") ? property : "gather.space-id=id/name";
		assertThat(run(output, Application.class, "gather.api-key=" + KEY, space,
				property.equals(space) ? "gather.phase=1" : property))
			.contains("APPLICATION FAILED TO START")
			.contains(name)
			.contains(reason)
			.doesNotContain(KEY);
	}

	@Test
	void theKeyIsInNoTextOfAnyBean() {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		try (ConfigurableApplicationContext context = application.run("--gather.auto-startup=false",
				"--gather.api-key=" + KEY, "--gather.space-id=id/name")) {
			for (String name : context.getBeanDefinitionNames()) {
				if (name.toLowerCase(java.util.Locale.ROOT).contains("gather")) {
					assertThat(context.getBean(name)).asString().doesNotContain(KEY);
				}
			}
			assertThat(context.getBean(GatherClient.class)).asString().doesNotContain(KEY);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ SslAutoConfiguration.class, GatherAutoConfiguration.class,
			NamedGatherClientsAutoConfiguration.class })
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Application.class)
	static class BadListener {

		@GatherEventListener
		void on(String text) {
		}

	}

}
