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

import java.util.Locale;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/**
 * A server down at the bytes, for what a well-behaved one never does. Each connection is
 * served by the script of the test on a thread of its own.
 */
final class ScriptedServer implements AutoCloseable {

	private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	private final ServerSocket server;

	private final Script script;

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	private final List<Throwable> failures = new CopyOnWriteArrayList<>();

	ScriptedServer(String host, Script script) {
		this(host, script, ServerSocketFactory.getDefault());
	}

	ScriptedServer(SSLContext keys, Script script) {
		this("127.0.0.1", script, keys.getServerSocketFactory());
	}

	private ScriptedServer(String host, Script script, ServerSocketFactory sockets) {
		this.script = script;
		try {
			this.server = sockets.createServerSocket();
			this.server.bind(new InetSocketAddress(InetAddress.getByName(host), 0));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		start(this::accept);
	}

	ScriptedServer(Script script) {
		this("127.0.0.1", script);
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "scripted-server");
		thread.setDaemon(true);
		thread.start();
	}

	private void accept() {
		try {
			while (true) {
				Socket socket = this.server.accept();
				this.sockets.add(socket);
				start(() -> serve(socket));
			}
		}
		catch (IOException ex) {
			// Closed: the test has ended.
		}
	}

	private void serve(Socket socket) {
		try {
			this.script.play(new Peer(socket));
		}
		catch (EOFException | SocketException ex) {
			// The client has gone, which scripts need not foresee.
		}
		catch (IOException | GeneralSecurityException | RuntimeException ex) {
			this.failures.add(ex);
		}
	}

	URI url(String scheme) {
		return URI.create(scheme + "://" + this.server.getInetAddress().getHostAddress() + ":" + port() + "/");
	}

	int port() {
		return this.server.getLocalPort();
	}

	/**
	 * Returns how many have come.
	 */
	int connections() {
		return this.sockets.size();
	}

	/**
	 * Returns what went wrong in scripts.
	 */
	List<Throwable> failures() {
		return this.failures;
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

	/**
	 * What the server does with a connection.
	 */
	@FunctionalInterface
	interface Script {

		void play(Peer peer) throws IOException, GeneralSecurityException;

	}

	/**
	 * One connection, from the server's side.
	 */
	static final class Peer {

		private final Socket socket;

		private final DataInputStream input;

		Peer(Socket socket) throws IOException {
			this.socket = socket;
			this.input = new DataInputStream(socket.getInputStream());
		}

		/**
		 * Reads the head of a request.
		 */
		String request() throws IOException {
			StringBuilder request = new StringBuilder();
			while (request.indexOf("\r\n\r\n") < 0) {
				request.append((char) this.input.readUnsignedByte());
			}
			return request.toString();
		}

		void send(String text) throws IOException {
			send(text.getBytes(StandardCharsets.ISO_8859_1));
		}

		void send(byte... bytes) throws IOException {
			this.socket.getOutputStream().write(bytes);
			this.socket.getOutputStream().flush();
		}

		/**
		 * Accepts the upgrade to WebSocket.
		 */
		Peer upgrade() throws IOException, GeneralSecurityException {
			String request = request();
			int at = request.toLowerCase(Locale.ROOT).indexOf("sec-websocket-key:");
			String key = request.substring(at + 18, request.indexOf("\r\n", at)).trim();
			byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
			send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
					+ "Sec-WebSocket-Protocol: gather-v2\r\nSec-WebSocket-Accept: "
					+ Base64.getEncoder().encodeToString(hash) + "\r\n\r\n");
			return this;
		}

		void close(int code, String reason) throws IOException {
			byte[] words = reason.getBytes(StandardCharsets.UTF_8);
			byte[] frame = new byte[4 + words.length];
			frame[0] = (byte) 0x88;
			frame[1] = (byte) (2 + words.length);
			frame[2] = (byte) (code >> 8);
			frame[3] = (byte) code;
			System.arraycopy(words, 0, frame, 4, words.length);
			send(frame);
		}

		/**
		 * Ends the connection as a machine does that has forgotten it.
		 */
		void reset() throws IOException {
			this.socket.setSoLinger(true, 0);
			this.socket.close();
		}

		/**
		 * Reads a frame.
		 */
		Frame frame() throws IOException {
			int first = this.input.readUnsignedByte();
			long length = this.input.readUnsignedByte() & 0x7F;
			if (length == 126) {
				length = this.input.readUnsignedShort();
			}
			else if (length == 127) {
				length = this.input.readLong();
			}
			byte[] mask = this.input.readNBytes(4);
			byte[] payload = this.input.readNBytes((int) length);
			for (int i = 0; i < payload.length; i++) {
				payload[i] ^= mask[i % 4];
			}
			return new Frame((first & 0x80) != 0, first & 0x0F, payload);
		}

		/**
		 * Reads until the client ends the connection.
		 */
		void readToEnd() throws IOException {
			while (this.input.read() >= 0) {
				// Nobody asks what it was.
			}
		}

	}

	record Frame(boolean last, int opcode, byte[] payload) {
	}

}
