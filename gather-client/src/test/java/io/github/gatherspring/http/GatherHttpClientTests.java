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
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.gatherspring.wire.SpaceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Every endpoint, and what goes wrong with them, over real HTTP.
 */
class GatherHttpClientTests {

	private static final String KEY = "Secr3tK3y";

	private static final SpaceId SPACE = SpaceId.parse("dkj63wrer8/My office 100%");

	private static final String PATH = "/api/v2/spaces/dkj63wrer8%5CMy%20office%20100%25";

	private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	private final ApiServer server;

	private final List<Duration> slept = new ArrayList<>();

	private final GatherHttpClient client;

	GatherHttpClientTests() throws IOException {
		this.server = new ApiServer();
		this.client = builder().build();
	}

	private GatherHttpClientBuilder builder() {
		return GatherHttpClient.builder()
			.baseUrl(this.server.address())
			.apiKey(KEY)
			.clock(InstantSource.fixed(NOW))
			.sleeper(this.slept::add);
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	private ApiServer.Request requested(String method, String address) {
		ApiServer.Request request = this.server.taken();
		assertThat(request.method() + " " + request.address()).isEqualTo(method + " " + address);
		assertThat(request.headers().getFirst("apiKey")).isEqualTo(KEY);
		if (!method.equals("GET")) {
			assertThat(request.headers().getFirst(HttpHeaders.CONTENT_TYPE)).isEqualTo("application/json");
		}
		return request;
	}

	@Test
	void theGameServerMayComeAsTextOrAsAJsonString() {
		this.server.text("wss://engine-a.example:443/\n").json("'wss://engine-b.example:443/'");
		assertThat(this.client.gameServer(SPACE)).isEqualTo(URI.create("wss://engine-a.example:443/"));
		assertThat(this.client.gameServer(SPACE)).isEqualTo(URI.create("wss://engine-b.example:443/"));
		requested("GET", PATH + "/game-server-assignment");
	}

	@Test
	void aSpaceIsCreatedAsACopyAndItsIdReadWithItsSlash() {
		this.server.text("abc123/new space").text("abc124/other");
		SpaceId created = this.client.createSpace(new NewSpace("new space", SPACE, "Coworkers / remote team"));
		assertThat(created.onWire()).isEqualTo("abc123\\new space");
		assertThat(requested("POST", "/api/v2/spaces").body()).isEqualTo("{\"name\":\"new space\","
				+ "\"sourceSpace\":\"dkj63wrer8\\\\My office 100%\",\"reason\":\"Coworkers / remote team\"}");
		this.client.createSpace(new NewSpace("other", SPACE, null));
		assertThat(requested("POST", "/api/v2/spaces").body()).doesNotContain("reason");
	}

	@Test
	void unknownFieldsAreKept() {
		this.server.json("{'id':'a\\\\b','name':'B','plan':{'seats':5},'legacy':null}");
		SpaceDetails space = this.client.space(SPACE);
		assertThat(space.id()).isEqualTo("a\\b");
		assertThat(space.name()).isEqualTo("B");
		assertThat(space.other()).containsEntry("plan", Map.of("seats", 5)).containsEntry("legacy", null);
		requested("GET", PATH);
	}

	@Test
	void mapsUsersAndSpacesAreListed() {
		this.server.json("[{'id':'office','name':'Office','z':1},{'id':'roof'}]")
			.json("[{'name':'Ann','lastVisited':{'_seconds':1700000000,'_nanoseconds':5}},{'name':'Bob'}]")
			.json("{'id':'u1','name':'Ann','lastVisited':'yesterday'}")
			.json("[{'id':'a\\\\b','role':'OWNER'}]")
			.json("[]");
		assertThat(this.client.maps(SPACE)).containsExactly(new MapSummary("office", "Office", Map.of("z", 1)),
				new MapSummary("roof", null, Map.of()));
		requested("GET", PATH + "/maps");
		assertThat(this.client.users(SPACE)).extracting(SpaceUser::lastVisitedAt)
			.containsExactly(Optional.of(Instant.ofEpochSecond(1_700_000_000)), Optional.empty());
		requested("GET", PATH + "/users");
		assertThat(this.client.user(SPACE, "u/1 ?")).satisfies((user) -> {
			assertThat(user.name()).isEqualTo("Ann");
			assertThat(user.lastVisited()).isEqualTo("yesterday");
			assertThat(user.lastVisitedAt()).isEmpty();
		});
		requested("GET", PATH + "/users/u%2F1%20%3F");
		assertThat(this.client.mySpaces(SpaceRole.DEFAULT_BUILDER)).extracting(SpaceSummary::id)
			.containsExactly("a\\b");
		requested("GET", "/api/v2/users/me/spaces?role=DEFAULT_BUILDER");
		assertThat(this.client.mySpaces(null)).isEmpty();
		requested("GET", "/api/v2/users/me/spaces");
	}

	@Test
	void rolesAreSet() {
		this.server.json("{'id':'u1','roles':['OWNER'],'name':'Ann','email':'ann@example.org'}");
		UserRoles roles = this.client.setRoles(SPACE, "u1", List.of(SpaceRole.OWNER, SpaceRole.DEFAULT_BUILDER));
		assertThat(roles.roles()).isEqualTo(List.of("OWNER"));
		assertThat(requested("PUT", PATH + "/users/u1/roles").body())
			.isEqualTo("{\"roles\":[\"OWNER\",\"DEFAULT_BUILDER\"]}");
	}

	@Test
	void aUserIsFoundByAnAddressThatHoldsAPlus() {
		this.server.json("{'userId':'u1'}");
		assertThat(this.client.userId("ann+gather@example.org")).isEqualTo("u1");
		requested("GET", "/api/v2/user-id?email=ann%2Bgather%40example.org");
	}

	@Test
	void aSpawnTokenIsCreated() {
		this.server.text("tok3n");
		assertThat(this.client.createSpawnToken(SPACE, "office", "door")).isEqualTo("tok3n");
		assertThat(requested("POST", PATH + "/spawn-tokens").body()).contains("\"room\":\"office\"",
				"\"spawn\":\"door\"", "\"type\":\"SpawnTile\"");
	}

	@Test
	void aGuestListIsAnObjectOrAnEmptyList() {
		this.server.json("{'ann@example.org':{'name':'Ann','role':'guest','vip':true}}").json("[]");
		assertThat(this.client.guestList(SPACE))
			.containsExactly(Map.entry("ann@example.org", new Guest("Ann", null, "guest", Map.of("vip", true))));
		requested("GET", "/api/getEmailGuestlist?spaceId=dkj63wrer8%5CMy%20office%20100%25");
		assertThat(this.client.guestList(SPACE)).isEmpty();
	}

	@Test
	void theKeyIsInTheQueryOnlyIfAskedFor() {
		this.server.json("[]");
		builder().guestListKeyInQuery(true).build().guestList(SPACE);
		requested("GET", "/api/getEmailGuestlist?spaceId=dkj63wrer8%5CMy%20office%20100%25&apiKey=" + KEY);
	}

	@Test
	void aGuestListIsWritten() {
		this.server.text("ok");
		this.client.setGuestList(SPACE, Map.of("ann@example.org", Guest.of("Ann", null, null)), true);
		assertThat(requested("POST", "/api/setEmailGuestlist").body())
			.isEqualTo("{\"apiKey\":\"" + KEY + "\",\"spaceId\":\"dkj63wrer8\\\\My office 100%\","
					+ "\"guestlist\":{\"ann@example.org\":{\"name\":\"Ann\"}},\"overwrite\":true}");
	}

	@Test
	void aBadKeyAnsweredAsTextIsAnErrorWhateverItsStatus() {
		this.server.text("Unable to access your account.");
		assertThatExceptionOfType(GatherHttpException.class).isThrownBy(() -> this.client.guestList(SPACE))
			.withMessageContaining("Unable to access your account.")
			.satisfies((ex) -> assertThat(ex.serverMessage()).isEqualTo("Unable to access your account."));
	}

	@Test
	void anImageIsStored() {
		this.server.text("https://cdn.example/image.png");
		assertThat(this.client.uploadImage(SPACE, new byte[] { 1, -1 }))
			.isEqualTo(URI.create("https://cdn.example/image.png"));
		assertThat(requested("POST", PATH + "/uploadImage").body()).contains("\"bytes\":{", "\"type\":\"Buffer\"",
				"\"data\":[1,255]", "\"spaceId\":\"dkj63wrer8");
	}

	private static final String MAP = "{'backgroundImagePath':'b.png','collisions':'AAEB','dimensions':[3,1],"
			+ "'objects':{'a1':{'x':1,'y':2.5,'normal':'n.png','type':0,'width':1,'height':1,'zIndex':0,"
			+ "'properties':{'deep':[1,null]}},'toolong':{'x':1}},'nooks':{'n1':{'name':'Nook'}},"
			+ "'spawns':[{'x':1,'y':2}],'somethingNew':{'price':0.10}}";

	@Test
	void aMapIsReadInItsNewForm() {
		this.server.json(MAP);
		MapContent map = this.client.map(SPACE, "office main");
		requested("GET", PATH + "/maps/office%20main?useV2Map=true");
		assertThat(map.dimensions()).containsExactly(3, 1);
		assertThat(map.isImpassable(0, 0)).isFalse();
		assertThat(map.isImpassable(2, 0)).isTrue();
		assertThat(map.isImpassable(3, 0)).isFalse();
		assertThat(map.objects()).containsOnlyKeys("a1", "toolong");
		assertThat(map.nooks()).isEqualTo(Map.of("n1", Map.of("name", "Nook")));
		assertThat(map.spawns()).isEqualTo(List.of(Map.of("x", 1, "y", 2)));
		assertThat(map.other()).containsOnlyKeys("somethingNew");
	}

	@Test
	void aMapInTheOlderFormIsRefusedWithWhatToDo() {
		this.server.json("{'objects':[]}").json("{'spaces':[]}");
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(GatherHttpException.class).isThrownBy(() -> this.client.map(SPACE, "office"))
				.withMessageContaining("older form")
				.withMessageContaining("map maker");
		}
	}

