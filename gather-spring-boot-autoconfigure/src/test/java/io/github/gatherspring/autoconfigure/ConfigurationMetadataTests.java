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

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.github.gatherspring.client.StartupFailurePolicy;
import io.github.gatherspring.client.SubscriptionMode;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.setting.Setting;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the annotation processors leave for tools, and for
 * {@code docs/properties.md}, which is made of it.
 */
class ConfigurationMetadataTests {

	private static final Path CLASSES = Path.of("target", "classes", "META-INF");

	private static JsonNode metadata() throws IOException {
		return JsonMapper.shared().readTree(CLASSES.resolve("spring-configuration-metadata.json").toFile());
	}

	private static Map<String, JsonNode> properties() throws IOException {
		Map<String, JsonNode> properties = new TreeMap<>();
		for (JsonNode property : metadata().get("properties")) {
			properties.put(property.get("name").asString(), property);
		}
		return properties;
	}

	@Test
	void everyPropertyHasADescriptionInTheStyleOfSpring() throws IOException {
		assertThat(properties()).isNotEmpty().allSatisfy((name, property) -> {
			assertThat(property.hasNonNull("description")).as(name).isTrue();
			String description = property.get("description").asString();
			assertThat(description).as(name).endsWith(".").doesNotStartWith("The ").doesNotStartWith("A ");
			String type = property.get("type").asString();
			if (type.equals("java.lang.Boolean")) {
				assertThat(description).as(name).startsWith("Whether ");
			}
			if (type.startsWith("java.util.Set")) {
				assertThat(description).as(name).startsWith("Comma-separated list of ");
			}
		});
	}

	@Test
	void thePropertiesAreThoseThatOthersRelyOn() throws IOException {
		assertThat(properties()).containsKeys("gather.enabled", "gather.api-key", "gather.token", "gather.space-id",
				"gather.api-base-url", "gather.server-url", "gather.auto-startup", "gather.startup-timeout",
				"gather.startup-failure-policy", "gather.phase", "gather.exit-after-run", "gather.enter.enabled",
				"gather.enter.name", "gather.enter.spawn-token", "gather.connect-timeout", "gather.heartbeat.interval",
				"gather.heartbeat.timeout", "gather.reconnect.enabled", "gather.reconnect.initial-delay",
				"gather.reconnect.multiplier", "gather.reconnect.max-delay", "gather.reconnect.jitter",
				"gather.reconnect.reset-after", "gather.action.timeout", "gather.action.queue-capacity",
				"gather.event.queue-capacity", "gather.event.queue-max-size", "gather.subscriptions.mode",
				"gather.subscriptions.include", "gather.subscriptions.exclude", "gather.state.enabled",
				"gather.max-message-size", "gather.ssl.bundle", "gather.proxy.host", "gather.proxy.port",
				"gather.proxy.username", "gather.proxy.password", "gather.proxy.non-proxy-hosts",
				"gather.allow-insecure", "gather.clients", "gather.simulator.enabled", "gather.simulator.port",
				"gather.simulator.players", "gather.simulator.seed", "management.endpoint.gather.access");
	}

	@Test
	void eachSettingThatAMessageMayNameIsAProperty() throws IOException {
		ClientPropertyNames names = new ClientPropertyNames(null, new MockEnvironment());
		for (Setting setting : Setting.values()) {
			assertThat(properties()).containsKey(names.of(setting));
		}
	}

	@Test
	void durationsAndSizesHaveTypesOfTheirOwn() throws IOException {
		assertThat(properties()).allSatisfy((name, property) -> {
			if (name.endsWith("timeout") || name.endsWith("delay") || name.endsWith("interval")) {
				assertThat(property.get("type").asString()).as(name).isEqualTo("java.time.Duration");
			}
			if (name.endsWith("-size")) {
				assertThat(property.get("type").asString()).as(name)
					.isEqualTo("org.springframework.util.unit.DataSize");
			}
		});
	}

	@Test
	void hintsNameEveryEventAndEveryConstant() throws IOException {
		List<String> events = ServerClientEvent.getDescriptor()
			.getFields()
			.stream()
			.map((field) -> field.getName())
			.toList();
		assertThat(hints("gather.subscriptions.include")).containsAll(events).contains("*").hasSize(events.size() + 1);
		assertThat(hints("gather.subscriptions.exclude")).containsExactlyInAnyOrderElementsOf(events);
		assertThat(hints("gather.subscriptions.mode")).containsExactlyInAnyOrder(names(SubscriptionMode.values()));
		assertThat(hints("gather.startup-failure-policy"))
			.containsExactlyInAnyOrder(names(StartupFailurePolicy.values()));
	}

