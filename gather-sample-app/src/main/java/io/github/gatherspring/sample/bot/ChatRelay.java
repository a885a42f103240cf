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

package io.github.gatherspring.sample.bot;

import java.net.URI;
import java.util.Map;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.proto.PlayerChats;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Sends what is said to everyone to a webhook, as the JSON that most chat systems take.
 * Runs beside the other listeners, so that a slow webhook holds nobody up.
 */
@Component
@ConditionalOnProperty("sample.relay.webhook-url")
class ChatRelay {

	private static final Log logger = LogFactory.getLog(ChatRelay.class);

	private final RestClient http;

	private final URI webhook;

	ChatRelay(RestClient.Builder http, @Value("${sample.relay.webhook-url}") URI webhook) {
		this.http = http.build();
		this.webhook = webhook;
	}

	@Async
	@GatherEventListener(condition = "#chat.recipient == '" + GatherClient.EVERYONE + "'", self = true)
	public void relay(PlayerChats chat) {
		try {
			this.http.post()
				.uri(this.webhook)
				.body(Map.of("text", chat.getSenderName() + ": " + chat.getContents()))
				.retrieve()
				.toBodilessEntity();
		}
		catch (RestClientException ex) {
			logger.warn("The webhook did not take a message: " + ex.getMessage());
		}
	}

}
