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

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.simulator.GatherSimulator;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests that what follows from an event is one trace, in an application with Boot's
 * starter for OpenTelemetry.
 */
class TraceTests {

	private static ConfigurableApplicationContext run(Class<?> listener) {
		return new SpringApplicationBuilder(Application.class, listener).web(WebApplicationType.NONE)
			.properties("gather.simulator.enabled=true", "gather.simulator.autonomous=false",
					"management.tracing.sampling.probability=1", "management.otlp.metrics.export.enabled=false",
					"spring.task.execution.propagate-context=true", "spring.main.register-shutdown-hook=false")
			.run();
	}

	private static Map<String, SpanData> spansAfterAChat(Class<?> listener, String last) {
		try (ConfigurableApplicationContext context = run(listener)) {
			GatherClient client = context.getBean(GatherClient.class);
			await().until(() -> client.status().isReady());
			context.getBean(GatherSimulator.class).player("anna").joins().says("hello");
			Spans spans = context.getBean(Spans.class);
			await().untilAsserted(() -> assertThat(spans.all).extracting(TraceTests::nameOf).contains(last));
			return spans.all.stream()
				.collect(Collectors.toMap(TraceTests::nameOf, (span) -> span, (one, another) -> one));
		}
	}

	/** Actions by their name, listeners by theirs. */
	private static String nameOf(SpanData span) {
		Map<String, Object> attributes = span.getAttributes()
			.asMap()
			.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> entry.getKey().getKey(), Map.Entry::getValue));
		Object name = attributes.getOrDefault("action", attributes.get("listener"));
		return (name != null) ? name.toString() : span.getName();
	}

	@Test
	void chatListenerActionAndWhatFollowsTheAnswerAreOneTrace() {
		Map<String, SpanData> spans = spansAfterAChat(Answering.class, "setEmojiStatus");
		SpanData listener = Objects.requireNonNull(spans.get("Answering.on"));
		SpanData action = Objects.requireNonNull(spans.get("setTextStatus"));
		SpanData next = Objects.requireNonNull(spans.get("setEmojiStatus"));
		assertThat(List.of(action.getTraceId(), next.getTraceId())).containsOnly(listener.getTraceId());
		assertThat(action.getParentSpanId()).isEqualTo(listener.getSpanId());
		assertThat(next.getParentSpanId()).as("after the answer").isEqualTo(listener.getSpanId());
	}

	@Test
	void anAsynchronousListenerGoesOnWithTheTraceOnItsOwnThread() {
		Map<String, SpanData> spans = spansAfterAChat(Asynchronous.class, "setTextStatus");
		assertThat(Objects.requireNonNull(spans.get("setTextStatus")).getTraceId())
			.isEqualTo(Objects.requireNonNull(spans.get("Asynchronous.on")).getTraceId());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableAsync
	@Import(Spans.class)
	static class Application {

		@Bean
		SpanProcessor immediately(Spans spans) {
			return SimpleSpanProcessor.create(spans);
		}

	}

	static class Answering {

		private final GatherClient client;

		Answering(GatherClient client) {
			this.client = client;
		}

		@GatherEventListener
		void on(PlayerChats chat) {
			this.client.setTextStatus("heard").thenCompose((done) -> this.client.setEmojiStatus("👂"));
		}

	}

	static class Asynchronous {

		private final GatherClient client;

		Asynchronous(GatherClient client) {
			this.client = client;
		}

		@Async
		@GatherEventListener
		public CompletableFuture<Void> on(PlayerChats chat) {
			return this.client.setTextStatus("heard on " + Thread.currentThread().getName());
		}

	}

	static class Spans implements SpanExporter {

		private final List<SpanData> all = new CopyOnWriteArrayList<>();

		@Override
		public CompletableResultCode export(Collection<SpanData> spans) {
			this.all.addAll(spans);
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode flush() {
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode shutdown() {
			return CompletableResultCode.ofSuccess();
		}

	}

}