	@Test
	void anEditPostsTheWholeMapWithTheChangeAfterKeepingABackup() {
		List<MapBackup> kept = new ArrayList<>();
		GatherHttpClient client = builder().backups((backup) -> {
			assertThat(this.server.waiting()).isOne();
			kept.add(backup);
		}).build();
		this.server.json(MAP).text("").text("");
		MapBackup backup = client.editMap(SPACE, "office",
				(map) -> map.withObject("b2", PlacedObject.of(4, 5, 2, 2, "https://img.example/b.png")));
		assertThat(kept).containsExactly(backup);
		assertThat(backup.json()).isEqualTo(MAP.replace('\'', '"'));
		assertThat(backup.takenAt()).isEqualTo(NOW);
		requested("GET", PATH + "/maps/office?useV2Map=true");
		String expected = MAP.replace('\'', '"')
			.replace("\"toolong\":{\"x\":1}", "\"toolong\":{\"x\":1},\"b2\":{\"x\":4,\"y\":5,"
					+ "\"normal\":\"https://img.example/b.png\",\"type\":0,\"width\":2,\"height\":2,\"zIndex\":0}");
		assertThat(requested("POST", PATH + "/maps/office?useV2Map=true").body())
			.isEqualTo("{\"content\":" + expected + "}");
		client.restoreMap(backup);
		assertThat(requested("POST", PATH + "/maps/office?useV2Map=true").body())
			.isEqualTo("{\"content\":" + MAP.replace('\'', '"') + "}");
	}

