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

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands whole messages to the listener and keeps the rules of the WebSocket protocol.
 */
final class WebSocketGate extends SimpleChannelInboundHandler<WebSocketFrame> {

	private static final Logger logger = LoggerFactory.getLogger(WebSocketGate.class);

	private final WebSocketListener listener;

	private final WireConnection connection;

	WebSocketGate(WebSocketListener listener, WireConnection connection) {
		this.listener = listener;
		this.connection = connection;
	}

	@Override
	protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
		if (this.connection.isClosing() && !(frame instanceof CloseWebSocketFrame)) {
			return;
		}
		if (frame instanceof BinaryWebSocketFrame) {
			this.listener.binary(this.connection, ByteBufUtil.getBytes(frame.content()));
		}
		else if (frame instanceof TextWebSocketFrame text) {
			this.listener.text(this.connection, text.text().length());
		}
		else if (frame instanceof PingWebSocketFrame) {
			this.connection.ping(ByteBufUtil.getBytes(frame.content()));
		}
		else if (frame instanceof CloseWebSocketFrame close) {
			this.connection.closedByPeer(close.statusCode());
		}
	}

	@Override
	public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
		this.connection.writabilityChanged();
		super.channelWritabilityChanged(context);
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) throws Exception {
		this.connection.ended();
		this.listener.closed(this.connection);
		super.channelInactive(context);
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		if (cause instanceof TooLongFrameException) {
			this.connection.close(1009, "Message too big");
		}
		else if (cause instanceof CorruptedWebSocketFrameException corrupted) {
			// Not left to the decoder, which closes at once: a reset would overtake the
			// close frame.
			this.connection.close(corrupted.closeStatus().code(), corrupted.closeStatus().reasonText());
		}
		else {
			logger.debug("{} fails", this.connection, cause);
			context.close();
		}
	}

}
