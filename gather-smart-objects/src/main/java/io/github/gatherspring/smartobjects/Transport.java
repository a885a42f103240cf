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

package io.github.gatherspring.smartobjects;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * Sends a message once, signed at that moment.
 */
final class Transport {

	private static final int LARGEST_ANSWER = 64 * 1024;

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final RestClient restClient;

	private final WebhookUrl url;

	private final WebhookSecret secret;

	private final InstantSource clock;

	private final Answers answers;

	Transport(RestClient restClient, WebhookUrl url, WebhookSecret secret, InstantSource clock, Answers answers) {
		this.restClient = restClient;
		this.url = url;
		this.secret = secret;
		this.clock = clock;
		this.answers = answers;
	}

	/**
	 * Send a message.
	 * @throws SmartObjectException if there was no answer
	 */
	Answer send(Message message) {
		long now = this.clock.instant().getEpochSecond();
		try {
			return this.restClient.post()
				.uri(this.url.uri())
				.contentType(MediaType.APPLICATION_JSON)
				.accept(MediaType.APPLICATION_JSON)
				.header("webhook-id", message.id())
				.header("webhook-timestamp", Long.toString(now))
				.header("webhook-signature", this.secret.sign(message.id(), now, message.body()))
				.body(message.body())
				.exchangeForRequiredValue((request, response) -> read(response));
		}
		catch (ResourceAccessException ex) {
			Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
			String reason = (cause.getMessage() != null) ? cause.getMessage() : cause.getClass().getSimpleName();
			throw this.answers.unreachable(message, reason, cause);
		}
	}

	private static Answer read(ClientHttpResponse response) throws IOException {
		HttpHeaders headers = response.getHeaders();
		byte[] body;
		try (InputStream input = response.getBody()) {
			body = input.readNBytes(LARGEST_ANSWER);
		}
		return new Answer(response.getStatusCode().value(), json(body), date(headers.getFirst(HttpHeaders.DATE)),
				headers.getFirst("RateLimit-Reset"), headers.getFirst(HttpHeaders.RETRY_AFTER));
	}

	private static JsonNode json(byte[] body) {
		try {
			return MAPPER.readTree(body);
		}
		catch (JacksonException ex) {
			return MissingNode.getInstance();
		}
	}

	private static @Nullable Instant date(@Nullable String header) {
		if (header == null) {
			return null;
		}
		try {
			return ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
