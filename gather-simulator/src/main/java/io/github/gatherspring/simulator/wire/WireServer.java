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

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;

/**
 * Listens on one or more ports; everything happens on the one thread of the simulator.
 */
public final class WireServer implements AutoCloseable {

	private static final long CLOSE_MILLIS = 5000;

	private final SimulatorThread thread;

	private final WireLimits limits;

	private final HttpEndpoint endpoint;

	private final WebSocketListener listener;

	private final List<Channel> ports = new ArrayList<>();

	private final ChannelGroup channels;

	private final Backlog backlog;

	/**
	 * Create a server that does not listen yet.
	 * @param thread where everything happens
	 * @param limits what one client may take
	 * @param endpoint answers HTTP
	 * @param listener hears of WebSocket connections
	 */
	public WireServer(SimulatorThread thread, WireLimits limits, HttpEndpoint endpoint, WebSocketListener listener) {
		this.thread = thread;
		this.limits = limits;
		this.endpoint = endpoint;
		this.listener = listener;
		this.channels = new DefaultChannelGroup(thread.eventLoop());
		this.backlog = new Backlog(limits.maxPendingBytes(), limits.maxTotalPendingBytes());
	}

	HttpEndpoint endpoint() {
		return this.endpoint;
	}

	WebSocketListener listener() {
		return this.listener;
	}

	WireLimits limits() {
		return this.limits;
	}

	/**
	 * Listen on a port. Not to be called on the thread of the simulator.
	 * @param host name or address to bind to
	 * @param port the port, 0 for a free one
	 * @return the port
	 * @throws UncheckedIOException if the port is taken or may not be bound
	 */
	public int bind(String host, int port) {
		return port(bindLater(host, port).syncUninterruptibly());
	}

	/**
	 * Listen on a port without waiting for it.
	 * @param host name or address to bind to
	 * @param port the port, 0 for a free one
	 * @return ends when the port is bound
	 */
	public ChannelFuture bindLater(String host, int port) {
		ServerBootstrap bootstrap = new ServerBootstrap().group(this.thread.eventLoop())
			.channel(NioServerSocketChannel.class)
			.option(ChannelOption.SO_BACKLOG, 4096)
			.option(ChannelOption.SO_REUSEADDR, true)
			.childOption(ChannelOption.TCP_NODELAY, true)
			.childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(512 * 1024, 1024 * 1024))
			.childHandler(new ChannelInitializer<SocketChannel>() {

				@Override
				protected void initChannel(SocketChannel channel) {
					WireServer.this.channels.add(channel);
					channel.pipeline().addLast(new BacklogGate(WireServer.this.backlog, channel));
					channel.pipeline().addLast(new HttpServerCodec());
					channel.pipeline().addLast(new FlowControlHandler());
					channel.pipeline().addLast(new HttpObjectAggregator(WireServer.this.limits.maxBodyBytes()));
					channel.pipeline().addLast(new HttpGate(WireServer.this));
				}

			});
		ChannelFuture bound = bootstrap.bind(new InetSocketAddress(host, port));
		bound.addListener((future) -> {
			if (future.isSuccess()) {
				synchronized (this.ports) {
					this.ports.add(bound.channel());
				}
			}
		});
		return bound;
	}

	/**
	 * Return the port of a server channel.
	 * @param bound what {@link #bindLater(String, int)} returned
	 * @return the port
	 */
	public static int port(ChannelFuture bound) {
		return ((InetSocketAddress) bound.channel().localAddress()).getPort();
	}

	/**
	 * Return how many sockets are open, HTTP and half-open ones too.
	 * @return the number
	 */
	public int openSockets() {
		return this.channels.size();
	}

	@Override
	public void close() {
		// Never for good: the thread that closes may have died.
		synchronized (this.ports) {
			this.ports.forEach((port) -> port.close().awaitUninterruptibly(CLOSE_MILLIS));
			this.ports.clear();
		}
		this.channels.close().awaitUninterruptibly(CLOSE_MILLIS);
	}

}