	@Test
	void anEditThatChangesNothingPostsNothing() {
		this.server.json(MAP);
		this.client.editMap(SPACE, "office", (map) -> map.withoutObject("nothing"));
		requested("GET", PATH + "/maps/office?useV2Map=true");
		assertThat(this.server.waiting()).isZero();
	}

	@Test
	void contentThatBreaksTheRulesIsNotSent() {
		this.server.json(MAP).json(MAP);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.client.editMap(SPACE, "office",
					(map) -> map.withObject("ab/cd", PlacedObject.of(1, 1, 1, 1, "n.png"))
						.withObject("ok", new PlacedObject(1, null, "n.png", 0, 1, null, -1, null, Map.of()))
						.withOther("desks", List.of())))
			.withMessageContaining("'ab/cd' must be one to four")
			.withMessageContaining("object 'ok' lacks y, height")
			.withMessageContaining("zIndex -1")
			.withMessageContaining("'desks'");
		MapContent content = this.client.map(SPACE, "office");
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.setMap(SPACE, "office", content))
			.withMessageContaining("'toolong'");
		requested("GET", PATH + "/maps/office?useV2Map=true");
		requested("GET", PATH + "/maps/office?useV2Map=true");
		assertThat(this.server.waiting()).isZero();
	}

	@Test
	void backupsAreWrittenToFiles(@TempDir Path directory) throws IOException {
		MapBackupStore.directory(directory.resolve("maps"))
			.keep(new MapBackup(SPACE, "office/../main", NOW, "{\"a\":1}"));
		try (var files = Files.list(directory.resolve("maps"))) {
			assertThat(files.toList()).singleElement()
				.satisfies((file) -> assertThat(file).hasContent("{\"a\":1}"))
				.satisfies((file) -> assertThat(file.getFileName().toString())
					.isEqualTo("20261123-100000-000-dkj63wrer8_My_office_100_-office_.._main.json"));
		}
	}

	@Test
	void aRefusalCarriesStatusAndTheServersWordsByTheirType() {
		this.server.answer(403, "application/json", "", "{\"error\":{\"message\":\"not a builder\"}}")
			.answer(404, "text/plain", "", "no such map")
			.answer(400, "", "", "\"bad\"")
			.answer(500, "text/html", "", "<html>secret stack</html>")
			.answer(302, "", "", "");
		record Expected(int status, String words) {
		}
		for (Expected expected : List.of(new Expected(403, "not a builder"), new Expected(404, "no such map"),
				new Expected(400, "bad"), new Expected(500, ""), new Expected(302, ""))) {
			assertThatExceptionOfType(GatherHttpException.class).isThrownBy(() -> this.client.map(SPACE, "office"))
				.withMessageContaining("map 'office' of dkj63wrer8/My office 100%")
				.withMessageContaining("status " + expected.status())
				.satisfies((ex) -> assertThat(ex.status()).isEqualTo(expected.status()))
				.satisfies((ex) -> assertThat(ex.serverMessage()).isEqualTo(expected.words()));
		}
	}

	@Test
	void theKeyIsNeverInAMessage() {
		this.server.answer(403, "text/plain", "", "the key " + KEY + " is wrong").text("the key " + KEY + " is odd");
		assertThat(catchThrowable(() -> this.client.space(SPACE))).hasMessageContaining("the key ****** is wrong");
		assertThat(catchThrowable(() -> this.client.space(SPACE))).hasMessageContaining("the key ****** is odd");
		assertThatIllegalArgumentException().isThrownBy(() -> builder().apiKey(KEY + "\n" + KEY))
			.withMessageContaining("apiKey")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain(KEY));
		assertThat(this.client.toString() + builder()).doesNotContain(KEY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"error\":\"bad k+y\\/1-secret\"}", "{\"url\":\"/x?apiKey=k%2By%2F1-secret\"}",
			"bad key k%2by%2f1-secret", "k%252By%252F1-secret", "key k&#43;y&#x2F;1-secret", "\"k\\u002by/1-secret\"" })
	void aKeyThatAnErrorQuotesInAnotherSpellingIsHidden(String body) {
		this.server.answer(400, "", "", body);
		GatherHttpClient client = builder().apiKey("k+y/1-secret").build();
		assertThat(catchThrowable(() -> client.space(SPACE))).isInstanceOfSatisfying(GatherHttpException.class,
				(ex) -> {
					assertThat(ex.getMessage()).contains("******").doesNotContain("1-secret");
					assertThat(ex.serverMessage()).contains("******").doesNotContain("1-secret");
				});
	}

	@Test
	void anErrorThatWouldForgeALineOfTheLogStaysOneLine() {
		this.server.answer(400, "text/plain", "", "no\r\n2026 ERROR \u001b[31mforged " + "x".repeat(100_000));
		assertThat(catchThrowable(() -> this.client.space(SPACE)).getMessage()).hasSizeLessThan(700)
			.contains("no 2026 ERROR")
			.doesNotContainPattern("\\p{Cntrl}");
	}

	@Test
	void aFailureThatQuotesTheKeyIsNotTheCause() throws IOException {
		RestClient.Builder failing = RestClient.builder().requestInterceptor((request, body, execution) -> {
			throw new IOException("No way to " + request.getURI());
		});
		GatherHttpClient client = builder().restClientBuilder(failing).guestListKeyInQuery(true).build();
		Throwable failure = catchThrowable(() -> client.guestList(SPACE));
		assertThat(failure).hasMessageContaining("No way to").hasNoCause();
		assertThat(failure.getMessage()).doesNotContain(KEY);
	}

	@Test
	void aServerThatNeverAnswersIsNotWaitedForForEver() throws IOException {
		try (ServerSocket mute = new ServerSocket(0)) {
			GatherHttpClient client = builder().baseUrl(URI.create("http://127.0.0.1:" + mute.getLocalPort()))
				.readTimeout(Duration.ofMillis(200))
				.restClientBuilder(RestClient.builder())
				.build();
			assertThatExceptionOfType(GatherHttpException.class).isThrownBy(() -> client.maps(SPACE))
				.withMessageContaining("could not be asked")
				.satisfies((ex) -> assertThat(ex.status()).isZero());
		}
	}

	@Test
	void aRedirectIsNotFollowedWhateverMakesTheRequests() {
		this.server.answer(302, "", "", "").answer(302, "", "", "");
		for (ClientHttpRequestFactory factory : List.of(new SimpleClientHttpRequestFactory(),
				new JdkClientHttpRequestFactory(
						HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build()))) {
			RestClient.Builder following = RestClient.builder().requestFactory(factory);
			GatherHttpClient client = builder().restClientBuilder(following).build();
			this.server.redirectTo("http://127.0.0.1:1/collect");
			assertThatExceptionOfType(GatherHttpException.class).isThrownBy(() -> client.maps(SPACE))
				.withMessageContaining("redirected to http://127.0.0.1:1/collect")
				.satisfies((ex) -> assertThat(ex.status()).isEqualTo(302));
		}
	}

	@Test
	void theKeyDoesNotTravelInClearText() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> builder().baseUrl(URI.create("http://api.example.org")).build())
			.withMessageContaining("clear text");
		builder().baseUrl(URI.create("http://api.example.org")).allowInsecure(true).build();
		builder().baseUrl(URI.create("http://api.example.org")).apiKey(null).build();
	}

	@Test
	void whatTooManyRequestsAskForIsWaitedFor() {
		this.server.answer(429, "", "7", "")
			.answer(429, "", "Mon, 23 Nov 2026 10:00:05 GMT", "")
			.answer(429, "", "", "slow down")
			.answer(429, "", "", "slow down")
			.json("[]");
		assertThat(this.client.maps(SPACE)).isEmpty();
		assertThat(this.slept).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(5), Duration.ofSeconds(1),
				Duration.ofSeconds(2));
	}

	@Test
	void aServerThatAsksForNoWaitAgainAndAgainIsNotAskedForEver() {
		for (int i = 0; i < 10; i++) {
			this.server.answer(429, "", "0", "");
		}
		assertThatExceptionOfType(GatherRateLimitException.class).isThrownBy(() -> this.client.maps(SPACE));
		assertThat(this.slept).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4),
				Duration.ofSeconds(8), Duration.ofSeconds(16));
	}

	@Test
	void waitingEndsWhereItIsNotAllowedAnyLonger() {
		GatherHttpClient client = builder().rateLimits(RateLimits.waitAtMost(Duration.ofSeconds(6))).build();
		this.server.answer(429, "text/plain", "7", "slow down");
		assertThatExceptionOfType(GatherRateLimitException.class).isThrownBy(() -> client.maps(SPACE))
			.withMessageContaining("slow down")
			.satisfies((ex) -> assertThat(ex.retryAfter()).contains(Duration.ofSeconds(7)))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(429));
		assertThat(this.slept).isEmpty();
		for (int i = 0; i < 3; i++) {
			this.server.answer(429, "", "", "");
		}
		assertThatExceptionOfType(GatherRateLimitException.class).isThrownBy(() -> client.maps(SPACE))
			.satisfies((ex) -> assertThat(ex.retryAfter()).isEmpty());
		assertThat(this.slept).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
	}

	@Test
	void failingFastDoesNotWait() {
		this.server.answer(429, "", "", "");
		assertThatExceptionOfType(GatherRateLimitException.class)
			.isThrownBy(() -> builder().rateLimits(RateLimits.failFast()).build().maps(SPACE));
		assertThat(this.slept).isEmpty();
	}

	@Test
	void anInterruptEndsTheWaitingAndStaysSet() {
		this.server.answer(429, "", "5", "");
		GatherHttpClient client = builder().sleeper((duration) -> {
			throw new InterruptedException();
		}).build();
		assertThatExceptionOfType(GatherHttpException.class).isThrownBy(() -> client.maps(SPACE))
			.withMessageContaining("Interrupted");
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void anAnswerThatIsSomethingElseIsNamed() {
		this.server.json("{'maps':[]}").text("").json("[1]");
		for (String words : List.of("{\"maps\":[]}", "expected", "[1]")) {
			assertThatExceptionOfType(GatherHttpException.class).isThrownBy(() -> this.client.maps(SPACE))
				.withMessageContaining("something else than expected")
				.withMessageContaining(words);
		}
	}

	@Test
	void noAnswerIsAnExceptionWithoutAStatus() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0)) {
			port = socket.getLocalPort();
		}
		GatherHttpClient client = builder().baseUrl(URI.create("http://127.0.0.1:" + port)).build();
		assertThatExceptionOfType(GatherHttpException.class).isThrownBy(() -> client.maps(SPACE))
			.withMessageContaining("could not be asked to list the maps")
			.satisfies((ex) -> assertThat(ex.status()).isZero());
	}

	@Test
	void aRestClientBuilderOfTheUsersIsUsedAndLeftAsItIs() {
		List<String> seen = new ArrayList<>();
		RestClient.Builder restClientBuilder = RestClient.builder().requestInterceptor((request, body, execution) -> {
			seen.add(request.getURI().getRawPath());
			return execution.execute(request, body);
		});
		this.server.json("[]").text("");
		builder().restClientBuilder(restClientBuilder).build().maps(SPACE);
		assertThat(seen).containsExactly(PATH + "/maps");
		requested("GET", PATH + "/maps");
		restClientBuilder.build().get().uri(this.server.address()).retrieve().toBodilessEntity();
		assertThat(this.server.taken().headers().getFirst("apiKey")).isNull();
	}

}
