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

package io.github.gatherspring.client;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;

import ch.qos.logback.classic.Level;
import io.github.gatherspring.LogCapture;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.proto.ErrorEvent;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.Warn;
import io.github.gatherspring.simulator.GatherSimulatorBuilder;
import io.github.gatherspring.wire.AssignmentServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * The key is nowhere: a marker for a key goes through whole sessions at trace level, and
 * everything that was produced is searched for it.
 */
class SecretsTests extends AbstractClientTests {

	private static final String KEY = "MARKER-KEY-4711";

	private final List<String> produced = new ArrayList<>();

	@Override
	GatherSimulatorBuilder configure(GatherSimulatorBuilder simulator) {
		return simulator.apiKey(KEY);
	}

	private void keep(Object... objects) {
		for (Object object : objects) {
			this.produced.add(String.valueOf(object));
		}
	}

	private void keep(Throwable failure) {
		StringWriter text = new StringWriter();
		failure.printStackTrace(new PrintWriter(text));
		this.produced.add(text.toString());
	}

	private void keep(GatherClient client) {
		keep(client, client.status(), client.statistics(), String.valueOf(client.serverUrl()),
				String.valueOf(client.userId()), client.subscriptions(), client.space(), client.actions());
	}

	@Test
	void theKeyIsNowhereInAWholeSession() {
		JavaLog javaLog = new JavaLog();
		try (LogCapture log = LogCapture.of("ROOT", Level.TRACE);
				LogCapture own = LogCapture.ofClients(Level.TRACE);
				AssignmentServer assignments = new AssignmentServer()) {
			GatherClientBuilder builder = GatherClient.builder().apiKey(KEY);
			keep(builder);
			GatherClient client = ready();
			keep(client);
			client.enter().join();
			client.setTextStatus("x").join();
			// A server that echoes the key wherever it can.
			this.simulator.sendEvent(
					ServerClientEvent.newBuilder()
						.setError(ErrorEvent.newBuilder().setCode(403).setMessage("bad key " + KEY))
						.build(),
					ServerClientEvent.newBuilder().setWarn(Warn.newBuilder().setMessage("warned " + KEY)).build());
			this.simulator.faults().refuse("setName", "your key is " + KEY);
			keep(failureOf(client.setName("x")));
			this.simulator.connection().sendText(KEY);
			await().atMost(LIMIT).until(() -> client.statistics().undecodable() > 0);
			this.simulator.faults().close(4013, "bye " + KEY);
			awaitReconnect(client, 1);
			keep(client);
			this.simulator.faults().close(4003, "bad key " + KEY);
			awaitState(client, ConnectionState.FAILED);
			keep(client);
			keep(catchThrowable(() -> client.awaitReady(Duration.ofSeconds(1))));
			keep(failureOf(client.setName("x")));
			client.stop();
			assignment(assignments.answers(403, "no " + KEY), ConnectionState.FAILED);
			assignment(assignments.answers(500, "no " + KEY), ConnectionState.WAITING_TO_RECONNECT);
			assignment(assignments.answers(200, "ws://127.0.0.1:1/" + KEY + "?" + KEY),
					ConnectionState.WAITING_TO_RECONNECT);
			assignment(assignments.answers(200, "http://" + KEY + "/"), ConnectionState.WAITING_TO_RECONNECT);
			assignment(assignments.answers(
					(exchange) -> AssignmentServer.reply(exchange, 302, "", "Location", "http://localhost:1/" + KEY)),
					ConnectionState.WAITING_TO_RECONNECT);
			this.recorder.of(ConnectionState.WAITING_TO_RECONNECT).forEach(this::keep);
			this.recorder.of(ConnectionState.FAILED).forEach(this::keep);
			assertThat(log.everything()).isNotEmpty();
			assertThat(own.everything()).anyMatch((line) -> line.startsWith("io.github.gatherspring.frames.sent"))
				.anyMatch((line) -> line.contains("******"));
			this.produced.addAll(log.everything());
			this.produced.addAll(own.everything());
			// Tomcat logs a server's words as they came, at its finest level; what the
			// server was told it is not.
			javaLog.lines.stream()
				.filter((line) -> !line.startsWith("org.apache.tomcat.websocket.WsSession Close message with reason"))
				.forEach(this.produced::add);
		}
		finally {
			javaLog.remove();
		}
		assertThat(this.produced.stream().filter((text) -> text.contains(KEY)).toList()).isEmpty();
	}

