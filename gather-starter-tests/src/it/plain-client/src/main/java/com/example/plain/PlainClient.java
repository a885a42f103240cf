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

package com.example.plain;

import java.net.URI;
import java.time.Duration;

import io.github.gatherspring.client.GatherClient;

/**
 * A program without Spring Boot, and without an application context.
 */
public final class PlainClient {

	private PlainClient() {
	}

	public static void main(String[] arguments) {
		try (GatherClient client = GatherClient.builder()
			.apiKey(System.getenv("GATHER_API_KEY"))
			.spaceId(arguments[0])
			.apiBaseUrl(URI.create(arguments[1]))
			.build()) {
			client.start();
			if (!client.awaitReady(Duration.ofSeconds(30))) {
				throw new IllegalStateException("Not ready: " + client.status());
			}
			client.setTextStatus("plain").join();
			System.out.println("players: " + client.space().players().size());
		}
	}

}
