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

package io.github.gatherspring.simulator.smartobject;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.GatherSimulatorBuilder;
import io.github.gatherspring.simulator.HttpProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Webhooks over real HTTP, signed here.
 */
class SmartObjectCallsTests {

	private static final String NOW = "\"timestamp\":\"2026-11-25T10:00:00Z\"";

	private GatherSimulator simulator = start(GatherSimulator.builder());

	private static GatherSimulator start(GatherSimulatorBuilder builder) {
		return builder.players(1).autonomous(false).smartObject("lamp", SmartObjectPreset.STATUS).build().start();
	}

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	private static String sign(String secret, String id, long seconds, String body) throws Exception {
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
		return "v1," + Base64.getEncoder()
			.encodeToString(mac.doFinal((id + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8)));
	}

	private HttpResponse<String> send(String object, String id, String body) throws Exception {
		SimulatedSmartObject target = this.simulator.smartObject(object);
		long now = Instant.now().getEpochSecond();
		return send(target.url(), id, now, sign(target.secret(), id, now, body), "application/json", body);
	}

	private static HttpResponse<String> send(URI url, String id, long seconds, String signature, String contentType,
			String body) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(url)
			.header("Content-Type", contentType)
			.header("webhook-id", id)
			.header("webhook-timestamp", Long.toString(seconds))
			.header("webhook-signature", signature)
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
	}

	@Test
	void aSignedMessageIsAppliedOnceHoweverOftenItComes() throws Exception {
		String body = "{\"type\":\"counter.increment\"," + NOW + ",\"data\":{\"by\":2}}";
		for (int i = 0; i < 3; i++) {
			HttpResponse<String> response = send("counter", "msg_1", body);
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.body()).isEqualTo("{\"status\":\"dispatched\"}");
			assertThat(response.headers().firstValue("Date")).isPresent();
		}
		SimulatedSmartObject counter = this.simulator.smartObject("counter");
		assertThat(counter.state().count()).isEqualTo(2);
		assertThat(counter.messages()).containsExactly(new SmartObjectMessage("msg_1", "counter.increment",
				"{\"by\":2}", Instant.parse("2026-11-25T10:00:00Z")));
		send("counter", "msg_2", body);
		assertThat(counter.state().count()).isEqualTo(4);
		assertThat(counter.messages("counter.set")).isEmpty();
		this.simulator.reset();
		assertThat(this.simulator.smartObject("counter").state().count()).isNull();
	}

	@Test
	void withNobodyInTheSpaceItIsIdle() throws Exception {
		this.simulator.player("guest-1").leaves();
		assertThat(
				send("lamp", "msg_1", "{\"type\":\"status.set\"," + NOW + ",\"data\":{\"state\":\"working\"}}").body())
			.isEqualTo("{\"status\":\"space_idle\"}");
		assertThat(this.simulator.smartObject("lamp").state().status()).isEqualTo("working");
	}

	@Test
	void aPingTellsPresetCapabilitiesAndColors() throws Exception {
		assertThat(HttpProbe.read(send("lamp", "msg_1", "{\"type\":\"webhook.ping\"}").body()))
			.isEqualTo(HttpProbe.read("""
					{"status":"pong","objectId":"lamp","spaceId":"simulated-space","preset":"status",
					 "capabilities":{"info":{},"variant":{},"status":{},"activity":{}},
					 "colors":["blue","green","red","yellow"]}"""));
		assertThat(this.simulator.smartObject("lamp").messages()).isEmpty();
	}

	/**
	 * What is wrong with an otherwise good message.
	 */
	@ParameterizedTest
	@CsvSource({ "secret of another object, 404, not_found", "other bytes, 404, not_found",
			"signed six minutes ago, 404, not_found", "signed in six minutes, 404, not_found",
			"no such object, 404, not_found", "no such space, 404, not_found", "another version, 404, not_found",
			"content type, 415, unsupported_media_type", "no JSON, 400, invalid_request",
			"no type, 400, invalid_request", "no timestamp, 400, invalid_request", "too long, 400, invalid_request",
			"unknown capability, 404, capability_not_found", "not its capability, 404, capability_not_declared",
			"unknown method, 404, method_not_found", "wrong arguments, 400, invalid_args",
			"nothing but four minutes old, 200, ", "nothing but two signatures, 200, " })
	void eachFaultHasItsAnswer(String fault, int status, String error) throws Exception {
		SimulatedSmartObject lamp = this.simulator.smartObject("lamp");
		String body = switch (fault) {
			case "no JSON" -> "status.set";
			case "no type" -> "{" + NOW + ",\"data\":{}}";
			case "no timestamp" -> "{\"type\":\"status.reset\",\"data\":{}}";
			case "too long" -> "{\"type\":\"status.reset\"," + NOW + ",\"data\":{},\"x\":\"" + "x".repeat(4096) + "\"}";
			case "unknown capability" -> "{\"type\":\"music.play\"," + NOW + ",\"data\":{}}";
			case "not its capability" -> "{\"type\":\"counter.reset\"," + NOW + ",\"data\":{}}";
			case "unknown method" -> "{\"type\":\"status.shine\"," + NOW + ",\"data\":{}}";
			case "wrong arguments" -> "{\"type\":\"status.set\"," + NOW + ",\"data\":{\"state\":\"red\"}}";
			default -> "{\"type\":\"status.set\"," + NOW + ",\"data\":{\"state\":\"on\"}}";
		};
		long seconds = Instant.now().getEpochSecond() + switch (fault) {
			case "signed six minutes ago" -> -360;
			case "signed in six minutes" -> 360;
			case "nothing but four minutes old" -> -240;
			default -> 0;
		};
		String secret = fault.equals("secret of another object") ? this.simulator.smartObject("status").secret()
				: lamp.secret();
		String signature = sign(secret, "msg_1", seconds, body);
		signature = switch (fault) {
			case "another version" -> signature.replace("v1,", "v2,");
			case "nothing but two signatures" -> "v1,bm8= " + signature;
			default -> signature;
		};
		URI url = switch (fault) {
			case "no such object" -> URI.create(lamp.url().toString().replace("lamp", "lava"));
			case "no such space" -> URI.create(lamp.url().toString().replace("simulated-space", "elsewhere"));
			default -> lamp.url();
		};
		HttpResponse<String> response = send(url, "msg_1", seconds, signature,
				fault.equals("content type") ? "text/plain" : "application/json",
				fault.equals("other bytes") ? body.replace("on", "off") : body);
		assertThat(response.statusCode()).isEqualTo(status);
		if (error != null) {
			assertThat(response.body()).isEqualTo("{\"error\":\"" + error + "\"}");
			assertThat(lamp.messages()).isEmpty();
		}
	}

	@Test
	void aWithdrawnSecretAndOrderedFaultsAreAnswered() throws Exception {
		SimulatedSmartObject lamp = this.simulator.smartObject("lamp");
		String body = "{\"type\":\"status.reset\"," + NOW + "}";
		lamp.refuse(1, 503, "service_unavailable");
		assertThat(send("lamp", "msg_1", body).statusCode()).isEqualTo(503);
		assertThat(send("lamp", "msg_1", body).statusCode()).isEqualTo(200);
		lamp.revoke();
		HttpResponse<String> response = send("lamp", "msg_2", body);
		assertThat(response.statusCode()).isEqualTo(410);
		assertThat(response.body()).isEqualTo("{\"error\":\"token_revoked\"}");
	}

	@Test
	void sixtyMessagesAMinuteAreEnoughForASpace() {
		RequestsPerMinute perSpace = new RequestsPerMinute(60);
		Instant start = Instant.parse("2026-11-25T10:00:10Z");
		for (int i = 0; i < 60; i++) {
			assertThat(perSpace.take("space", start.plusMillis(i))).isTrue();
		}
		assertThat(perSpace.take("space", start.plusSeconds(1))).isFalse();
		assertThat(perSpace.take("another space", start.plusSeconds(1))).isTrue();
		assertThat(Instant.ofEpochSecond(perSpace.resetSeconds())).isEqualTo("2026-11-25T10:01:00Z");
		assertThat(perSpace.take("space", start.plusSeconds(49))).isFalse();
		assertThat(perSpace.take("space", start.plusSeconds(50))).isTrue();
	}

	@Test
	void tooManyAreToldWhenToComeBackUnlessTheRateIsUnlimited() throws Exception {
		String body = "{\"type\":\"webhook.ping\"}";
		HttpResponse<String> response = send("lamp", "msg_0", body);
		// At most two whole minutes can begin meanwhile.
		for (int i = 1; i < 200 && response.statusCode() == 200; i++) {
			response = send("lamp", "msg_" + i, body);
		}
		assertThat(response.statusCode()).isEqualTo(429);
		assertThat(Long.parseLong(response.headers().firstValue("RateLimit-Reset").orElseThrow())).isBetween(
				Instant.now().getEpochSecond() - 60,
				Instant.now().truncatedTo(ChronoUnit.MINUTES).getEpochSecond() + 60);
		this.simulator.close();
		this.simulator = start(GatherSimulator.builder().unlimitedRate());
		for (int i = 0; i < 150; i++) {
			assertThat(send("lamp", "msg_" + i, body).statusCode()).isEqualTo(200);
		}
	}

	@Test
	void theStatesCanBeReadOverHttp() throws Exception {
		send("inbox", "msg_1", "{\"type\":\"activity.add\"," + NOW + ",\"data\":{\"id\":\"1\",\"text\":\"hello\"}}");
		assertThat(new HttpProbe(this.simulator.apiBaseUrl(), null).json("/simulator/smart-objects").toString())
			.contains("\"id\":\"inbox\",\"preset\":\"inbox\"")
			.contains("\"text\":\"hello\"")
			.contains("\"id\":\"lamp\",\"preset\":\"status\"")
			.doesNotContain("whsec");
	}

	@Test
	void onlyPostIsAllowedAndOnlyObjectsThatExistCanBeAskedFor() {
		SimulatedSmartObject lamp = this.simulator.smartObject("lamp");
		assertThat(new HttpProbe("", null).get(lamp.url().toString()).statusCode()).isEqualTo(405);
		assertThatIllegalArgumentException().isThrownBy(() -> this.simulator.smartObject("lava"))
			.withMessageContaining(
					"There is no Smart Object 'lava', only [counter, switch, status, signal, inbox, lamp]");
		assertThatIllegalArgumentException().isThrownBy(() -> SmartObjectPreset.of("lamp"))
			.withMessageContaining("expected one of [counter, switch, status, signal, inbox]");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> GatherSimulator.builder().smartObject("a/b", SmartObjectPreset.STATUS));
	}

}