	private void assignment(AssignmentServer server, ConnectionState state) {
		GatherClient client = client((builder) -> builder.apiBaseUrl(server.url()).reconnect(RARE));
		client.start();
		awaitState(client, state);
		keep(client);
		client.stop();
	}

	@Test
	void aWrongKeyIsNowhereEither() {
		String wrong = "WRONG-MARKER-4712";
		try (LogCapture log = LogCapture.of("ROOT", Level.TRACE); LogCapture own = LogCapture.ofClients(Level.TRACE)) {
			GatherClient client = client(
					(builder) -> builder.apiKey(wrong).startupFailurePolicy(StartupFailurePolicy.FAIL));
			keep(catchThrowable(client::start));
			keep(client);
			this.produced.addAll(log.everything());
			this.produced.addAll(own.everything());
		}
		assertThat(this.produced).noneMatch((text) -> text.contains(wrong));
		assertThat(this.produced).anyMatch((text) -> text.contains("apiKey"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "MARKER\nKEY", "MARKER KEY", "MARKER\u00e9", "MARKER\u0000" })
	void aKeyThatCannotBeAHeaderIsRefusedWithoutBeingQuoted(String key) {
		assertThatIllegalArgumentException().isThrownBy(() -> client((builder) -> builder.apiKey(key)))
			.withMessageContaining("apiKey")
			.withMessageNotContaining("MARKER")
			.withNoCause();
	}

	@Test
	void aKeyOutOfAFileMayEndWithALineFeed() {
		assertThat(ready((builder) -> builder.apiKey(KEY + "\n")).userId()).isEqualTo(this.simulator.ownerId());
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://api.example", "http://127.0.0.1.example", "http://10.0.0.1:8080", "ftp://x" })
	void theHttpApiInClearTextBeyondLoopbackIsRefused(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> client((builder) -> builder.apiBaseUrl(URI.create(url))))
			.withMessageContaining("apiBaseUrl");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ws://engine.example", "http://engine.example", "https://engine.example" })
	void aServerInClearTextBeyondLoopbackIsRefused(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> client((builder) -> builder.serverUrl(URI.create(url))))
			.withMessageContaining("serverUrl");
	}

	@Test
	void whoAcceptsClearTextMaySaySo() {
		assertThat(client((builder) -> builder.allowInsecure(true)
			.apiBaseUrl(URI.create("http://api.example"))
			.serverUrl(URI.create("ws://engine.example")))).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:1", "http://127.0.0.1", "http://127.9.9.9", "http://[::1]:80" })
	void loopbackMayBeInClearText(String url) {
		assertThat(client((builder) -> builder.apiBaseUrl(URI.create(url)))).isNotNull();
	}

	@Test
	void theKeyIsSentInTheHeaderAndInTheFirstFrameOnly() {
		GatherClient client = ready();
		client.setTextStatus("x").join();
		await().atMost(LIMIT).until(() -> !this.simulator.received("setTextStatus").isEmpty());
		assertThat(this.simulator.received()).filteredOn((received) -> received.action().toString().contains(KEY))
			.singleElement()
			.satisfies((received) -> assertThat(received.name()).isEqualTo("init"));
	}

	/**
	 * What is logged through the JDK's own logging, as Tomcat and the HTTP client do.
	 */
	private static final class JavaLog extends Handler {

		private final List<String> lines = new CopyOnWriteArrayList<>();

		private final java.util.logging.Logger root = LogManager.getLogManager().getLogger("");

		JavaLog() {
			setLevel(java.util.logging.Level.ALL);
			this.root.addHandler(this);
			this.root.setLevel(java.util.logging.Level.ALL);
		}

		@Override
		public void publish(LogRecord logRecord) {
			StringWriter text = new StringWriter();
			text.write(logRecord.getLoggerName() + " " + logRecord.getMessage() + " "
					+ java.util.Arrays.toString(logRecord.getParameters()));
			if (logRecord.getThrown() != null) {
				logRecord.getThrown().printStackTrace(new PrintWriter(text));
			}
			this.lines.add(text.toString());
		}

		@Override
		public void flush() {
			// Nothing is held back.
		}

		@Override
		public void close() {
			remove();
		}

		void remove() {
			this.root.removeHandler(this);
			this.root.setLevel(java.util.logging.Level.INFO);
		}

	}

}
