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

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import org.jspecify.annotations.Nullable;

/**
 * An upgraded socket. To be used on the thread of the simulator only.
 */
public final class WireConnection {

	private static final long CLOSE_TIMEOUT_MILLIS = 2000;

	private final Channel channel;

	private final @Nullable String connectionId;

	private final @Nullable String subprotocol;

	private final int localPort;

	private final BacklogGate backlog;

	private final ArrayDeque<Runnable> heldBack = new ArrayDeque<>();

	private long heldBackBytes;

	private byte @Nullable [] lastPing;

	private boolean answersPing;

	private boolean frozen;

	private boolean closing;

	private boolean flushing;

	private int fragment;

	private volatile @Nullable Integer closeCodeOfClient;

	private @Nullable Flood flood;

	WireConnection(Channel channel, int localPort, @Nullable String connectionId, @Nullable String subprotocol) {
		this.channel = channel;
		this.backlog = channel.pipeline().get(BacklogGate.class);
		this.connectionId = connectionId;
		this.localPort = localPort;
		this.subprotocol = subprotocol;
	}

	/**
	 * Return what the client calls this connection.
	 * @return the query parameter, {@code null} if absent
	 */
	public @Nullable String connectionId() {
		return this.connectionId;
	}

	/**
	 * Return the subprotocol that was agreed upon.
	 * @return the subprotocol, {@code null} for none
	 */
	public @Nullable String subprotocol() {
		return this.subprotocol;
	}

	/**
	 * Return the port that the client came to.
	 * @return the port
	 */
	public int localPort() {
		return this.localPort;
	}

	/**
	 * Return whether the socket is open.
	 * @return {@code true} until closed
	 */
	public boolean isOpen() {
		return this.channel.isActive() && !this.closing;
	}

	boolean isClosing() {
		return this.closing;
	}

	/**
	 * Return the code that the client closed with.
	 * @return the code, {@code null} if it has not
	 */
	public @Nullable Integer closeCodeOfClient() {
		return this.closeCodeOfClient;
	}

