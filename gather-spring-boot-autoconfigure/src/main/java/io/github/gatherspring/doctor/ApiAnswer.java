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
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import io.github.gatherspring.connection.ConnectionSettings;
import io.github.gatherspring.wire.Secrets;
import io.github.gatherspring.wire.ServerAssignment;
import io.github.gatherspring.wire.ServerAssignment.Heard;
import io.github.gatherspring.wire.WireException;
import org.jspecify.annotations.Nullable;

/**
 * What the HTTP API answers when it is asked for the space's server, as the client asks.
 *
 * @param asked whether it was asked; not when the client knows its server
 * @param heard status and date of the last answer; {@code null} for none
 * @param server the server that it named
 * @param failure why there is no server, without secrets
 */
record ApiAnswer(boolean asked, @Nullable Heard heard, @Nullable URI server, @Nullable String failure) {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	/**
	 * Ask.
	 */
	static ApiAnswer ask(ConnectionSettings settings) {
		if (settings.serverUrl() != null) {
			return new ApiAnswer(false, null, null, null);
		}
		Duration limit = (settings.connectTimeout().compareTo(LIMIT) < 0) ? settings.connectTimeout() : LIMIT;
		ServerAssignment assignment = new ServerAssignment(settings.apiBaseUrl(), settings.spaceId(), settings.apiKey(),
				settings.allowInsecure(), settings.sslContext(), settings.proxy(), limit, settings.names());
		AtomicReference<@Nullable Heard> heard = new AtomicReference<>();
		try {
			return new ApiAnswer(true, heard.get(), assignment.ask(heard::set), null).with(heard.get());
		}
		catch (WireException ex) {
			String words = new Secrets(settings.apiKey(), settings.token()).mask(String.valueOf(ex.getMessage()));
			return new ApiAnswer(true, heard.get(), null, words);
		}
	}

	private ApiAnswer with(@Nullable Heard last) {
		return new ApiAnswer(this.asked, last, this.server, this.failure);
	}

	/**
	 * The HTTP status; 0 without an answer.
	 */
	int status() {
		return (this.heard != null) ? this.heard.status() : 0;
	}

}
