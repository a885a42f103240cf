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

package io.github.gatherspring.http;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Finds what a server says in an answer that is not the result, and keeps secrets out of
 * it.
 */
final class ServerWords {

	private static final int LONGEST = 500;

	private final JsonMapper mapper;

	private final @Nullable String secret;

	ServerWords(JsonMapper mapper, @Nullable String secret) {
		this.mapper = mapper;
		this.secret = secret;
	}

	String of(ResponseEntity<byte[]> answer) {
		String text = text(answer).strip();
		MediaType type = answer.getHeaders().getContentType();
		if ((type != null && type.isCompatibleWith(MediaType.TEXT_HTML)) || text.startsWith("<")) {
			return "";
		}
		String words = text.startsWith("{") || text.startsWith("\"") ? fromJson(text) : text;
		return shorten(withoutSecrets(words));
	}

	static String text(ResponseEntity<byte[]> answer) {
		byte[] body = answer.getBody();
		return (body != null) ? new String(body, StandardCharsets.UTF_8) : "";
	}

	private String fromJson(String text) {
		try {
			JsonNode json = this.mapper.readTree(text);
			if (json.isString()) {
				return json.stringValue();
			}
			for (String name : new String[] { "message", "error", "reason" }) {
				JsonNode value = json.path(name);
				if (value.isString()) {
					return value.stringValue();
				}
				if (value.path("message").isString()) {
					return value.path("message").stringValue();
				}
			}
			return text;
		}
		catch (JacksonException ex) {
			return text;
		}
	}

	String withoutSecrets(String text) {
		return (this.secret != null) ? text.replace(this.secret, "***") : text;
	}

	private static String shorten(String words) {
		String line = words.replaceAll("\\s+", " ");
		return (line.length() > LONGEST) ? line.substring(0, LONGEST) + "…" : line;
	}

}
