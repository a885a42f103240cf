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
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.proto.PlayerChats;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Sends what is said to everyone to a webhook, as the JSON that most chat systems take.
 * Runs beside the other listeners, so that a slow webhook holds nobody up; what a webhook
 * cannot keep up with is left out.
 */
@Component
@ConditionalOnProperty("sample.relay.webhook-url")
class ChatRelay implements DisposableBean {

	private static final Log logger = LogFactory.getLog(ChatRelay.class);

	private final RestClient http;

	private final URI webhook;

	private final ThreadPoolExecutor sender;

	private final AtomicLong leftOut = new AtomicLong();

	ChatRelay(RestClient.Builder http, RelayProperties properties) {
		URI webhook = properties.webhookUrl();
		if (webhook == null) {
			throw new IllegalArgumentException("'sample.relay.webhook-url' must not be empty");
		}
		this.webhook = webhook;
		this.http = http
			.requestFactory(ClientHttpRequestFactoryBuilder.detect()
				.build(HttpClientSettings.defaults().withTimeouts(properties.timeout(), properties.timeout())))
			.build();
		this.sender = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
				new ArrayBlockingQueue<>(properties.queueCapacity()), (task) -> new Thread(task, "chat-relay"),
				(task, executor) -> this.leftOut.incrementAndGet());
	}

	@GatherEventListener(condition = "#chat.recipient == '" + GatherClient.EVERYONE + "'", self = true)
	void relay(PlayerChats chat) {
		String text = chat.getSenderName() + ": " + chat.getContents();
		this.sender.execute(() -> send(text));
	}

	private void send(String text) {
		try {
			this.http.post().uri(this.webhook).body(Map.of("text", text)).retrieve().toBodilessEntity();
		}
		catch (RestClientException ex) {
			logger.warn("The webhook did not take a message: " + PrintableLine.of(String.valueOf(ex.getMessage())));
		}
		long leftOut = this.leftOut.getAndSet(0);
		if (leftOut > 0) {
			logger.warn("The webhook is slower than the chat: " + leftOut + " messages were left out");
		}
	}

	@Override
	public void destroy() {
		this.sender.shutdownNow();
	}

}
