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

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.proto.MapDeleteObjectByKey;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.api.Role;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.ObjectKey;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.wire.SpaceId;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/**
 * Every endpoint against the simulator, over one space with a client on the socket.
 */
class HttpApiOfSimulatorTests {

	private static final Duration LIMIT = Duration.ofSeconds(15);

	private final GatherSimulator simulator = GatherSimulator.builder()
		.port(0)
		.spaceId("HttpSpace01/my office 100%")
		.players(1)
		.autonomous(false)
		.virtualClock(true)
		.key("member-key", "member-1", Role.MEMBER)
		.build();

	private final SpaceId space = SpaceId.parse(this.simulator.spaceId());

	private final List<MapBackup> backups = new ArrayList<>();

	@SuppressWarnings("NullAway.Init")
	private GatherHttpClient http;

	@SuppressWarnings("NullAway.Init")
	private GatherClient client;

	@BeforeEach
	void start() {
		this.simulator.start();
		this.http = http(this.simulator.apiKey()).build();
		this.client = socket(this.simulator.apiKey());
	}

	@AfterEach
	void stop() {
		this.client.stop();
		this.simulator.close();
	}

	private GatherHttpClientBuilder http(String key) {
		return GatherHttpClient.builder()
			.baseUrl(URI.create(this.simulator.apiBaseUrl()))
			.apiKey(key)
			.rateLimits(RateLimits.failFast())
			.backups(this.backups::add);
	}

	private GatherClient socket(String key) {
		GatherClient client = GatherClient.builder()
			.apiKey(key)
			.spaceId(this.simulator.spaceId())
			.apiBaseUrl(URI.create(this.simulator.apiBaseUrl()))
			.build();
		client.start();
		assertThat(client.awaitReady(LIMIT)).isTrue();
		return client;
	}

	private GameMap rooftop() {
		return this.client.space().map("rooftop").orElseThrow();
	}

	@Test
	void theGameServerIsNamed() {
		assertThat(this.http.gameServer(this.space)).hasToString(this.simulator.serverUrl());
	}

	@Test
	void theSpaceAndItsMapsAreTold() {
		assertThat(this.http.space(this.space)).satisfies((space) -> {
			assertThat(space.id()).isEqualTo(this.simulator.spaceId());
			assertThat(space.name()).isEqualTo("my office 100%");
		});
		assertThat(this.http.maps(this.space)).extracting(MapSummary::id, MapSummary::name)
			.containsExactly(tuple("office-main", "Office"), tuple("rooftop", "Rooftop"));
	}

	@Test
	void aSpaceIsCreatedAsACopyAndIsOneOfMySpaces() {
		SpaceId created = this.http.createSpace(new NewSpace("new one", this.space, "Coworkers / remote team"));
		assertThat(created.name()).isEqualTo("new one");
		assertThat(this.http.mySpaces(SpaceRole.DEFAULT_BUILDER)).extracting(SpaceSummary::id)
			.containsExactly(this.simulator.spaceId(), created.onWire());
		assertThat(http("member-key").build().mySpaces(SpaceRole.OWNER)).isEmpty();
	}