	/**
	 * Send a binary message.
	 * @param payload its content, not to be changed afterwards
	 */
	public void send(byte[] payload) {
		outbound(payload.length, () -> {
			int size = this.fragment;
			if (size <= 0 || payload.length <= size) {
				this.channel.write(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(payload)));
				return;
			}
			for (int from = 0; from < payload.length; from += size) {
				int length = Math.min(size, payload.length - from);
				boolean last = from + length >= payload.length;
				ByteBuf part = Unpooled.wrappedBuffer(payload, from, length);
				this.channel.write((from == 0) ? new BinaryWebSocketFrame(last, 0, part)
						: new ContinuationWebSocketFrame(last, 0, part));
			}
		});
	}

	/**
	 * Send the first fragment of a message whose rest never comes.
	 * @param payload content of the fragment
	 */
	public void sendUnfinished(byte[] payload) {
		outbound(payload.length,
				() -> this.channel.write(new BinaryWebSocketFrame(false, 0, Unpooled.wrappedBuffer(payload))));
	}

	/**
	 * Send a text message.
	 * @param text its content
	 */
	public void sendText(String text) {
		outbound(text.length(), () -> this.channel.write(new TextWebSocketFrame(text)));
	}

	/**
	 * Write bytes past the WebSocket layer.
	 * @param bytes what to write
	 */
	public void writeToSocket(byte[] bytes) {
		outbound(bytes.length, () -> {
			ChannelHandlerContext gate = this.channel.pipeline().context(this.backlog);
			if (gate != null) {
				this.backlog.write(gate, Unpooled.wrappedBuffer(bytes), this.channel.newPromise());
			}
		});
	}

	/**
	 * Close with a code; the socket goes when the client has answered or after a while.
	 * @param code close code
	 * @param reason text for the client
	 */
	public void close(int code, String reason) {
		if (!isOpen()) {
			return;
		}
		outbound(reason.length(), () -> {
			this.closing = true;
			// Codes outside the registered ranges are sent on purpose, so not through
			// WebSocketCloseStatus.
			byte[] text = reason.getBytes(java.nio.charset.StandardCharsets.UTF_8);
			ByteBuf content = Unpooled.buffer(2 + text.length)
				.writeShort(code)
				.writeBytes(text, 0, Math.min(text.length, 123));
			this.channel.writeAndFlush(new CloseWebSocketFrame(true, 0, content));
			this.channel.eventLoop().schedule(() -> this.channel.close(), CLOSE_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
		});
	}

	/**
	 * End the TCP connection with a reset.
	 */
	public void drop() {
		this.channel.config().setOption(ChannelOption.SO_LINGER, 0);
		this.channel.close();
	}

	/**
	 * End the TCP connection without a close frame, after what was written has gone out.
	 */
	public void hangUp() {
		this.channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
	}

	/**
	 * Neither read nor write.
	 */
	public void freeze() {
		this.frozen = true;
		this.channel.config().setAutoRead(false);
	}

	/**
	 * Go on after {@link #freeze()}.
	 */
	public void unfreeze() {
		this.frozen = false;
		List<Runnable> writes = List.copyOf(this.heldBack);
		release();
		writes.forEach(this.backlog::message);
		this.channel.flush();
		this.channel.config().setAutoRead(true);
		answerPing();
		writabilityChanged();
	}

	/**
	 * Send further messages in fragments.
	 * @param bytes size of a fragment, 0 for whole messages
	 */
	public void fragment(int bytes) {
		this.fragment = bytes;
	}

	/**
	 * Send one message again and again.
	 * @param payload its content
	 * @param count how often
	 * @return ends with the last one
	 */
	public CompletableFuture<Void> flood(byte[] payload, long count) {
		return start(Flood.ofMessages(this.channel, payload, count));
	}

	/**
	 * Write bytes past the WebSocket layer again and again.
	 * @param bytes what to write
	 * @param count how often
	 * @return ends with the last ones
	 */
	public CompletableFuture<Void> repeatToSocket(byte[] bytes, long count) {
		return start(Flood.ofBytes(this.channel, bytes, count));
	}

	private CompletableFuture<Void> start(Flood flood) {
		this.channel.flush();
		this.flood = flood;
		if (!isOpen()) {
			flood.fail();
		}
		else if (!this.frozen) {
			flood.go();
		}
		return flood.done();
	}

	private void outbound(int bytes, Runnable write) {
		if (!isOpen()) {
			return;
		}
		if (this.frozen) {
			this.heldBackBytes += bytes;
			if (this.backlog.holdBack(bytes)) {
				this.heldBack.add(write);
			}
			return;
		}
		this.backlog.message(write);
		if (!this.flushing) {
			this.flushing = true;
			this.channel.eventLoop().execute(this::flush);
		}
	}

	private void release() {
		this.heldBack.clear();
		this.backlog.holdBack(-this.heldBackBytes);
		this.heldBackBytes = 0;
	}

	/**
	 * Answer a ping. While the answer to another one waits to be read, only the last ping
	 * is kept, which the protocol allows.
	 * @param content what to send back
	 */
	void ping(byte[] content) {
		this.lastPing = content;
		answerPing();
	}

	private void answerPing() {
		byte[] content = this.lastPing;
		if (content == null || this.answersPing || this.frozen || !isOpen()) {
			return;
		}
		this.lastPing = null;
		this.answersPing = true;
		this.channel.writeAndFlush(new PongWebSocketFrame(Unpooled.wrappedBuffer(content))).addListener((written) -> {
			this.answersPing = false;
			answerPing();
		});
	}

	private void flush() {
		this.flushing = false;
		this.channel.flush();
	}

	void writabilityChanged() {
		Flood flood = this.flood;
		if (flood != null && !this.frozen) {
			flood.go();
		}
	}

	void closedByPeer(int code) {
		this.closeCodeOfClient = code;
		if (this.closing) {
			this.channel.close();
			return;
		}
		this.closing = true;
		boolean echo = code >= 1000 && code != 1005 && code != 1006;
		ByteBuf content = echo ? Unpooled.buffer(2).writeShort(code) : Unpooled.EMPTY_BUFFER;
		this.channel.writeAndFlush(new CloseWebSocketFrame(true, 0, content)).addListener(ChannelFutureListener.CLOSE);
	}

	void ended() {
		this.closing = true;
		release();
		Flood flood = this.flood;
		if (flood != null) {
			flood.fail();
		}
	}

	@Override
	public String toString() {
		return "Connection of " + this.channel.remoteAddress();
	}

}
