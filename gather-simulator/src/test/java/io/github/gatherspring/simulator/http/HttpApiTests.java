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

import java.util.Base64;

import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.Spawn;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.HttpProbe;
import io.github.gatherspring.simulator.MinimalClient;
import io.github.gatherspring.simulator.api.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class HttpApiTests {

	private static final String SPACE = "/api/v2/spaces/my%20space%5Cin%20here";

	private final GatherSimulator simulator = GatherSimulator.builder()
		.spaceId("my space/in here")
		.players(2)
		.autonomous(false)
		.key("member-key", "member-1", Role.MEMBER)
		.build();

	private HttpProbe owner = probe(null);

	private HttpProbe member = probe("member-key");

	private HttpProbe probe(@Nullable String key) {
		this.simulator.start();
		return new HttpProbe(this.simulator.apiBaseUrl(), (key != null) ? key : this.simulator.apiKey());
	}

	@BeforeEach
	void start() {
		assertThat(this.simulator.isRunning()).isTrue();
	}

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "my%20space%5Cin%20here", "my%20space%2Fin%20here" })
	void theAssignmentKnowsTheSpaceInBothForms(String space) {
		assertThat(this.owner.get("/api/v2/spaces/" + space + "/game-server-assignment").body())
			.isEqualTo("\"" + this.simulator.serverUrl() + "\"");
	}

	@Test
	void theAssignmentTakesNoKeyButRefusesAWrongOne() {
		String path = SPACE + "/game-server-assignment";
		assertThat(new HttpProbe(this.simulator.apiBaseUrl(), null).get(path).statusCode()).isEqualTo(200);
		assertThat(new HttpProbe(this.simulator.apiBaseUrl(), "wrong").get(path).statusCode()).isEqualTo(403);
		assertThat(this.owner.get("/api/v2/spaces/other/game-server-assignment").statusCode()).isEqualTo(404);
	}

	@Test
	void aMapWrittenOverHttpShowsUpOverTheSocket() {
		try (MinimalClient client = MinimalClient.entered(this.simulator, this.simulator.apiKey())) {
			ObjectNode content = (ObjectNode) this.owner.json(SPACE + "/maps/rooftop?useV2Map=true");
			assertThat(content.get("dimensions").get(0).asInt()).isEqualTo(20);
			assertThat(Base64.getDecoder().decode(content.get("collisions").asString())).hasSize(20 * 16);
			((ObjectNode) content.get("objects")).putObject("new")
				.put("x", 3)
				.put("y", 4)
				.put("normal", "n.png")
				.put("type", 5)
				.put("width", 1)
				.put("height", 1)
				.put("zIndex", 0)
				.putObject("properties")
				.put("url", "https://example.org");
			((ObjectNode) content.get("objects")).remove("1");
			content.put("somethingOfTheFuture", "kept");
			client.forget();
			ObjectNode body = Json.mapper().createObjectNode();
			body.set("content", content);
			assertThat(this.owner.post(SPACE + "/maps/rooftop?useV2Map=true", body.toString()).statusCode())
				.isEqualTo(200);
			client.await(EventCase.MAPCOMMITSCHANGES);
			assertThat(client.await(EventCase.MAPDELETEOBJECTBYKEY).getMapDeleteObjectByKey().getKey()).isEqualTo("1");
			assertThat(client.await(EventCase.MAPSETOBJECTSV2)
				.getMapSetObjectsV2()
				.getObjectsOrThrow("new")
				.getPropertiesJson()).contains("example.org");
			JsonNode again = this.owner.json(SPACE + "/maps/rooftop?useV2Map=true");
			assertThat(again).isEqualTo(content);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"content\":{}}", "{\"content\":{\"dimensions\":[0,5]}}", "no json",
			"{\"content\":{\"dimensions\":[5,5],\"collisions\":\"AAAA\"}}",
			"{\"content\":{\"dimensions\":[5,5],\"objects\":[]}}",
			"{\"content\":{\"dimensions\":[5,5],\"objects\":{\"toolong\":{}}}}",
			"{\"content\":{\"dimensions\":[5,5],\"objects\":{\"a\":{\"x\":1,\"y\":1}}}}",
			"{\"content\":{\"dimensions\":[5,5],\"desks\":[{}]}}" })
	void aWrongMapIsRefusedAndNothingChanges(String body) {
		JsonNode before = this.owner.json(SPACE + "/maps/rooftop?useV2Map=true");
		assertThat(this.owner.post(SPACE + "/maps/rooftop?useV2Map=true", body).statusCode()).isEqualTo(400);
		assertThat(this.owner.json(SPACE + "/maps/rooftop?useV2Map=true")).isEqualTo(before);
	}

	@Test
	void withoutTheSwitchTheOlderFormatComes() {
		assertThat(this.owner.json(SPACE + "/maps/rooftop").get("objects").isArray()).isTrue();
		assertThat(this.owner.post(SPACE + "/maps/rooftop", "{\"content\":{}}").statusCode()).isEqualTo(400);
	}

	@Test
	void mapsAndTokensAreForBuilders() {
		assertThat(this.member.get(SPACE + "/maps").statusCode()).isEqualTo(403);
		assertThat(this.member.get(SPACE + "/maps/rooftop?useV2Map=true").statusCode()).isEqualTo(403);
		assertThat(new HttpProbe(this.simulator.apiBaseUrl(), null).get(SPACE + "/maps").statusCode()).isEqualTo(401);
		assertThat(this.owner.json(SPACE + "/maps")).extracting((map) -> map.get("id").asString())
			.containsExactly("office-main", "rooftop");
		assertThat(this.owner.get(SPACE + "/maps/cellar?useV2Map=true").statusCode()).isEqualTo(404);
	}

	@Test
	void usersAndTheirRoles() {
		assertThat(this.owner.json(SPACE + "/users")).extracting((user) -> user.get("id").asString())
			.contains("simulator-owner", "member-1", "guest-1");
		assertThat(this.owner.json(SPACE + "/users/member-1").get("lastVisited").has("_seconds")).isTrue();
		assertThat(this.member.send("PUT", SPACE + "/users/member-1/roles", "{\"roles\":[\"OWNER\"]}").statusCode())
			.isEqualTo(403);
		JsonNode changed = HttpProbe
			.read(this.owner.send("PUT", SPACE + "/user/member-1/roles", "{\"roles\":[\"DEFAULT_BUILDER\"]}").body());
		assertThat(changed.get("roles").get(0).asString()).isEqualTo("DEFAULT_BUILDER");
		assertThat(this.member.get(SPACE + "/maps").statusCode()).isEqualTo(200);
		assertThat(this.owner.json("/api/v2/user-id?email=" + changed.get("email").asString()).get("userId").asString())
			.isEqualTo("member-1");
	}

	@Test
	void lookingUpUsersIsLimited() {
		for (int i = 0; i < 25; i++) {
			assertThat(this.owner.get("/api/v2/user-id?email=x").statusCode()).isEqualTo(404);
		}
		assertThat(this.owner.get("/api/v2/user-id?email=x").statusCode()).isEqualTo(429);
	}

	@Test
	void aSpawnTokenLeadsToItsPlace() {
		String token = this.owner
			.post(SPACE + "/spawn-tokens", "{\"room\":\"rooftop\",\"spawn\":\"rooftop-door\",\"type\":\"SpawnTile\"}")
			.body();
		try (MinimalClient client = MinimalClient.entered(this.simulator, "member-key")) {
			assertThat(client.send((action) -> action.setSpawn(Spawn.newBuilder().setSpawnToken(token))).getSucceeded())
				.isTrue();
			assertThat(this.simulator.space().player("member-1").orElseThrow().mapId()).isEqualTo("rooftop");
		}
	}

	@Test
	void spacesCanBeCopiedAndListed() {
		String id = this.owner.post("/api/v2/spaces", "{\"name\":\"new\",\"sourceSpace\":\"my space\\\\in here\"}")
			.body();
		assertThat(id).endsWith("/new");
		assertThat(this.owner.json("/api/v2/users/me/spaces?role=DEFAULT_BUILDER")).hasSize(2);
		assertThat(this.owner.json(SPACE).get("name").asString()).isEqualTo("in here");
	}

	@Test
	void theGuestListIsMergedOrReplaced() {
		String read = "/api/getEmailGuestlist?spaceId=my%20space%5Cin%20here";
		assertThat(this.owner.get(read).body()).isEqualTo("[]");
		assertThat(new HttpProbe(this.simulator.apiBaseUrl(), "wrong").get(read).body())
			.isEqualTo("Unable to access your account.");
		for (String email : new String[] { "a@example.org", "b@example.org" }) {
			assertThat(this.owner
				.post("/api/setEmailGuestlist",
						"{\"apiKey\":\"simulator-owner-key\",\"spaceId\":\"my space\\\\in here\",\"guestlist\":{\""
								+ email + "\":{\"name\":\"A\"}}}")
				.statusCode()).isEqualTo(200);
		}
		assertThat(this.owner.json(read).propertyNames()).containsExactly("a@example.org", "b@example.org");
	}

	@Test
	void anUploadedImageCanBeFetched() {
		for (String bytes : new String[] { "\"aGVsbG8=\"", "[104,101,108,108,111]",
				"{\"type\":\"Buffer\",\"data\":[104,101,108,108,111]}" }) {
			String url = this.owner.post(SPACE + "/uploadImage", "{\"bytes\":" + bytes + ",\"spaceId\":\"x\"}").body();
			assertThat(new HttpProbe("", null).get(url).body()).isEqualTo("hello");
		}
	}

}
