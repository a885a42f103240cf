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

import io.github.gatherspring.wire.Secrets;
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

	private final JsonMapper mapper;

	private final Secrets secrets;

	ServerWords(JsonMapper mapper, Secrets secrets) {
		this.mapper = mapper;
		this.secrets = secrets;
	}

	String of(ResponseEntity<byte[]> answer) {
		String text = text(answer).strip();
		MediaType type = answer.getHeaders().getContentType();
		if ((type != null && type.isCompatibleWith(MediaType.TEXT_HTML)) || text.startsWith("<")) {
			return "";
		}
		String words = text.startsWith("{") || text.startsWith("\"") ? fromJson(text) : text;
		return this.secrets.mask(words);
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

	/**
	 * Return a text of an exception or a header as it may be shown.
	 */
	String shown(String text) {
		return this.secrets.mask(text);
	}

	/**
	 * Say whether an exception holds a secret, as those do that quote the address.
	 */
	boolean holdsSecret(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (this.secrets.areIn(cause.toString())) {
				return true;
			}
		}
		return false;
	}

}
