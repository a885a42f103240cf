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

import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request and the way back to who sent it.
 */
public final class HttpCall {

	private final ChannelHandlerContext context;

	private final Runnable answered;

	private final String method;

	private final String path;

	private final List<String> segments;

	private final QueryStringDecoder query;

	private final io.netty.handler.codec.http.HttpHeaders headers;

	private final byte[] body;

	private final boolean keepAlive;

	HttpCall(ChannelHandlerContext context, FullHttpRequest request, Runnable answered) {
		this.context = context;
		this.answered = answered;
		this.method = request.method().name();
		this.query = new QueryStringDecoder(request.uri());
		this.path = this.query.rawPath();
		this.segments = segments(this.path);
		this.headers = request.headers().copy();
		this.body = new byte[request.content().readableBytes()];
		request.content().getBytes(request.content().readerIndex(), this.body);
		this.keepAlive = HttpUtil.isKeepAlive(request);
	}

	private static List<String> segments(String path) {
		List<String> segments = new ArrayList<>();
		for (String segment : path.split("/")) {
			if (!segment.isEmpty()) {
				// "+" is a plain character in a path.
				segments.add(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
			}
		}
		return List.copyOf(segments);
	}

	/**
	 * Return the method in upper case.
	 * @return the method
	 */
	public String method() {
		return this.method;
	}

	/**
	 * Return the path as it was sent.
	 * @return the path, still encoded, without the query
	 */
	public String path() {
		return this.path;
	}

	/**
	 * Return the segments of the path, decoded one by one.
	 * @return the segments without empty ones
	 */
	public List<String> segments() {
		return this.segments;
	}

	/**
	 * Return a parameter of the query.
	 * @param name its name
	 * @return the first value, {@code null} if absent
	 */
	public @Nullable String query(String name) {
		List<String> values = this.query.parameters().get(name);
		return (values != null && !values.isEmpty()) ? values.get(0) : null;
	}

	/**
	 * Return a header.
	 * @param name its name in any case
	 * @return the first value, {@code null} if absent
	 */
	public @Nullable String header(String name) {
		return this.headers.get(name);
	}

	/**
	 * Return the body.
	 * @return the body, empty if there was none
	 */
	public byte[] body() {
		return this.body;
	}

	/**
	 * Return the port that the request came to.
	 * @return the port
	 */
	public int localPort() {
		return ((InetSocketAddress) this.context.channel().localAddress()).getPort();
	}

	/**
	 * Return where the request comes from.
	 * @return address of the other side, without the port
	 */
	public String remoteHost() {
		return ((InetSocketAddress) this.context.channel().remoteAddress()).getAddress().getHostAddress();
	}

	/**
	 * Answer with text.
	 * @param status HTTP status
	 * @param text the body
	 */
	public void text(int status, String text) {
		respond(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Answer with JSON.
	 * @param status HTTP status
	 * @param json the body
	 */
	public void json(int status, String json) {
		respond(status, "application/json; charset=utf-8", json.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Answer.
	 * @param status HTTP status
	 * @param contentType type of the body
	 * @param content the body
	 */
	public void respond(int status, String contentType, byte[] content) {
		respond(status, contentType, content, Map.of());
	}

	/**
	 * Answer with headers.
	 * @param status HTTP status
	 * @param contentType type of the body
	 * @param content the body
	 * @param headers further headers
	 */
	public void respond(int status, String contentType, byte[] content, Map<String, String> headers) {
		DefaultFullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
				HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(content));
		headers.forEach(response.headers()::set);
		response.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
		response.headers().set(HttpHeaderNames.CONTENT_LENGTH, content.length);
		response.headers()
			.set(HttpHeaderNames.DATE, DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
		if (this.path.startsWith("/api/")) {
			// The official client runs in pages of another origin.
			response.headers().set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
			response.headers().set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, "*");
			response.headers().set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PUT, OPTIONS");
		}
		if (HttpMethod.HEAD.name().equals(this.method)) {
			response.content().clear();
		}
		this.answered.run();
		HttpUtil.setKeepAlive(response, this.keepAlive);
		var written = this.context.writeAndFlush(response);
		if (!this.keepAlive) {
			written.addListener(ChannelFutureListener.CLOSE);
		}
	}

	/**
	 * Write a part of an answer that never ends.
	 * @param text what to write past the HTTP codec
	 */
	public void dribble(String text) {
		ChannelHandlerContext head = this.context.pipeline().firstContext();
		if (head != null) {
			head.writeAndFlush(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
		}
	}

	/**
	 * End the connection after what was written has gone out.
	 */
	public void hangUp() {
		this.context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
	}

	/**
	 * Return whether the client reads as fast as it is written to.
	 * @return {@code false} while much waits for it
	 */
	public boolean isWritable() {
		return this.context.channel().isWritable();
	}

	/**
	 * Return whether the client is still there.
	 * @return {@code false} once the connection has ended
	 */
	public boolean isOpen() {
		return this.context.channel().isActive();
	}

}
