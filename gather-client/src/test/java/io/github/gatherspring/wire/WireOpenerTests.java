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
package io.github.gatherspring.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import io.github.gatherspring.setting.SettingNames;
import org.apache.tomcat.websocket.WsSession;
import org.apache.tomcat.websocket.WsWebSocketContainer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.client.WebSocketClient;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Sockets to servers of all kinds.
 */
class WireOpenerTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final Receiver receiver = new Receiver();

	private static WireOpener opener(@Nullable WebSocketClient client) {
		return new WireOpener(client, null, 1 << 20, SettingNames.OF_BUILDER);
	}

	private void open(ScriptedServer server) throws WireException, InterruptedException {
		opener(null).open(server.url("ws"), LIMIT, this.receiver);
	}

	// Where the key goes

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void theUpgradeFollowsNoRedirect(boolean users) throws Exception {
		try (ScriptedServer stranger = new ScriptedServer("127.0.0.2", (peer) -> peer.upgrade().readToEnd());
				ScriptedServer server = new ScriptedServer((peer) -> {
					peer.request();
					peer.send("HTTP/1.1 302 Found\r\nLocation: " + stranger.url("http")
							+ "\r\nContent-Length: 0\r\n\r\n");
				})) {
			WsWebSocketContainer container = new WsWebSocketContainer();
			StandardWebSocketClient client = users ? new StandardWebSocketClient(container) : null;
			WireException failure = catchThrowableOfType(WireException.class,
					() -> opener(client).open(server.url("ws"), LIMIT, this.receiver));
			container.destroy();
			assertThat(failure).hasMessageContaining("redirects to another address");
			assertThat(stranger.connections()).isZero();
			assertThat(this.receiver.opened).isNotDone();
		}
	}

	@ParameterizedTest
	@CsvSource({ "ws://127.0.0.2:8080/, ws://127.0.0.1:8080/", "http://127.0.0.1:8081/, ws://127.0.0.1:8080/",
			"ws://engine.example:443/, wss://engine.example/", "wss://engine.example.org/, wss://engine.example/" })
	void aSessionThatEndedElsewhereGetsNothing(String reached, String asked) {
		Elsewhere client = new Elsewhere(reached);
		WireException failure = catchThrowableOfType(WireException.class,
				() -> opener(client).open(URI.create(asked), LIMIT, this.receiver));
		assertThat(failure).hasMessageContaining("to which the API key is not sent");
		assertThat(failure.kind()).isEqualTo(WireException.Kind.LASTING);
		assertThat(this.receiver.opened).isNotDone();
		assertThat(client.calls).contains("close").doesNotContain("sendMessage");
	}

	@ParameterizedTest
	@CsvSource({ "http://127.0.0.1:8080/x, ws://127.0.0.1:8080/",
			"https://Engine.example:443/, wss://engine.example/" })
	void aSessionThatEndedWhereItWasToGoIsTaken(String reached, String asked) throws Exception {
		opener(new Elsewhere(reached)).open(URI.create(asked), LIMIT, this.receiver);
		assertThat(this.receiver.opened).isDone();
	}

	// Addresses

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "WS://h:1, ws://h:1/?connectionId=", "wss://h/a/b, wss://h/a/b?connectionId=",
					"wss://h?x=%2F+y, wss://h/?x=%2F+y&connectionId=",
					"Wss://h/p?a=1&b#f, wss://h/p?a=1&b&connectionId=", "ws://[::1]:8/, ws://[::1]:8/?connectionId=",
					"wss://h/ä, wss://h/%C3%A4?connectionId=" })
	void theIdOfTheConnectionIsAddedToAnyAddress(String server, String begin) {
		assertThat(WireOpener.addressed(URI.create(server)).toString()).startsWith(begin).hasSize(begin.length() + 36);
	}

	@Test
	void aSchemeInCapitalsIsOneToo() throws Exception {
		try (ScriptedServer server = new ScriptedServer((peer) -> peer.upgrade().readToEnd())) {
			opener(null).open(server.url("WS"), LIMIT, this.receiver);
			this.receiver.wire().close(1000, "done");
		}
	}

	// Large frames

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, SpringWire.PART_SIZE, SpringWire.PART_SIZE + 1, 3 * SpringWire.PART_SIZE, 20_000_000 })
	void aFrameOfAnySizeArrivesWholeInPartsOfABoundedSize(int size) throws Exception {
		byte[] frame = new byte[size];
		new SplittableRandom(size).nextBytes(frame);
		CompletableFuture<byte[]> arrived = new CompletableFuture<>();
		List<Integer> parts = new CopyOnWriteArrayList<>();
		try (ScriptedServer server = new ScriptedServer((peer) -> {
			peer.upgrade();
			ByteArrayOutputStream joined = new ByteArrayOutputStream();
			boolean last = false;
			while (!last) {
				ScriptedServer.Frame part = peer.frame();
				assertThat(part.opcode()).isEqualTo(parts.isEmpty() ? 2 : 0);
				parts.add(part.payload().length);
				joined.writeBytes(part.payload());
				last = part.last();
			}
			arrived.complete(joined.toByteArray());
			peer.readToEnd();
		})) {
			open(server);
			AtomicInteger progress = new AtomicInteger();
			this.receiver.wire().send(ByteBuffer.wrap(frame), progress::incrementAndGet);
			assertThat(progress).hasValue(Math.max(0, (size - 1) / SpringWire.PART_SIZE));
			assertThat(Arrays.equals(arrived.get(60, TimeUnit.SECONDS), frame)).isTrue();
			assertThat(parts).allMatch((part) -> part <= SpringWire.PART_SIZE);
			assertThat(server.failures()).isEmpty();
			this.receiver.wire().close(1000, "done");
		}
	}

	// Ends

	@Test
	void aCloseReasonIsOnePrintableLine() throws Exception {
		try (ScriptedServer server = new ScriptedServer((peer) -> {
			peer.upgrade().close(4010, "kicked\r\n2026 ERROR \u001b[31m\u202ex");
			peer.readToEnd();
		})) {
			open(server);
			assertThat(this.receiver.closed.take()).isEqualTo("4010 kicked 2026 ERROR \uFFFD[31m\uFFFDx");
		}
	}

	@Test
	void aProtocolErrorThatTheServerFoundIsTheServers() throws Exception {
		try (ScriptedServer server = new ScriptedServer((peer) -> {
			peer.upgrade().close(1002, "your frames are bad");
			peer.readToEnd();
		})) {
			open(server);
			assertThat(this.receiver.closed.take()).isEqualTo("1002 your frames are bad");
		}
	}

	@Test
	void aProtocolErrorThatTomcatFoundIsALossOfTheConnection() throws Exception {
		try (ScriptedServer server = new ScriptedServer((peer) -> {
			peer.upgrade().send((byte) 0x83, (byte) 0x01, (byte) 'x');
			peer.readToEnd();
		})) {
			open(server);
			assertThat(this.receiver.closed.take()).startsWith("1006 the server sent what is no WebSocket frame");
		}
	}

	@Test
	void tomcatsClassesHaveTheNamesByWhichTheyAreKnown() throws Exception {
		assertThat(TomcatLog.SESSION).isEqualTo(WsSession.class.getName());
		assertThat(WsSession.class.getDeclaredMethods()).extracting(Method::getName)
			.contains(TomcatLog.FAREWELL, "onClose");
		assertThat(Class.forName(TomcatLog.LOGGER).getDeclaredField("log")).isNotNull();
	}

	@Test
	void aResetIsALossAndNothingThatTomcatWarnsOf() throws Exception {
		try (TomcatsWarnings warnings = new TomcatsWarnings()) {
			for (int i = 0; i < 20; i++) {
				try (ScriptedServer server = new ScriptedServer((peer) -> {
					peer.upgrade().send((byte) 0x82, (byte) 0x01, (byte) 0);
					peer.frame();
					peer.reset();
				})) {
					open(server);
					this.receiver.wire().send(ByteBuffer.allocate(10));
					assertThat(this.receiver.closed.take()).startsWith("1006");
				}
				this.receiver.opened = new CompletableFuture<>();
			}
			assertThat(warnings.lines).isEmpty();
		}
	}

	@Test
	void aResetWhileSomethingIsSentFailsTheSendAndNothingElse() throws Exception {
		try (TomcatsWarnings warnings = new TomcatsWarnings(); ScriptedServer server = new ScriptedServer((peer) -> {
			peer.upgrade().frame();
			peer.reset();
		})) {
			open(server);
			Wire wire = this.receiver.wire();
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
				while (true) {
					wire.send(ByteBuffer.allocate(100_000));
				}
			});
			assertThat(warnings.lines).isEmpty();
		}
	}

	@Test
	void whatTomcatWarnsOfOtherwiseIsLogged() throws Exception {
		StandardWebSockets.open(null, null, LIMIT, new SpringWire(URI.create("ws://127.0.0.1:1/"), this.receiver, 1),
				new WebSocketHttpHeaders(), URI.create("ws://127.0.0.1:1/"));
		try (TomcatsWarnings warnings = new TomcatsWarnings()) {
			LogRecord another = new LogRecord(Level.WARNING, "write failed");
			another.setThrown(new IOException("somebody else's"));
			another.setLoggerName(TomcatLog.LOGGER);
			Logger.getLogger(TomcatLog.LOGGER).log(another);
			assertThat(warnings.lines).containsExactly("write failed");
		}
	}

	/**
	 * Keeps what comes.
	 */
	private static final class Receiver implements FrameReceiver {

		private volatile CompletableFuture<Wire> opened = new CompletableFuture<>();

		private final BlockingQueue<String> closed = new LinkedBlockingQueue<>();

		Wire wire() {
			return this.opened.join();
		}

		@Override
		public void opened(Wire wire) {
			this.opened.complete(wire);
		}

		@Override
		public void activity(int count) {
			// Not looked at.
		}

		@Override
		public void frame(ByteBuffer frame) {
			// Not looked at.
		}

		@Override
		public void text() {
			// Not looked at.
		}

		@Override
		public void tooLarge(int limit) {
			// Not looked at.
		}

		@Override
		public void closed(int code, String reason) {
			this.closed.add(code + " " + reason);
		}

	}

	/**
	 * An engine whose sessions end at an address of its own choice.
	 */
	private static final class Elsewhere implements WebSocketClient {

		private final String reached;

		private final List<String> calls = new CopyOnWriteArrayList<>();

		Elsewhere(String reached) {
			this.reached = reached;
		}

		@Override
		public CompletableFuture<WebSocketSession> execute(WebSocketHandler handler, String uriTemplate,
				@Nullable Object... uriVariables) {
			throw new UnsupportedOperationException();
		}

		@Override
		public CompletableFuture<WebSocketSession> execute(WebSocketHandler handler,
				org.springframework.web.socket.@Nullable WebSocketHttpHeaders headers, URI uri) {
			WebSocketSession session = (WebSocketSession) Proxy.newProxyInstance(getClass().getClassLoader(),
					new Class<?>[] { WebSocketSession.class }, (proxy, method, arguments) -> {
						this.calls.add(method.getName());
						return method.getName().equals("getUri") ? URI.create(this.reached) : null;
					});
			try {
				handler.afterConnectionEstablished(session);
			}
			catch (Exception ex) {
				return CompletableFuture.failedFuture(ex);
			}
			return CompletableFuture.completedFuture(session);
		}

	}

	/**
	 * What Tomcat's WebSocket classes warn of.
	 */
	private static final class TomcatsWarnings extends Handler implements AutoCloseable {

		private final Logger logger = Logger.getLogger("org.apache.tomcat.websocket");

		private final List<String> lines = new CopyOnWriteArrayList<>();

		TomcatsWarnings() {
			this.logger.addHandler(this);
		}

		@Override
		public void publish(LogRecord logRecord) {
			if (logRecord.getLevel().intValue() >= Level.WARNING.intValue()) {
				this.lines.add(logRecord.getMessage());
			}
		}

		@Override
		public void flush() {
			// Nothing is held back.
		}

		@Override
		public void close() {
			this.logger.removeHandler(this);
		}

	}

}
