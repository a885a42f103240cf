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

package io.github.gatherspring.sample.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are larger than anything the page sends. JSON becomes many times
 * larger when it is read, so that it must not get that far.
 */
@Component
@Order(3)
class BodyLimit extends OncePerRequestFilter {

	private final WebProperties properties;

	BodyLimit(WebProperties properties) {
		this.properties = properties;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getContentLengthLong() == 0 || "GET".equals(request.getMethod())) {
			chain.doFilter(request, response);
			return;
		}
		int limit = Math.toIntExact(this.properties.maxBodySize().toBytes());
		byte @Nullable [] body = (request.getContentLengthLong() > limit) ? null
				: request.getInputStream().readNBytes(limit + 1);
		if (body == null || body.length > limit) {
			response.setHeader(HttpHeaders.CONNECTION, "close");
			Refusal.send(request, response, HttpStatus.CONTENT_TOO_LARGE,
					"The request is larger than " + this.properties.maxBodySize().toKilobytes()
							+ " KiB. Set 'sample.web.max-body-size' to allow more");
			return;
		}
		chain.doFilter(new ReadRequest(request, body), response);
	}

	/**
	 * A request whose body was read already.
	 */
	private static final class ReadRequest extends HttpServletRequestWrapper {

		private final byte[] body;

		ReadRequest(HttpServletRequest request, byte[] body) {
			super(request);
			this.body = body;
		}

		@Override
		public ServletInputStream getInputStream() {
			return new ReadBody(new ByteArrayInputStream(this.body));
		}

	}

	/**
	 * What was read already, as a servlet reads it.
	 */
	private static final class ReadBody extends ServletInputStream {

		private final InputStream body;

		private boolean finished;

		ReadBody(InputStream body) {
			this.body = body;
		}

		@Override
		public int read() throws IOException {
			int next = this.body.read();
			this.finished = next < 0;
			return next;
		}

		@Override
		public int read(byte[] bytes, int from, int length) throws IOException {
			int read = this.body.read(bytes, from, length);
			this.finished = read < 0;
			return read;
		}

		@Override
		public boolean isFinished() {
			return this.finished;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new UnsupportedOperationException("The body was read already, without a listener");
		}

	}

}
