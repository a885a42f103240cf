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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.listener.GatherEventListenerFactory;
import io.github.gatherspring.proto.PlayerChats;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code docs/metrics.md} and {@code docs/grafana-dashboard.json}: they speak
 * of the meters that really exist, under the names that Prometheus really gets.
 */
class MetricsDocumentationTests {

	private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	MetricsDocumentationTests() {
		MeterClientObserver observer = new MeterClientObserver(this.registry, "gather");
		observer.eventsReceived("playerMoves", 1);
		observer.undecodable("malformed frame");
		observer.handlerFailed("PlayerChats");
		observer.actionStarted("move").ended(null);
		observer.heartbeat(Duration.ofMillis(3));
		ConnectionStatus ready = status(ConnectionState.READY, null);
		ConnectionStatus waiting = status(ConnectionState.WAITING_TO_RECONNECT, 1006);
		observer.status(ready, waiting);
		observer.status(waiting, status(ConnectionState.CONNECTING, null));
		observer.status(status(ConnectionState.SYNCING, null), ready);
		GatherClient client = GatherClient.builder().apiKey("key").spaceId("id/name").build();
		GatherEventListenerFactory listeners = new GatherEventListenerFactory();
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean(GatherEventListenerFactory.class, () -> listeners);
			context.registerBean(ChatListener.class);
			context.refresh();
			new GatherClientMetrics(() -> Stream.of(client), listeners).bindTo(this.registry);
		}
	}

	private static ConnectionStatus status(ConnectionState state, @org.jspecify.annotations.Nullable Integer code) {
		return new ConnectionStatus(state, Instant.EPOCH, "me", null, 0, 0, null, null, code, null);
	}

	private Set<String> exported() {
		return this.registry.scrape()
			.lines()
			.filter((line) -> !line.startsWith("#"))
			.map((line) -> line.replaceAll("[{ ].*", ""))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	@Test
	void theTableOfMetersIsUpToDate() throws IOException {
		String expected = table();
		Path written = Path.of("target", "metrics-table.md");
		Files.writeString(written, expected);
		assertThat(Path.of("..", "docs", "metrics.md"))
			.as("The table in docs/metrics.md differs from the meters: replace it by " + written.toAbsolutePath())
			.content()
			.contains(expected);
	}

	private String table() {
		Map<String, Meter> byName = new TreeMap<>();
		this.registry.getMeters().forEach((meter) -> byName.putIfAbsent(meter.getId().getName(), meter));
		List<String> lines = new ArrayList<>();
		lines.add("| meter | type | tags | meaning | in Prometheus |");
		lines.add("|---|---|---|---|---|");
		Set<String> exported = exported();
		byName.forEach((name,
				meter) -> lines.add("| `" + name + "` | " + type(meter) + " | "
						+ meter.getId()
							.getTags()
							.stream()
							.map(Tag::getKey)
							.map((tag) -> "`" + tag + "`")
							.collect(Collectors.joining(", "))
						+ " | " + meter.getId().getDescription() + " | " + prometheus(name, byName.keySet(), exported)
						+ " |"));
		return lines.stream().collect(Collectors.joining("\n", "", "\n"));
	}

	private static String type(Meter meter) {
		return switch (meter.getId().getType()) {
			case COUNTER -> "counter";
			case TIMER -> "timer";
			case GAUGE -> "gauge";
			default -> meter.getId().getType().name();
		};
	}

	private static String prometheus(String name, Set<String> names, Set<String> exported) {
		String prefix = name.replace('.', '_');
		return exported.stream()
			.filter((candidate) -> candidate.startsWith(prefix))
			.filter((candidate) -> names.stream()
				.filter((other) -> candidate.startsWith(other.replace('.', '_')))
				.max(Comparator.comparingInt(String::length))
				.filter(name::equals)
				.isPresent())
			.map((candidate) -> "`" + candidate + "`")
			.collect(Collectors.joining(", "));
	}

	@Test
	void theDashboardAsksForMetersThatExist() throws IOException {
		JsonNode dashboard = JsonMapper.shared().readTree(Path.of("..", "docs", "grafana-dashboard.json").toFile());
		List<String> expressions = dashboard.findValuesAsString("expr");
		assertThat(expressions).hasSizeGreaterThan(8);
		Set<String> exported = exported();
		Set<String> tags = this.registry.getMeters()
			.stream()
			.flatMap((meter) -> meter.getId().getTags().stream())
			.map(Tag::getKey)
			.collect(Collectors.toSet());
		for (String expression : expressions) {
			Matcher names = Pattern.compile("gather_[a-z_]+").matcher(expression);
			assertThat(names.find()).as(expression).isTrue();
			do {
				assertThat(exported).as(expression).contains(names.group());
			}
			while (names.find());
			Matcher by = Pattern.compile("by \\(([a-z, ]+)\\)|\\{([a-z]+)=").matcher(expression);
			while (by.find()) {
				String labels = (by.group(1) != null) ? by.group(1) : by.group(2);
				assertThat(tags).as(expression).contains(labels.split(", "));
			}
		}
	}

	static class ChatListener {

		@GatherEventListener
		void on(PlayerChats chat) {
		}

	}

}
