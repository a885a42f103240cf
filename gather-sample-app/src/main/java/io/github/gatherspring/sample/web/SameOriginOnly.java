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

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that other sites make through the user's browser. What changes
 * something needs a header that forms cannot send and that scripts of other sites may not
 * send without asking, which nobody here would allow.
 */
@Component
@Order(2)
class SameOriginOnly extends OncePerRequestFilter {

	static final String HEADER = "X-Gather-Sample";

	private static final Set<String> READING = Set.of("GET", "HEAD");

	private final WebProperties properties;

	SameOriginOnly(WebProperties properties) {
		this.properties = properties;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String refusal = refusal(request);
		if (refusal != null) {
			Refusal.send(request, response, HttpStatus.FORBIDDEN, refusal);
			return;
		}
		chain.doFilter(request, response);
	}

	private @Nullable String refusal(HttpServletRequest request) {
		if (!this.properties.allows(request.getServerName())) {
			return "This page may not be opened under the name in your address bar, because a foreign site could have"
					+ " pointed that name at this machine. Open it as http://localhost:" + request.getLocalPort()
					+ ", or add the name to 'sample.web.allowed-hosts', which now has "
					+ String.join(", ", this.properties.allowedHosts());
		}
		if (READING.contains(request.getMethod())) {
			return null;
		}
		String site = request.getHeader("Sec-Fetch-Site");
		String origin = request.getHeader("Origin");
		boolean foreign = (site != null && !site.equals("same-origin"))
				|| (origin != null && !origin.equals(ownOrigin(request)));
		if (foreign || request.getHeader(HEADER) == null) {
			return "Only the page itself may do this";
		}
		return null;
	}

	private static String ownOrigin(HttpServletRequest request) {
		return request.getScheme() + "://" + request.getHeader("Host");
	}

}