	@Test
	void aMapWrittenOverHttpShowsUpOverTheSocket() {
		List<String> deleted = new CopyOnWriteArrayList<>();
		this.client.on(MapDeleteObjectByKey.class, (event) -> deleted.add(event.getKey()));
		await().atMost(LIMIT).until(() -> this.simulator.connection().subscriptions().contains("mapDeleteObjectByKey"));
		MapContent content = this.http.map(this.space, "rooftop");
		assertThat(content.dimensions()).containsExactly(20, 16);
		assertThat(content.isImpassable(0, 0)).isTrue();
		assertThat(content.isImpassable(3, 3)).isFalse();
		assertThat(Objects.requireNonNull(content.objects())).containsOnlyKeys("1");
		byte[] tiles = new byte[20 * 16];
		tiles[3 * 20 + 3] = 1;
		this.http.setMap(this.space, "rooftop",
				content.withoutObject("1")
					.withObject("tree",
							PlacedObject.of(4, 5, 1, 2, "https://example.org/tree.png").withId("Tree").withType(5))
					.withCollisions(tiles));
		await().atMost(LIMIT).until(() -> rooftop().object(new ObjectKey("tree")).isPresent());
		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(rooftop().updateId())
				.isEqualTo(this.simulator.space().map("rooftop").orElseThrow().updateId()));
		assertThat(rooftop().object(new ObjectKey("tree"))).hasValueSatisfying((tree) -> {
			assertThat(List.of(tree.x(), tree.y())).containsExactly(4, 5);
			assertThat(tree.wire().getNormal()).isEqualTo("https://example.org/tree.png");
		});
		assertThat(rooftop().object(new ObjectKey("1"))).isEmpty();
		assertThat(rooftop().isImpassable(3, 3)).isTrue();
		assertThat(rooftop().isImpassable(0, 0)).isFalse();
		assertThat(rooftop().nooks()).hasSize(1);
		assertThat(deleted).containsExactly("1");
	}

	@Test
	void whatWasChangedOverTheSocketIsReadOverHttp() {
		assertThat(this.client.mapSetName("rooftop", "Terrace")).succeedsWithin(LIMIT);
		assertThat(this.client.mapDeleteObjectByKey("rooftop", "1")).succeedsWithin(LIMIT);
		assertThat(this.http.map(this.space, "rooftop")).satisfies((map) -> {
			assertThat(map.other()).containsEntry("name", "Terrace");
			assertThat(Objects.requireNonNull(map.objects())).isEmpty();
		});
	}

	@Test
	void anEditIsBackedUpAndCanBeTakenBack() {
		MapBackup backup = this.http.editMap(this.space, "rooftop",
				(map) -> map.withObject("new", PlacedObject.of(1, 1, 1, 1, "https://example.org/a.png")));
		assertThat(this.backups).containsExactly(backup);
		await().atMost(LIMIT).until(() -> rooftop().object(new ObjectKey("new")).isPresent());
		this.http.restoreMap(backup);
		await().atMost(LIMIT).until(() -> rooftop().object(new ObjectKey("new")).isEmpty());
		assertThat(rooftop().object(new ObjectKey("1"))).isPresent();
		MapBackup untouched = this.http.editMap(this.space, "rooftop", (map) -> map);
		assertThat(untouched.json()).isNotEmpty();
		assertThat(this.backups).hasSize(1);
	}

	@Test
	void usersAreListedAndRolesReachTheSocket() {
		socket("member-key").stop();
		assertThat(this.http.users(this.space)).extracting(SpaceUser::id)
			.contains("member-1", "guest-1", this.simulator.ownerId());
		assertThat(this.http.user(this.space, "guest-1")).satisfies((user) -> {
			assertThat(user.name()).isEqualTo(this.simulator.player("guest-1").name());
			assertThat(user.lastVisitedAt()).isPresent();
		});
		UserRoles roles = this.http.setRoles(this.space, "member-1", List.of(SpaceRole.DEFAULT_BUILDER));
		assertThat(roles.roles()).asInstanceOf(InstanceOfAssertFactories.LIST).containsExactly("DEFAULT_BUILDER");
		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(this.client.space().roleOf("member-1")).contains("DEFAULT_BUILDER"));
		assertThat(this.http.userId(Objects.requireNonNull(roles.email()))).isEqualTo("member-1");
	}

	@Test
	void aSpawnTokenLeadsTheAvatarToItsPlace() {
		String token = this.http.createSpawnToken(this.space, "rooftop", "rooftop-door");
		assertThat(this.client.enter(null, token, null)).succeedsWithin(LIMIT);
		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(this.client.space().me().map(Player::mapId)).contains("rooftop"));
		assertThat(this.client.space().me().map((me) -> List.of(me.x(), me.y()))).contains(List.of(3, 8));
	}

	@Test
	void theGuestListIsMergedOrReplaced() {
		assertThat(this.http.guestList(this.space)).isEmpty();
		this.http.setGuestList(this.space, Map.of("a@example.org", Guest.of("Ann", "Acme", "guest")), false);
		this.http.setGuestList(this.space, Map.of("b@example.org", Guest.of("Ben", null, null)), false);
		assertThat(this.http.guestList(this.space)).containsOnlyKeys("a@example.org", "b@example.org")
			.containsEntry("a@example.org", Guest.of("Ann", "Acme", "guest"));
		this.http.setGuestList(this.space, Map.of("c@example.org", Guest.of(null, null, null)), true);
		assertThat(this.http.guestList(this.space)).containsOnlyKeys("c@example.org");
		GatherHttpClient wrong = http("wrong-key").build();
		assertThatExceptionOfType(GatherHttpException.class).isThrownBy(() -> wrong.guestList(this.space))
			.satisfies((ex) -> {
				assertThat(ex.status()).isEqualTo(401);
				assertThat(ex.serverMessage()).isEqualTo("Unable to access your account.");
				assertThat(ex.getMessage()).doesNotContain("wrong-key");
			});
	}

	@Test
	void anUploadedImageIsThere() throws IOException, InterruptedException {
		byte[] image = { (byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff };
		URI address = this.http.uploadImage(this.space, image);
		assertThat(HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray())
			.body()).isEqualTo(image);
	}

	@Test
	void refusalsCarryStatusAndTheServersWords() {
		assertThatExceptionOfType(GatherHttpException.class).isThrownBy(() -> this.http.map(this.space, "cellar"))
			.satisfies((ex) -> {
				assertThat(ex.status()).isEqualTo(404);
				assertThat(ex.serverMessage()).isEqualTo("There is no such map");
				assertThat(ex).hasMessageContaining("cellar");
			});
		GatherHttpClient member = http("member-key").build();
		assertThatExceptionOfType(GatherHttpException.class).isThrownBy(() -> member.maps(this.space))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(403));
		assertThatExceptionOfType(GatherHttpException.class)
			.isThrownBy(() -> this.http.space(SpaceId.parse("other/space")))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(404));
	}

	@Test
	void tooManyRequestsFailAtOnceIfAskedTo() {
		for (int i = 0; i < 25; i++) {
			assertThat(this.http.userId("guest-1@simulator.invalid")).isEqualTo("guest-1");
		}
		assertThatExceptionOfType(GatherRateLimitException.class)
			.isThrownBy(() -> this.http.userId("guest-1@simulator.invalid"))
			.satisfies((ex) -> {
				assertThat(ex.status()).isEqualTo(429);
				assertThat(ex.serverMessage()).isEqualTo("Too many requests");
				assertThat(ex.retryAfter()).isEmpty();
			});
	}

	@Test
	void tooManyRequestsAreWaitedForWithinTheLimit() {
		List<Duration> waits = new ArrayList<>();
		GatherHttpClientBuilder waiting = http(this.simulator.apiKey()).sleeper((duration) -> {
			waits.add(duration);
			this.simulator.clock().advance(duration);
		});
		GatherHttpClient patient = waiting.rateLimits(RateLimits.waitAtMost(Duration.ofMinutes(10))).build();
		for (int i = 0; i < 26; i++) {
			assertThat(patient.userId("guest-1@simulator.invalid")).isEqualTo("guest-1");
		}
		// The simulator counts five minutes and does not say so: each wait is longer.
		assertThat(waits).startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4))
			.endsWith(Duration.ofSeconds(30));
		assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus)).isBetween(Duration.ofMinutes(5),
				Duration.ofMinutes(6));
	}

}
