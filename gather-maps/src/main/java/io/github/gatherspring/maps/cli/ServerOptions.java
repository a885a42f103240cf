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
package io.github.gatherspring.maps.cli;

import java.net.URI;
import java.time.Duration;

import io.github.gatherspring.http.GatherHttpClient;
import io.github.gatherspring.http.RateLimits;
import io.github.gatherspring.wire.SpaceId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which server and which space.
 */
final class ServerOptions {

	static final String KEY = "GATHER_API_KEY";

	private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

	@Option(names = "--space", paramLabel = "ID",
			description = "The space, as in its address: abc123/My office. Without it, what the file names, or the"
					+ " environment variable GATHER_SPACE_ID.")
	@Nullable String space;

	@Option(names = "--api-base-url", paramLabel = "URL", defaultValue = "https://api.gather.town",
			description = "Where the HTTP API is. Default: ${DEFAULT-VALUE}")
	URI apiBaseUrl = URI.create("https://api.gather.town");

	@Option(names = "--key-in-query",
			description = "Ask for guest lists with the key in the query, as the vendor's page says. It then ends in"
					+ " logs on the way: only for servers that take no other.")
	boolean keyInQuery;

	GatherHttpClient http(Terminal terminal) {
		String key = terminal.environment().get(KEY);
		if (key == null || key.isBlank()) {
			throw new IllegalStateException("There is no API key: set the environment variable " + KEY
					+ ". Keys are made at https://app.gather.town/apiKeys");
		}
		return GatherHttpClient.builder()
			.baseUrl(this.apiBaseUrl)
			.apiKey(key)
			.guestListKeyInQuery(this.keyInQuery)
			.rateLimits(RateLimits.waitAtMost(LONGEST_WAIT))
			.waitListener((wait) -> terminal
				.progress("Gather wants fewer calls; waiting for " + Math.max(1, wait.toSeconds()) + " s"))
			.build();
	}

	SpaceId space(@Nullable String inFile, Terminal terminal) {
		String named = (this.space != null) ? this.space
				: (inFile != null) ? inFile : terminal.environment().get("GATHER_SPACE_ID");
		if (named == null) {
			throw new IllegalArgumentException("There is no space: name it with --space, as 'space:' in the file, or in"
					+ " the environment variable GATHER_SPACE_ID");
		}
		return SpaceId.parse(named);
	}

}
