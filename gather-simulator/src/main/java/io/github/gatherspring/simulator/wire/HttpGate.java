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

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.flow.FlowControlHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * First handler of each connection: answers HTTP, upgrades to WebSocket, and ends what
 * takes too long to ask for anything.
 */
final class HttpGate extends SimpleChannelInboundHandler<FullHttpRequest> {

	private static final Logger logger = LoggerFactory.getLogger(HttpGate.class);

	private final WireServer server;

	private @Nullable ScheduledFuture<?> timeout;

	HttpGate(WireServer server) {
		this.server = server;
	}

	@Override
	public void channelActive(ChannelHandlerContext context) throws Exception {
		expectRequest(context);
		super.channelActive(context);
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) throws Exception {
		requestCame();
		super.channelInactive(context);
	}

	@Override
	protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
		requestCame();
		HttpCall call;
		try {
			call = new HttpCall(context, request, () -> expectRequest(context));
			if (request.decoderResult().isFailure()) {
				call.text(400, "Not an HTTP request that can be read");
				context.close();
				return;
			}
		}
		catch (IllegalArgumentException ex) {
			// A path that cannot be decoded.
			logger.debug("Unreadable request", ex);
			context.close();
			return;
		}
		if (request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)) {
			upgrade(context, request, call);
		}
		else {
			this.server.endpoint().handle(call);
		}
	}

	/**
	 * Read no further requests while answers to earlier ones wait to be read.
	 */
	@Override
	public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
		context.channel().config().setAutoRead(context.channel().isWritable());
		super.channelWritabilityChanged(context);
	}

	private void upgrade(ChannelHandlerContext context, FullHttpRequest request, HttpCall call) {
		Integer refusal = this.server.endpoint().refuseUpgrade(call);
		if (refusal != null) {
			call.text(refusal, "The simulator was told to refuse this");
			return;
		}
		int maxBytes = this.server.limits().maxMessageBytes();
		WebSocketDecoderConfig config = WebSocketDecoderConfig.newBuilder()
			.maxFramePayloadLength(maxBytes)
			.closeOnProtocolViolation(false)
			.build();
		WebSocketServerHandshaker handshaker = new WebSocketServerHandshakerFactory("ws://simulator/", "gather-v2",
				config)
			.newHandshaker(request);
		if (handshaker == null) {
			WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(context.channel())
				.addListener(ChannelFutureListener.CLOSE);
			return;
		}
		Channel channel = context.channel();
		var upgraded = handshaker.handshake(channel, request);
		// Frames may follow in the same read: their handlers must be there before it goes
		// on.
		WireConnection connection = new WireConnection(channel, call.localPort(), call.query("connectionId"),
				handshaker.selectedSubprotocol());
		context.pipeline().addLast(new WebSocketFrameAggregator(maxBytes));
		context.pipeline().addLast(new WebSocketGate(this.server.listener(), connection));
		context.pipeline().remove(this);
		context.pipeline().remove(FlowControlHandler.class);
		channel.config().setAutoRead(true);
		upgraded.addListener((future) -> {
			if (future.isSuccess()) {
				this.server.listener().opened(connection);
			}
			else {
				channel.close();
			}
		});
	}

	private void expectRequest(ChannelHandlerContext context) {
		requestCame();
		if (!context.channel().isActive()) {
			return;
		}
		this.timeout = context.executor()
			.schedule(() -> context.close(), this.server.limits().handshakeTimeout().toMillis(), TimeUnit.MILLISECONDS);
	}

	private void requestCame() {
		ScheduledFuture<?> timeout = this.timeout;
		if (timeout != null) {
			timeout.cancel(false);
			this.timeout = null;
		}
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		logger.debug("HTTP connection fails", cause);
		context.close();
	}

}
