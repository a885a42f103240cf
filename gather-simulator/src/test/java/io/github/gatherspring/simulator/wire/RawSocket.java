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

package io.github.gatherspring.simulator.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

import io.github.gatherspring.proto.ClientServerAction;

/**
 * A WebSocket client that does only what it is told, byte by byte.
 */
public final class RawSocket implements AutoCloseable {

	private final Socket socket = new Socket();

	public RawSocket(int port) {
		try {
			this.socket.setReceiveBufferSize(16 * 1024);
			this.socket.setSoTimeout(15_000);
			this.socket.connect(new InetSocketAddress("127.0.0.1", port), 10_000);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static RawSocket upgraded(int port) {
		RawSocket socket = new RawSocket(port);
		socket.write("""
				GET /?connectionId=raw HTTP/1.1\r
				Host: 127.0.0.1\r
				Upgrade: websocket\r
				Connection: Upgrade\r
				Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
				Sec-WebSocket-Version: 13\r
				Sec-WebSocket-Protocol: gather-v2\r
				\r
				""");
		socket.readUntil("\r\n\r\n");
		return socket;
	}

	public void write(String text) {
		write(text.getBytes(StandardCharsets.UTF_8));
	}

	void write(byte[] bytes) {
		try {
			OutputStream out = this.socket.getOutputStream();
			out.write(bytes);
			out.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void send(ClientServerAction action) {
		byte[] payload = action.toByteArray();
		if (payload.length > 125) {
			throw new IllegalArgumentException("Only for small actions");
		}
		byte[] frame = new byte[payload.length + 6];
		frame[0] = (byte) 0x82;
		frame[1] = (byte) (0x80 | payload.length);
		// A mask of zeros changes nothing.
		System.arraycopy(payload, 0, frame, 6, payload.length);
		write(frame);
	}

	public String readUntil(String end) {
		StringBuilder text = new StringBuilder();
		try {
			InputStream in = this.socket.getInputStream();
			while (text.indexOf(end) < 0) {
				int next = in.read();
				if (next < 0) {
					throw new EOFException("The server closed after: " + text);
				}
				text.append((char) next);
			}
			return text.toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Read a frame that carries a close code.
	 */
	int readCloseCode() {
		try {
			InputStream in = this.socket.getInputStream();
			while (true) {
				int first = in.read();
				int length = in.read();
				if (first < 0 || length < 0) {
					return 1006;
				}
				if (length == 126) {
					length = (in.read() << 8) | in.read();
				}
				byte[] payload = in.readNBytes(length);
				if ((first & 0x0f) == 8) {
					return ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
				}
			}
		}
		catch (SocketException ex) {
			return 1006;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Read until a character has come so many times.
	 */
	public void skipPast(char wanted, int times) {
		try {
			InputStream in = this.socket.getInputStream();
			byte[] buffer = new byte[64 * 1024];
			int left = times;
			while (left > 0) {
				int read = in.read(buffer);
				if (read < 0) {
					throw new EOFException(
							"The server closed when '" + wanted + "' was to come " + left + " times more");
				}
				for (int i = 0; i < read; i++) {
					left -= (buffer[i] == wanted) ? 1 : 0;
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Wait for the end of the connection.
	 */
	public boolean isEnded() {
		try {
			InputStream in = this.socket.getInputStream();
			byte[] buffer = new byte[8192];
			while (in.read(buffer) >= 0) {
				// Whatever it is, the end comes after it.
			}
			return true;
		}
		catch (SocketException ex) {
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
