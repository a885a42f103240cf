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

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * Socket of Spring's. Partial messages are taken and joined here: a whole message larger
 * than the engine's buffer would be closed with 1009, and a larger buffer would be paid
 * for by every connection.
 */
final class SpringWire implements Wire, WebSocketHandler {

	private static final Log logger = LogFactory.getLog(SpringWire.class);

	/**
	 * Larger frames go out in parts of this size, which the server joins again: Tomcat
	 * writes a message by recursion, which a large one takes beyond the end of the stack.
	 */
	static final int PART_SIZE = 256 * 1024;

	private final URI server;

	private final FrameReceiver receiver;

	private final int maxMessageSize;

	private final AtomicBoolean ended = new AtomicBoolean();

	private volatile @Nullable WebSocketSession session;

	/* Where the session ended, when that is not where it was to go. */
	private volatile @Nullable URI elsewhere;

	private @Nullable Joiner joining;

	/* What follows a message that was too large is the rest of it. */
	private boolean refused;

	SpringWire(URI server, FrameReceiver receiver, int maxMessageSize) {
		this.server = server;
		this.receiver = receiver;
		this.maxMessageSize = maxMessageSize;
	}

	/**
	 * Forgets a socket whose opening was given up, also if it opens after all.
	 */
	void abandon() {
		this.ended.set(true);
		closeQuietly(this.session);
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		this.session = session;
		if (this.ended.get()) {
			closeQuietly(session);
			return;
		}
		URI reached = session.getUri();
		if (reached != null && !SecureAddresses.sameOrigin(this.server, reached)) {
			// Some engine followed a redirect: nothing of ours goes there.
			this.elsewhere = reached;
			this.ended.set(true);
			closeQuietly(session);
			return;
		}
		this.receiver.opened(this);
	}

	/**
	 * Return where the session ended against our will, as far as the engine tells.
	 */
	@Nullable URI elsewhere() {
		return this.elsewhere;
	}

