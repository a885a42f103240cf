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
package io.github.gatherspring.simulator.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.HttpProbe;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class HttpFaultsTests {

	private static final String MAP = "/api/v2/spaces/HttpFaults01%5Coffice/maps/rooftop";

	private final GatherSimulator simulator = GatherSimulator.builder()
		.spaceId("HttpFaults01/office")
		.players(0)
		.autonomous(false)
		.build();

	@SuppressWarnings("NullAway.Init")
	private HttpProbe owner;

	@BeforeEach
	void start() {
		this.simulator.start();
		this.owner = new HttpProbe(this.simulator.apiBaseUrl(), this.simulator.apiKey());
	}

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	private JsonNode map() {
		return this.owner.json(MAP + "?useV2Map=true");
	}

	private int write(String background) {
		String json = "{\"content\":{\"dimensions\":[20,16],\"backgroundImagePath\":\"" + background + "\"}}";
		return this.owner.post(MAP + "?useV2Map=true", json).statusCode();
	}

	@Test
	void aWriteIsAnsweredAndNotCarriedOut() {
		JsonNode before = map();
		this.simulator.faults().ignoreWrites(1);
		assertThat(write("https://images.example/a.png")).isEqualTo(200);
		assertThat(map()).isEqualTo(before);
		write("https://images.example/a.png");
		assertThat(map()).isNotEqualTo(before);
	}

	@Test
	void aWriteIsCarriedOutAndAnsweredWithAFailure() {
		this.simulator.faults().failAfterWrites(500, 1);
		assertThat(write("https://images.example/b.png")).isEqualTo(500);
		assertThat(map().path("backgroundImagePath").asString()).isEqualTo("https://images.example/b.png");
	}

	@Test
	void callsAreRefusedInTheMiddle() {
		this.simulator.faults().refuseCalls(429, 1, 2);
		assertThat(this.owner.get(MAP + "?useV2Map=true").statusCode()).isEqualTo(200);
		assertThat(this.owner.get(MAP + "?useV2Map=true").statusCode()).isEqualTo(429);
		assertThat(write("https://images.example/c.png")).isEqualTo(429);
		assertThat(this.owner.get(MAP + "?useV2Map=true").statusCode()).isEqualTo(200);
	}

	@Test
	void anotherEditorChangesWhatWasJustRead() {
		this.simulator.faults().anotherEditor(1);
		JsonNode before = map();
		JsonNode after = map();
		assertThat(after.path("objects").size()).isEqualTo(before.path("objects").size() + 1);
		assertThat(map()).isEqualTo(after);
	}

	@Test
	void mapsComeInTheOlderForm() {
		this.simulator.faults().olderMaps();
		assertThat(map().path("objects").isArray()).isTrue();
		this.simulator.faults().reset();
		assertThat(map().path("objects").isObject()).isTrue();
	}

	@Test
	void imagesAreReadableFromOtherOriginsOrNot() throws Exception {
		String url = this.owner.post(MAP.replace("/maps/rooftop", "/uploadImage"), "{\"bytes\":[1,2,3]}").body();
		assertThat(allowedOrigin(url)).isEqualTo("*");
		this.simulator.faults().closedImages();
		assertThat(allowedOrigin(url)).isNull();
	}

	private static @Nullable String allowedOrigin(String url) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
			.headers()
			.firstValue("access-control-allow-origin")
			.orElse(null);
	}

}
