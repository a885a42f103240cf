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

package io.github.gatherspring.benchmarks.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.TransactionStatus;
import org.jspecify.annotations.Nullable;

/**
 * One client of the {@link LoadServer}.
 */
final class LoadConnection {

	private static final Pattern KEY = Pattern.compile("(?i)\r\nsec-websocket-key: *(\\S+)");

	private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	private final LoadServer server;

	private final SocketChannel channel;

	private final Deque<ByteBuffer> waiting = new ArrayDeque<>();

	private ByteBuffer in = ByteBuffer.allocate(1024);

	private ByteBuffer answers = ByteBuffer.allocate(256);

	private @Nullable SelectionKey key;

	private @Nullable Flood flood;

	private boolean upgraded;

	LoadConnection(LoadServer server, SocketChannel channel) {
		this.server = server;
		this.channel = channel;
	}

	void register(Selector selector) throws ClosedChannelException {
		this.key = this.channel.register(selector, SelectionKey.OP_READ, this);
	}

	void flood(Flood next) {
		this.flood = next;
		flush();
	}

	boolean isPaced() {
		return this.flood != null && this.flood.isPaced();
	}

	void send(byte[] frame) {
		this.waiting.add(ByteBuffer.wrap(frame));
		flush();
	}

	void read() {
		try {
			int count = this.channel.read(this.in);
			while (count > 0 && !this.in.hasRemaining()) {
				this.in = ByteBuffer.allocate(this.in.capacity() * 4).put(this.in.flip());
				count = this.channel.read(this.in);
			}
			if (count < 0) {
				close();
				return;
			}
			this.in.flip();
			if (!this.upgraded) {
				upgrade();
			}
			while (this.upgraded && frame()) {
				// Each pass takes one frame.
			}
			this.in.compact();
			if (this.answers.position() > 0) {
				this.waiting.add(this.answers.flip());
				this.answers = ByteBuffer.allocate(this.answers.capacity());
			}
			flush();
		}
		catch (IOException ex) {
			close();
		}
	}

	private void upgrade() {
		String request = new String(this.in.array(), 0, this.in.limit(), StandardCharsets.ISO_8859_1);
		Matcher matcher = KEY.matcher(request);
		if (request.endsWith("\r\n\r\n") && matcher.find()) {
			this.in.position(this.in.limit());
			this.upgraded = true;
			String protocol = request.contains("gather-v2") ? "Sec-WebSocket-Protocol: gather-v2\r\n" : "";
			this.waiting.add(ByteBuffer
				.wrap(Frames.ascii("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
						+ protocol + "Sec-WebSocket-Accept: " + accept(matcher.group(1)) + "\r\n\r\n")));
		}
	}

	private static String accept(String key) {
		try {
			return Base64.getEncoder()
				.encodeToString(MessageDigest.getInstance("SHA-1").digest(Frames.ascii(key + MAGIC)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private boolean frame() throws IOException {
		ByteBuffer from = this.in;
		int start = from.position();
		if (from.remaining() < 6) {
			return false;
		}
		int opcode = from.get() & 0x0f;
		int length = from.get() & 0x7f;
		if (length == 126) {
			length = from.getShort() & 0xffff;
		}
		if (from.remaining() < length + 4) {
			from.position(start);
			return false;
		}
		int mask = from.getInt();
		byte[] bytes = from.array();
		int at = from.position();
		for (int i = 0; i < length; i++) {
			bytes[at + i] ^= (byte) (mask >>> (24 - 8 * (i & 3)));
		}
		from.position(at + length);
		if (opcode == 8) {
			this.waiting.add(ByteBuffer.wrap(new byte[] { (byte) 0x88, 2, 3, (byte) 0xe8 }));
			flush();
			close();
			return false;
		}
		if (opcode == 2) {
			action(CodedInputStream.newInstance(bytes, at, length));
		}
		return true;
	}

	private void action(CodedInputStream input) throws IOException {
		int txnId = 0;
		int action = 0;
		for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
			if (WireFormat.getTagFieldNumber(tag) == ClientServerAction.TXNID_FIELD_NUMBER) {
				txnId = input.readUInt32();
			}
			else {
				action = WireFormat.getTagFieldNumber(tag);
				input.skipField(tag);
			}
		}
		if (action == ClientServerAction.INIT_FIELD_NUMBER) {
			append(this.server.ready());
		}
		else if (action == ClientServerAction.UPDATESUBSCRIPTIONS_FIELD_NUMBER) {
			this.server.world().forEach((frame) -> this.waiting.add(ByteBuffer.wrap(frame)));
		}
		if (txnId != 0) {
			append(Frames.webSocket(ServerClientBatch.newBuilder()
				.addEvents(ServerClientEvent.newBuilder()
					.setTransactionStatus(TransactionStatus.newBuilder().setTxnId(txnId).setSucceeded(true)))
				.build()));
		}
	}

	private void append(byte[] frame) {
		if (this.answers.remaining() < frame.length) {
			this.answers = ByteBuffer.allocate((this.answers.position() + frame.length) * 2).put(this.answers.flip());
		}
		this.answers.put(frame);
	}

	void flush() {
		try {
			boolean blocked = writeWaiting();
			while (!blocked && this.flood != null) {
				ByteBuffer next = this.flood.next();
				if (next == null) {
					this.flood = this.flood.isOver() ? null : this.flood;
					break;
				}
				this.channel.write(next);
				blocked = next.hasRemaining();
			}
			SelectionKey current = this.key;
			if (current != null && current.isValid()) {
				int wanted = blocked ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
				if (current.interestOps() != wanted) {
					current.interestOps(wanted);
				}
			}
		}
		catch (IOException ex) {
			close();
		}
	}

	private boolean writeWaiting() throws IOException {
		ByteBuffer begun = (this.flood != null) ? this.flood.begun() : null;
		if (begun != null) {
			// A frame must not be torn apart by another.
			this.channel.write(begun);
			if (begun.hasRemaining()) {
				return true;
			}
		}
		while (!this.waiting.isEmpty()) {
			ByteBuffer next = this.waiting.peek();
			this.channel.write(next);
			if (next.hasRemaining()) {
				return true;
			}
			this.waiting.remove();
		}
		return false;
	}

	private void close() {
		this.server.closed(this);
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			System.err.println("A connection was gone before it was closed: " + ex);
		}
	}

}