	private static String[] names(Enum<?>[] constants) {
		return java.util.Arrays.stream(constants)
			.map((constant) -> constant.name().toLowerCase(Locale.ROOT))
			.toArray(String[]::new);
	}

	private static List<String> hints(String property) throws IOException {
		for (JsonNode hint : metadata().get("hints")) {
			if (hint.get("name").asString().equals(property)) {
				return StreamSupport.stream(hint.get("values").spliterator(), false)
					.map((value) -> value.get("value").asString())
					.toList();
			}
		}
		return List.of();
	}

	@Test
	void bothProcessorsHaveRunAndEveryAutoConfigurationIsListed() throws IOException {
		assertThat(CLASSES.resolve("spring-autoconfigure-metadata.properties")).content()
			.contains("io.github.gatherspring.autoconfigure.GatherAutoConfiguration.ConditionalOnClass");
		List<String> listed = Files
			.readAllLines(CLASSES.resolve("spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports"));
		try (var classes = Files.walk(Path.of("target", "classes"))) {
			List<String> written = classes.map(Path::toString)
				.filter((path) -> path.endsWith("AutoConfiguration.class"))
				.map((path) -> path.substring("target/classes/".length(), path.length() - ".class".length())
					.replace('/', '.'))
				.sorted()
				.toList();
			assertThat(listed).isSorted().containsExactlyElementsOf(written);
		}
	}

	@Test
	void theTableOfPropertiesIsUpToDate() throws IOException {
		String expected = table();
		Path written = Path.of("target", "properties.md");
		Files.writeString(written, expected);
		assertThat(Path.of("..", "docs", "properties.md"))
			.as("docs/properties.md differs from the metadata: replace it by " + written.toAbsolutePath())
			.content()
			.isEqualTo(expected);
	}

	private static String table() throws IOException {
		List<String> lines = new ArrayList<>();
		lines.add("# Properties");
		lines.add("");
		lines.add("Each may also be set in the environment under the name in the second column, or with an underscore"
				+ " for each dash (`GATHER_API_KEY`). The properties of the"
				+ " single client, those without `doctor`, `simulator`, `observation`, `exit-after-run` and `enabled`, may be"
				+ " repeated below `gather.clients.<name>` for further clients, which inherit what they do not set.");
		lines.add("");
		lines.add("| property | in the environment | type | default | meaning |");
		lines.add("|---|---|---|---|---|");
		properties().forEach((name,
				property) -> lines.add("| `" + name + "` | `" + environment(name) + "` | " + type(property) + " | "
						+ defaultValue(property) + " | " + property.get("description").asString().replace("|", "\\|")
						+ " |"));
		return lines.stream().collect(Collectors.joining("\n", "", "\n"));
	}

	private static String environment(String name) {
		return name.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT)
				+ (name.equals("gather.clients") || name.equals("gather.maps") || name.endsWith(".smart-objects")
						? "_<NAME>_…" : "");
	}

	private static String type(JsonNode property) {
		String type = property.get("type").asString();
		if (type.startsWith("java.util.Map<")) {
			return "map";
		}
		return type.startsWith("java.util.Set<") ? "list" : type.substring(type.lastIndexOf('.') + 1);
	}

	private static String defaultValue(JsonNode property) {
		return property.hasNonNull("defaultValue") ? "`" + property.get("defaultValue").asString() + "`" : "";
	}

	@Test
	void theTableOfTheReadmeTellsTheSame() throws IOException {
		Map<String, JsonNode> properties = properties();
		Matcher rows = Pattern.compile("^\\| `(gather\\.[a-z.-]+)` \\| (?:`(.*?)`)? ?\\|", Pattern.MULTILINE)
			.matcher(Files.readString(Path.of("..", "README.md")));
		List<String> names = new ArrayList<>();
		while (rows.find()) {
			String name = rows.group(1);
			names.add(name);
			assertThat(properties).containsKey(name);
			String written = (rows.group(2) != null) ? "`" + rows.group(2) + "`" : "";
			assertThat(written).as("default of " + name)
				.isEqualTo(defaultValue(Objects.requireNonNull(properties.get(name))));
		}
		assertThat(names).hasSizeGreaterThan(7).contains("gather.api-key", "gather.space-id");
	}

	@Test
	void theMetadataIsOnTheClassPath() throws IOException {
		try (InputStream stream = Objects.requireNonNull(
				GatherAutoConfiguration.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"))) {
			assertThat(stream.readAllBytes()).isNotEmpty();
		}
	}

}
