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
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers what is refused before it reaches a controller, with the reason: as JSON where
 * the page asks, else as text for whoever looks at it. The error page would leave the
 * reason out.
 */
final class Refusal {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private Refusal() {
	}

	static void send(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String reason)
			throws IOException {
		boolean api = request.getRequestURI().startsWith("/api/");
		response.setStatus(status.value());
		response.setContentType(api ? MediaType.APPLICATION_JSON_VALUE : MediaType.TEXT_PLAIN_VALUE);
		response.setCharacterEncoding(StandardCharsets.UTF_8);
		response.getWriter()
			.write(api ? JSON.writeValueAsString(JSON.createObjectNode().put("message", reason)) : reason);
	}

}
