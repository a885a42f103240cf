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

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.Ready;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SubscriptionsUpdated;
import io.github.gatherspring.proto.TransactionStatus;

/**
 * A game server that refuses a subscription as a whole when it holds a name it does not
 * know, and does not say which. One client at a time.
 */
final class SubscriptionServer implements AutoCloseable {

	private final ServerSocket server;

	private final Set<String> unknown;

	private final Set<String> granted = new TreeSet<>();

	SubscriptionServer(Set<String> unknown) throws IOException {
		this.unknown = unknown;
		this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		Thread thread = new Thread(this::serve, "subscription-server");
		thread.setDaemon(true);
		thread.start();
	}

	URI url() {
		return URI.create("ws://127.0.0.1:" + this.server.getLocalPort() + "/");
	}

	Set<String> granted() {
		synchronized (this.granted) {
			return new TreeSet<>(this.granted);
		}
	}

	private void serve() {
		while (!this.server.isClosed()) {
			try (Socket socket = this.server.accept()) {
				DataInputStream input = new DataInputStream(socket.getInputStream());
				upgrade(input, socket.getOutputStream());
				while (true) {
					byte[] payload = read(input);
					if (payload == null) {
						break;
					}
					answer(ClientServerAction.parseFrom(payload), socket.getOutputStream());
				}
			}
			catch (IOException ex) {
				// The client has gone, or the test is over.
			}
		}
	}

	private static void upgrade(DataInputStream input, OutputStream output) throws IOException {
		StringBuilder request = new StringBuilder();
		while (request.indexOf("\r\n\r\n") < 0) {
			request.append((char) input.readUnsignedByte());
		}
		String key = request.toString().replaceAll("(?is).*sec-websocket-key:\\s*(\\S+).*", "$1");
		output.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
				+ "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII));
	}

	private static String accept(String key) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-1")
				.digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
			return Base64.getEncoder().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new UncheckedIOException(new IOException(ex));
		}
	}

	private static byte @org.jspecify.annotations.Nullable [] read(DataInputStream input) throws IOException {
		int opcode = input.readUnsignedByte() & 0x0f;
		int length = input.readUnsignedByte() & 0x7f;
		length = (length == 126) ? input.readUnsignedShort() : (length == 127) ? (int) input.readLong() : length;
		byte[] mask = input.readNBytes(4);
		byte[] payload = input.readNBytes(length);
		for (int i = 0; i < payload.length; i++) {
			payload[i] ^= mask[i % 4];
		}
		return (opcode == 8) ? null : payload;
	}

	private void answer(ClientServerAction action, OutputStream output) throws IOException {
		switch (action.getActionCase()) {
			case INIT ->
				send(output, ServerClientEvent.newBuilder().setReady(Ready.newBuilder().setId("somebody")).build());
			case UPDATESUBSCRIPTIONS -> {
				Map<String, Boolean> names = action.getUpdateSubscriptions().getSubscriptionsMap();
				boolean known = names.keySet().stream().noneMatch(this.unknown::contains);
				if (known) {
					synchronized (this.granted) {
						this.granted.addAll(names.keySet());
					}
					send(output,
							ServerClientEvent.newBuilder()
								.setSubscriptionsUpdated(
										SubscriptionsUpdated.newBuilder().addAllSubscriptions(granted()))
								.build());
				}
				send(output,
						ServerClientEvent.newBuilder()
							.setTransactionStatus(TransactionStatus.newBuilder()
								.setTxnId(action.getTxnId())
								.setSucceeded(known)
								.setReason(known ? "" : "bad subscription"))
							.build());
			}
			default -> {
				// Heartbeats.
			}
		}
	}

	private static void send(OutputStream output, ServerClientEvent event) throws IOException {
		byte[] payload = ServerClientBatch.newBuilder().addEvents(event).build().toByteArray();
		if (payload.length > 125) {
			output.write(new byte[] { (byte) 0x82, 126, (byte) (payload.length >> 8), (byte) payload.length });
		}
		else {
			output.write(new byte[] { (byte) 0x82, (byte) payload.length });
		}
		output.write(payload);
		output.flush();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
