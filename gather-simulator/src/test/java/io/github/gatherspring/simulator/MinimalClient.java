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

package io.github.gatherspring.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.Enter;
import io.github.gatherspring.proto.Init;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.TransactionStatus;
import io.github.gatherspring.proto.UpdateSubscriptions;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A client written from the protocol alone, on the WebSocket of the JDK.
 */
public final class MinimalClient implements WebSocket.Listener, AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final List<ServerClientEvent> events = new CopyOnWriteArrayList<>();

	private final List<byte[]> frames = new CopyOnWriteArrayList<>();

	private final List<String> texts = new CopyOnWriteArrayList<>();

	private final AtomicInteger undecodable = new AtomicInteger();

	private final ByteArrayOutputStream partial = new ByteArrayOutputStream();

	private final CompletableFuture<Integer> closed = new CompletableFuture<>();

	private final AtomicInteger txnIds = new AtomicInteger(1000);

	private final WebSocket socket;

	private final String spaceId;

	private MinimalClient(String url, String spaceId, @Nullable String subprotocol) {
		this.spaceId = spaceId;
		WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(PATIENCE);
		if (subprotocol != null) {
			builder.subprotocols(subprotocol);
		}
		this.socket = builder.buildAsync(URI.create(url + "?connectionId=" + UUID.randomUUID()), this).join();
	}

	/**
	 * Ask for the assignment and open the socket.
	 */
	public static MinimalClient open(GatherSimulator simulator) {
		return open(simulator, "gather-v2");
	}

	public static MinimalClient open(GatherSimulator simulator, @Nullable String subprotocol) {
		return new MinimalClient(assignment(simulator), simulator.spaceId(), subprotocol);
	}

	/**
	 * Open, send init and wait for ready.
	 */
	public static MinimalClient ready(GatherSimulator simulator, String key) {
		MinimalClient client = open(simulator);
		client.init(key);
		client.await(EventCase.READY);
		return client;
	}

	/**
	 * Do all that a client does before it is of use.
	 */
	public static MinimalClient entered(GatherSimulator simulator, String key) {
		MinimalClient client = ready(simulator, key);
		client.subscribeToAll();
		client.send((action) -> action.setEnter(Enter.getDefaultInstance()));
		return client;
	}

	public static String assignment(GatherSimulator simulator) {
		try {
			HttpResponse<String> response = HTTP.send(HttpRequest
				.newBuilder(URI.create(simulator.apiBaseUrl() + "/api/v2/spaces/"
						+ simulator.spaceId().replace("\\", "%5C").replace(" ", "%20") + "/game-server-assignment"))
				.header("apiKey", simulator.apiKey())
				.timeout(PATIENCE)
				.build(), HttpResponse.BodyHandlers.ofString());
			if (response.statusCode() != 200) {
				throw new IllegalStateException("Assignment: " + response.statusCode());
			}
			String body = response.body();
			return body.startsWith("\"") ? body.substring(1, body.length() - 1) : body;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	public void init(String key) {
		sendOnly(ClientServerAction.newBuilder()
			.setInit(Init.newBuilder().setSpaceId(this.spaceId).setApiKey(key))
			.build());
	}

	public TransactionStatus subscribeToAll() {
		Map<String, Boolean> names = new TreeMap<>();
		ServerClientEvent.getDescriptor().getFields().forEach((field) -> names.put(field.getName(), true));
		return send(
				(action) -> action.setUpdateSubscriptions(UpdateSubscriptions.newBuilder().putAllSubscriptions(names)));
	}

	public TransactionStatus subscribe(String... names) {
		UpdateSubscriptions.Builder update = UpdateSubscriptions.newBuilder();
		Arrays.stream(names).forEach((name) -> update.putSubscriptions(name, true));
		return send((action) -> action.setUpdateSubscriptions(update));
	}

	/**
	 * Send an action in a transaction and wait for the answer.
	 */
	public TransactionStatus send(Consumer<ClientServerAction.Builder> action) {
		int txnId = sendLater(action);
		return await((event) -> event.hasTransactionStatus() && event.getTransactionStatus().getTxnId() == txnId)
			.getTransactionStatus();
	}

	public int sendLater(Consumer<ClientServerAction.Builder> action) {
		int txnId = this.txnIds.incrementAndGet();
		ClientServerAction.Builder builder = ClientServerAction.newBuilder().setTxnId(txnId);
		action.accept(builder);
		sendOnly(builder.build());
		return txnId;
	}

	public void sendOnly(ClientServerAction action) {
		sendRaw(action.toByteArray());
	}

	public synchronized void sendRaw(byte[] payload) {
		this.socket.sendBinary(ByteBuffer.wrap(payload), true).join();
	}

	public synchronized void sendText(String text) {
		this.socket.sendText(text, true).join();
	}

	public ServerClientEvent await(EventCase eventCase) {
		return await((event) -> event.getEventCase() == eventCase);
	}

	public ServerClientEvent await(Predicate<ServerClientEvent> condition) {
		return Awaitility.await()
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(2))
			.until(() -> this.events.stream().filter(condition).findFirst(), Optional::isPresent)
			.orElseThrow();
	}

	public List<ServerClientEvent> events() {
		return new ArrayList<>(this.events);
	}

	public List<ServerClientEvent> events(EventCase eventCase) {
		return this.events.stream().filter((event) -> event.getEventCase() == eventCase).toList();
	}

	public List<EventCase> cases() {
		return this.events.stream().map(ServerClientEvent::getEventCase).toList();
	}

	public void forget() {
		this.events.clear();
		this.frames.clear();
	}

	public List<byte[]> frames() {
		return this.frames;
	}

	public List<String> texts() {
		return this.texts;
	}

	public int undecodable() {
		return this.undecodable.get();
	}

	public @Nullable String subprotocol() {
		return this.socket.getSubprotocol();
	}

	/**
	 * Return the user behind an encId.
	 */
	public String uid(int encId) {
		return this.events.stream()
			.filter((event) -> event.hasSpaceSetsIdMapping() && event.getSpaceSetsIdMapping().getEncId() == encId)
			.map((event) -> event.getSpaceSetsIdMapping().getUid())
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Wait for the end and return the close code, 1006 if there was none.
	 */
	public int awaitClose() {
		return this.closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
	}

	public boolean isClosed() {
		return this.closed.isDone();
	}

	@Override
	public synchronized CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
		byte[] bytes = new byte[data.remaining()];
		data.get(bytes);
		this.partial.writeBytes(bytes);
		webSocket.request(1);
		if (last) {
			byte[] frame = this.partial.toByteArray();
			this.partial.reset();
			this.frames.add(frame);
			try {
				this.events.addAll(ServerClientBatch.parseFrom(frame).getEventsList());
			}
			catch (InvalidProtocolBufferException ex) {
				this.undecodable.incrementAndGet();
			}
		}
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		this.texts.add(data.toString());
		webSocket.request(1);
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
		this.closed.complete(statusCode);
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public void onError(WebSocket webSocket, Throwable error) {
		this.closed.complete(1006);
	}

	@Override
	public void close() {
		this.socket.abort();
	}

	public void closeNormally(int code) {
		this.socket.sendClose(code, "").join();
	}

}