	@Override
	public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) {
		if (this.ended.get()) {
			// Tomcat may deliver after a local close; that session is over.
			return;
		}
		if (message instanceof BinaryMessage binary) {
			ByteBuffer payload = binary.getPayload();
			this.receiver.activity(payload.remaining());
			binary(payload, binary.isLast());
		}
		else if (message instanceof PongMessage) {
			this.receiver.activity(0);
		}
		else {
			this.receiver.activity(message.getPayloadLength());
			if (message.isLast()) {
				this.receiver.text();
			}
		}
	}

	private void binary(ByteBuffer payload, boolean last) {
		Joiner joiner = this.joining;
		long size = payload.remaining() + ((joiner != null) ? joiner.size() : 0L);
		if (this.refused) {
			return;
		}
		if (size > this.maxMessageSize) {
			this.joining = null;
			this.refused = true;
			this.receiver.tooLarge(this.maxMessageSize);
			return;
		}
		if (joiner == null && last) {
			this.receiver.frame(payload);
			return;
		}
		if (joiner == null) {
			joiner = new Joiner(payload.remaining() * 2);
			this.joining = joiner;
		}
		joiner.add(payload);
		if (last) {
			this.joining = null;
			this.receiver.joined(joiner.joined());
		}
	}

	@Override
	public void handleTransportError(WebSocketSession session, Throwable exception) {
		if (logger.isDebugEnabled()) {
			logger.debug("Transport error: " + OneLine.of(WireFailures.deepest(exception)));
		}
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		this.joining = null;
		if (this.ended.compareAndSet(false, true)) {
			String reason = (status.getReason() != null) ? OneLine.of(status.getReason()) : "";
			if (status.getCode() == CloseStatus.PROTOCOL_ERROR.getCode() && wasNoticedHere()) {
				// The server did not judge our frames: its own were torn, which passes.
				this.receiver.closed(CloseStatus.NO_CLOSE_FRAME.getCode(),
						"the server sent what is no WebSocket frame: " + reason);
			}
			else {
				this.receiver.closed(status.getCode(), reason);
			}
		}
	}

	/**
	 * Says whether Tomcat found a protocol error itself. It reports those with the same
	 * code as those that the server found, and only its way here tells them apart: what
	 * the server sends passes through the session's own handling of a close frame.
	 */
	private static boolean wasNoticedHere() {
		return StackWalker.getInstance().walk((frames) -> {
			List<StackWalker.StackFrame> tomcats = frames
				.filter((frame) -> frame.getClassName().equals("org.apache.tomcat.websocket.WsSession"))
				.toList();
			return !tomcats.isEmpty() && tomcats.stream().noneMatch((frame) -> frame.getMethodName().equals("onClose"));
		});
	}

	@Override
	public boolean supportsPartialMessages() {
		return true;
	}

	@Override
	public void send(ByteBuffer frame) throws IOException {
		send(frame, () -> {
		});
	}

	@Override
	public void send(ByteBuffer frame, Runnable progress) throws IOException {
		WebSocketSession current = this.session;
		if (current == null || this.ended.get()) {
			throw new IOException("The socket is closed");
		}
		try {
			send(current, frame, progress);
		}
		catch (IllegalStateException ex) {
			throw new IOException("The socket is closed", ex);
		}
	}

	private static void send(WebSocketSession session, ByteBuffer frame, Runnable progress) throws IOException {
		while (frame.remaining() > PART_SIZE) {
			ByteBuffer part = frame.slice(frame.position(), PART_SIZE);
			frame.position(frame.position() + PART_SIZE);
			session.sendMessage(new BinaryMessage(part, false));
			progress.run();
		}
		session.sendMessage(new BinaryMessage(frame, true));
	}

	@Override
	public void close(int code, String reason) {
		WebSocketSession current = this.session;
		if (this.ended.compareAndSet(false, true)) {
			// The owner asked for it, so it knows; the engine's callback would only
			// repeat it.
			if (current != null) {
				try {
					current.close(new CloseStatus(code, WireOpener.truncatedReason(reason)));
				}
				catch (IOException | RuntimeException ex) {
					logger.debug("The socket was gone before it was closed: " + OneLine.of(WireFailures.deepest(ex)));
				}
			}
		}
	}

	static void closeQuietly(@Nullable WebSocketSession session) {
		if (session != null) {
			try {
				session.close(CloseStatus.GOING_AWAY);
			}
			catch (IOException | RuntimeException ex) {
				logger.debug(
						"An abandoned socket was gone before it was closed: " + OneLine.of(WireFailures.deepest(ex)));
			}
		}
	}

	/**
	 * Joins the parts of a message. Collects them in pieces, so that a large message
	 * takes no more than twice its size while it grows.
	 */
	private static final class Joiner {

		private static final int LARGEST_PIECE = 1024 * 1024;

		private final List<byte[]> full = new ArrayList<>();

		private byte[] piece;

		private int filled;

		private int size;

		Joiner(int size) {
			this.piece = new byte[size];
		}

		int size() {
			return this.size;
		}

		void add(ByteBuffer part) {
			this.size += part.remaining();
			while (part.hasRemaining()) {
				if (this.filled == this.piece.length) {
					this.full.add(this.piece);
					this.piece = new byte[Math.max(part.remaining(), Math.min(LARGEST_PIECE, this.piece.length * 2))];
					this.filled = 0;
				}
				int count = Math.min(part.remaining(), this.piece.length - this.filled);
				part.get(this.piece, this.filled, count);
				this.filled += count;
			}
		}

		ByteBuffer joined() {
			if (this.full.isEmpty()) {
				return ByteBuffer.wrap(this.piece, 0, this.filled);
			}
			ByteBuffer joined = ByteBuffer.allocate(this.size);
			this.full.forEach(joined::put);
			joined.put(this.piece, 0, this.filled);
			return joined.flip();
		}

	}

}
