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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.gatherspring.autoconfigure.GatherAutoConfiguration;
import io.github.gatherspring.autoconfigure.GatherSimulatorAutoConfiguration;
import io.github.gatherspring.autoconfigure.NamedGatherClientsAutoConfiguration;
import io.github.gatherspring.autoconfigure.metrics.GatherMetricsAutoConfiguration;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.simulator.GatherSimulator;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests that Prometheus finds something for each expression of the dashboard and of the
 * alerts in what a running application gives it.
 */
class DashboardTests {

	/** A sample with its labels. */
	private static final Pattern SAMPLE = Pattern.compile("^(gather_[a-z_]+(?:\\{.*})?) \\S+$");

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(GatherSimulatorAutoConfiguration.class, GatherAutoConfiguration.class,
				NamedGatherClientsAutoConfiguration.class, GatherMetricsAutoConfiguration.class))
		.withBean(PrometheusMeterRegistry.class, () -> new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))
		.withBean(Ears.class)
		.withPropertyValues("gather.simulator.enabled=true", "gather.simulator.autonomous=false",
				"gather.reconnect.initial-delay=50ms", "gather.heartbeat.interval=200ms");

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@Test
	void eachExpressionFindsSomethingInARunningApplication() throws IOException, InterruptedException {
		Promtool.assumeInstalled();
		List<String> expressions = new ArrayList<>(JsonMapper.shared()
			.readTree(Path.of("..", "docs", "grafana-dashboard.json").toFile())
			.findValuesAsString("expr"));
		assertThat(expressions).hasSizeGreaterThan(8);
		List<String> samples = scraped();
		StringBuilder test = new StringBuilder(
				"evaluation_interval: 1m\ntests:\n  - interval: 1m\n    input_series:\n");
		samples.forEach((sample) -> test.append("      - {series: '").append(sample).append("', values: '0+1x30'}\n"));
		test.append("    promql_expr_test:\n");
		for (String expression : expressions) {
			test.append("      - expr: 'count(")
				.append(expression.replace("$client", ".*").replace("$__rate_interval", "5m"))
				.append(") > bool 0'\n        eval_time: 20m\n        exp_samples: [{labels: '{}', value: 1}]\n");
		}
		Files.writeString(this.folder.resolve("dashboard-tests.yml"), test);
		Promtool.run(this.folder, "test", "rules", "dashboard-tests.yml");
	}

	private List<String> scraped() {
		CompletableFuture<String> scraped = new CompletableFuture<>();
		this.contextRunner.run((context) -> {
			PrometheusMeterRegistry registry = context.getBean(PrometheusMeterRegistry.class);
			context.getBeansOfType(MeterBinder.class).values().forEach((binder) -> binder.bindTo(registry));
			GatherClient client = context.getBean(GatherClient.class);
			GatherSimulator simulator = context.getBean(GatherSimulator.class);
			client.on(PlayerChats.class, (chat) -> {
				throw new IllegalStateException("on purpose");
			});
			assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
			simulator.faults().close(1001, "deployment");
			await().atMost(Duration.ofSeconds(20))
				.until(() -> client.status().isReady() && client.status().reconnects() > 0);
			client.setTextStatus("measured").get(20, TimeUnit.SECONDS);
			simulator.player("anna").joins().says("hello");
			simulator.faults().garbage();
			await().atMost(Duration.ofSeconds(20))
				.until(() -> registry.scrape().contains("gather_client_events_unreadable_total")
						&& registry.scrape().contains("gather_client_handlers_failed_total")
						&& registry.scrape().contains("outcome=\"success\""));
			await().atMost(Duration.ofSeconds(30))
				.until(() -> registry.scrape().contains("gather_client_heartbeat_seconds_max"));
			scraped.complete(registry.scrape());
		});
		return scraped.join()
			.lines()
			.map(SAMPLE::matcher)
			.filter(Matcher::matches)
			.map((line) -> line.group(1))
			.toList();
	}

	static class Ears {

		@GatherEventListener
		void on(PlayerChats chat) {
		}

	}

}
