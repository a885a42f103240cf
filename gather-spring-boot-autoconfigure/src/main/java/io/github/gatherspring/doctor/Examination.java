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

package io.github.gatherspring.doctor;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.connection.ConnectionSettings;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.connection.Examinable;
import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.wire.Secrets;

/**
 * What the steps of one examination look at.
 */
class Examination {

	private final GatherClient client;

	private final Examinable examinable;

	private final ApiAnswer api;

	private final Instant now;

	private final boolean chat;

	private final ConnectionTimes times;

	private final ConnectionStatus status;

	private final Secrets secrets;

	/**
	 * Begin an examination.
	 * @param client the client
	 * @param examinable the same client
	 * @param api what the HTTP API answered
	 * @param now the time at that moment
	 * @param chat whether the chat may be tried
	 * @param times when the client reached which state
	 */
	Examination(GatherClient client, Examinable examinable, ApiAnswer api, Instant now, boolean chat,
			ConnectionTimes times) {
		this.client = client;
		this.examinable = examinable;
		this.api = api;
		this.now = now;
		this.chat = chat;
		this.times = times;
		this.status = client.status();
		this.secrets = new Secrets(settings().apiKey(), settings().token());
	}

	GatherClient client() {
		return this.client;
	}

	ConnectionSettings settings() {
		return this.examinable.connectionSettings();
	}

	Set<String> refusedEvents() {
		return this.examinable.refusedEvents();
	}

	ApiAnswer api() {
		return this.api;
	}

	Instant now() {
		return this.now;
	}

	boolean mayChat() {
		return this.chat;
	}

	ConnectionTimes times() {
		return this.times;
	}

	ConnectionStatus status() {
		return this.status;
	}

	String reason() {
		String reason = this.status.reason();
		return (reason != null) ? reason : "the client is " + this.status.state();
	}

	/**
	 * Name the setting as whoever configures the client knows it.
	 */
	String named(Setting setting) {
		return settings().names().of(setting);
	}

	/**
	 * Make a text from outside fit to be shown.
	 */
	String shown(String text) {
		return this.secrets.mask(text);
	}

	/**
	 * The addresses that the client connects to, as far as they are known.
	 */
	Set<URI> addresses() {
		Set<URI> addresses = new LinkedHashSet<>();
		if (settings().serverUrl() == null) {
			addresses.add(settings().apiBaseUrl());
		}
		URI server = this.status.serverUrl();
		if (server == null) {
			server = settings().serverUrl();
		}
		if (server == null) {
			server = this.api.server();
		}
		if (server != null) {
			addresses.add(server);
		}
		return addresses;
	}

}
