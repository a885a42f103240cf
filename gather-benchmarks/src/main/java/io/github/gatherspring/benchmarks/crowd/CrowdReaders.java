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

package io.github.gatherspring.benchmarks.crowd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.Init;
import io.github.gatherspring.proto.UpdateSubscriptions;

/**
 * Many clients on one thread that count the events they are sent and do nothing else, so
 * that the server is what is measured.
 */
final class CrowdReaders implements Runnable {

	private static final String UPGRADE = """
			GET /?connectionId=crowd HTTP/1.1\r
			Host: 127.0.0.1\r
			Upgrade: websocket\r
			Connection: Upgrade\r
			Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
			Sec-WebSocket-Version: 13\r
			Sec-WebSocket-Protocol: gather-v2\r
			\r
			""";

	private static final String END_OF_HEADERS = "\r\n\r\n";

	private final Selector selector = Selector.open();

	private final List<SocketChannel> channels = new ArrayList<>();

	private final Queue<SocketChannel> added = new ConcurrentLinkedQueue<>();

	private final ByteBuffer in = ByteBuffer.allocateDirect(256 * 1024);

	private volatile long events;

	private volatile long bytes;

	private volatile int ended;

	private volatile boolean closed;

	CrowdReaders() throws IOException {
	}

	void add(int port, String spaceId, String key) throws IOException {
		SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
		write(channel, ByteBuffer.wrap(UPGRADE.getBytes(StandardCharsets.US_ASCII)));
		readHeaders(channel);
		write(channel, frame(
				ClientServerAction.newBuilder().setInit(Init.newBuilder().setSpaceId(spaceId).setApiKey(key)).build()));
		write(channel,
				frame(ClientServerAction.newBuilder()
					.setUpdateSubscriptions(UpdateSubscriptions.newBuilder()
						.putSubscriptions("playerMoves", true)
						.putSubscriptions("playerChats", true)
						.putSubscriptions("playerJoins", true)
						.putSubscriptions("playerExits", true)
						.putSubscriptions("spaceSetsIdMapping", true))
					.build()));
		channel.configureBlocking(false);
		this.channels.add(channel);
		this.added.add(channel);
		this.selector.wakeup();
	}

	/** Nothing may be sent before the server has agreed. */
	private static void readHeaders(SocketChannel channel) throws IOException {
		ByteBuffer next = ByteBuffer.allocate(1);
		int ends = 0;
		while (ends < END_OF_HEADERS.length()) {
			next.clear();
			if (channel.read(next) < 0) {
				throw new IOException("The server does not upgrade");
			}
			ends = (next.get(0) == END_OF_HEADERS.charAt(ends)) ? ends + 1 : 0;
		}
	}

	/** A mask of zeros changes nothing. */
	private static ByteBuffer frame(ClientServerAction action) {
		byte[] payload = action.toByteArray();
		ByteBuffer frame = ByteBuffer.allocate(payload.length + 8).put((byte) 0x82);
		if (payload.length < 126) {
			frame.put((byte) (0x80 | payload.length));
		}
		else {
			frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
		}
		return frame.putInt(0).put(payload).flip();
	}

	private static void write(SocketChannel channel, ByteBuffer buffer) throws IOException {
		while (buffer.hasRemaining()) {
			channel.write(buffer);
		}
	}

	@Override
	public void run() {
		try {
			while (!this.closed) {
				for (SocketChannel channel = this.added.poll(); channel != null; channel = this.added.poll()) {
					channel.register(this.selector, SelectionKey.OP_READ, new EventCounter());
				}
				this.selector.select((key) -> read((SocketChannel) key.channel(), (EventCounter) key.attachment()), 50);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void read(SocketChannel channel, EventCounter counter) {
		try {
			this.in.clear();
			int read = channel.read(this.in);
			if (read < 0) {
				channel.close();
				this.ended++;
				return;
			}
			this.in.flip();
			this.bytes += read;
			this.events += counter.count(this.in);
		}
		catch (IOException ex) {
			this.ended++;
		}
	}

	long events() {
		return this.events;
	}

	long bytes() {
		return this.bytes;
	}

	int ended() {
		return this.ended;
	}

	void close() throws IOException {
		this.closed = true;
		for (SocketChannel channel : this.channels) {
			channel.close();
		}
	}

}
