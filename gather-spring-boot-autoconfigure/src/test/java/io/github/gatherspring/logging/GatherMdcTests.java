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

package io.github.gatherspring.logging;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.gatherspring.autoconfigure.GatherAutoConfiguration;
import io.github.gatherspring.autoconfigure.NamedGatherClientsAutoConfiguration;
import io.github.gatherspring.autoconfigure.logging.GatherLoggingAutoConfiguration;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.simulator.GatherSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GatherMdc}, in the log as Boot writes it.
 */
class GatherMdcTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(GatherAutoConfiguration.class,
				NamedGatherClientsAutoConfiguration.class, GatherLoggingAutoConfiguration.class));

	private ApplicationContextRunner runner(GatherSimulator simulator) {
		return this.contextRunner.withBean(Speaker.class)
			.withPropertyValues("gather.api-key=" + simulator.apiKey(), "gather.space-id=" + simulator.spaceId(),
					"gather.api-base-url=" + simulator.apiBaseUrl(), "gather.clients.door.enter.enabled=false");
	}

	private static ILoggingEvent lineOfListener(GatherSimulator simulator, ApplicationContextRunner runner) {
		CompletableFuture<ILoggingEvent> line = new CompletableFuture<>();
		runner.run((context) -> {
			GatherClient client = context.getBean("door", GatherClient.class);
			assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
			try (Lines lines = new Lines(Speaker.class)) {
				simulator.player("anna").joins().says("hello");
				line.complete(lines.first());
			}
		});
		return line.join();
	}

	private static GatherSimulator simulator() {
		return GatherSimulator.builder().players(0).autonomous(false).build().start();
	}

	@Test
	void aLineOfAListenerCarriesClientSpaceAndEventButNoPlayer() {
		try (GatherSimulator simulator = simulator()) {
			ILoggingEvent line = lineOfListener(simulator,
					runner(simulator).withPropertyValues("logging.structured.format.console=ecs"));
			assertThat(line.getMDCPropertyMap()).containsExactlyInAnyOrderEntriesOf(Map.of(GatherMdc.CLIENT, "door",
					GatherMdc.SPACE, simulator.spaceId().replace('\\', '/'), GatherMdc.EVENT, "playerChats"));
		}
	}

	@Test
	void thePlayerIsNamedWhereThatIsAskedFor() {
		try (GatherSimulator simulator = simulator()) {
			ILoggingEvent line = lineOfListener(simulator,
					runner(simulator).withPropertyValues("gather.logging.mdc=true", "gather.logging.player-id=true"));
			assertThat(line.getMDCPropertyMap()).containsKey(GatherMdc.PLAYER);
		}
	}

	@Test
	void withoutStructuredLoggingNothingIsPutAnywhere() {
		try (GatherSimulator simulator = simulator()) {
			runner(simulator).run((context) -> assertThat(context.getBeansOfType(MdcListenerObserver.class)).isEmpty());
			ILoggingEvent line = lineOfListener(simulator, runner(simulator));
			assertThat(line.getMDCPropertyMap()).isEmpty();
		}
	}

	@Test
	void theClientsOwnLinesCarryClientAndSpace() {
		try (GatherSimulator simulator = simulator()) {
			simulator.faults().failAssignment(404);
			runner(simulator)
				.withPropertyValues("gather.logging.mdc=true", "gather.clients.door.auto-startup=false",
						"gather.auto-startup=false")
				.run((context) -> {
					try (Lines lines = new Lines(
							GatherClient.class.getPackageName().replace(".client", ".connection"))) {
						context.getBean("door", GatherClient.class).start();
						ILoggingEvent line = lines.first(Level.ERROR);
						assertThat(line.getFormattedMessage()).contains("there is no space");
						assertThat(line.getMDCPropertyMap()).containsEntry(GatherMdc.CLIENT, "door")
							.containsKey(GatherMdc.SPACE);
					}
				});
		}
	}

	@ParameterizedTest
	@CsvSource({ "ecs,/gather/client", "logstash,/gather.client" })
	void bootsFormatsShowTheKeys(String format, String pointer) throws Exception {
		try (GatherSimulator simulator = simulator()) {
			ILoggingEvent line = lineOfListener(simulator,
					runner(simulator).withPropertyValues("logging.structured.format.console=" + format));
			LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
			StructuredLogEncoder encoder = new StructuredLogEncoder();
			context.putObject(Environment.class.getName(), new MockEnvironment());
			encoder.setContext(context);
			encoder.setFormat(format);
			encoder.start();
			JsonNode json = JsonMapper.shared().readTree(encoder.encode(line));
			assertThat(json.at(pointer).asString()).as(json.toPrettyString()).isEqualTo("door");
			assertThat(json.at(pointer.replace("client", "event")).asString()).isEqualTo("playerChats");
		}
	}

	@Test
	void whatWasThereBeforeComesBack() {
		GatherClient client = GatherClient.builder().apiKey("key-of-test").spaceId("id/name").build();
		MDC.put(GatherMdc.CLIENT, "outer");
		MDC.put("request", "1");
		try {
			GatherMdc.of(client)
				.decorate(() -> assertThat(MDC.getCopyOfContextMap()).containsEntry(GatherMdc.CLIENT, "gather")
					.containsEntry("request", "1"))
				.run();
			assertThat(MDC.getCopyOfContextMap())
				.containsExactlyInAnyOrderEntriesOf(Map.of(GatherMdc.CLIENT, "outer", "request", "1"));
		}
		finally {
			MDC.clear();
		}
	}

	static class Speaker {

		@GatherEventListener(client = "door")
		void on(PlayerChats chat) {
			LoggerFactory.getLogger(Speaker.class).info("Heard {}", chat.getContents());
		}

	}

	/**
	 * The lines of a logger while it is open.
	 */
	private static final class Lines extends ListAppender<ILoggingEvent> implements AutoCloseable {

		private final Logger logger;

		private final CompletableFuture<ILoggingEvent> first = new CompletableFuture<>();

		private Level level = Level.INFO;

		private Lines(Class<?> type) {
			this(type.getName());
		}

		Lines(String name) {
			this.logger = (Logger) LoggerFactory.getLogger(name);
			start();
			this.logger.addAppender(this);
		}

		@Override
		protected void append(ILoggingEvent event) {
			event.prepareForDeferredProcessing();
			if (event.getLevel().isGreaterOrEqual(this.level)) {
				this.first.complete(event);
			}
		}

		ILoggingEvent first() throws Exception {
			return Objects.requireNonNull(this.first.get(20, TimeUnit.SECONDS));
		}

		ILoggingEvent first(Level least) throws Exception {
			this.level = least;
			return first();
		}

		@Override
		public void close() {
			this.logger.detachAppender(this);
		}

	}

}
