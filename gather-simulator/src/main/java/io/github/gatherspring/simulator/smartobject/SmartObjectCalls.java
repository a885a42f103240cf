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

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

import io.github.gatherspring.simulator.http.HttpCalls;
import io.github.gatherspring.simulator.http.Json;
import io.github.gatherspring.simulator.wire.HttpCall;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes webhooks to Smart Objects. The time is the real one, as that of whoever signs.
 */
public final class SmartObjectCalls implements HttpCalls {

	private static final List<String> HOOKS = List.of("api", "v2", "hooks", "spaces");

	private static final int LARGEST_BODY = 4096;

	private static final int PER_ADDRESS = 100;

	private static final int PER_SPACE = 60;

	private final SmartObjects objects;

	private final InstantSource clock;

	private final BooleanSupplier spaceIdle;

	private final RequestsPerMinute perAddress;

	private final RequestsPerMinute perSpace;

	/**
	 * Create the answers.
	 * @param objects the objects
	 * @param clock tells the time
	 * @param unlimited whether to take any number of messages
	 * @param spaceIdle whether nobody is in the space
	 */
	public SmartObjectCalls(SmartObjects objects, InstantSource clock, boolean unlimited, BooleanSupplier spaceIdle) {
		this.objects = objects;
		this.clock = clock;
		this.spaceIdle = spaceIdle;
		this.perAddress = new RequestsPerMinute(unlimited ? Integer.MAX_VALUE : PER_ADDRESS);
		this.perSpace = new RequestsPerMinute(unlimited ? Integer.MAX_VALUE : PER_SPACE);
	}

	@Override
	public boolean handle(HttpCall call) {
		List<String> path = call.segments();
		if (path.equals(List.of("simulator", "smart-objects")) && call.method().equals("GET")) {
			call.json(200, Json.write(descriptions()));
			return true;
		}
		if (path.size() != 7 || !path.subList(0, 4).equals(HOOKS) || !path.get(5).equals("objects")) {
			return false;
		}
		Instant now = this.clock.instant();
		Map<String, String> headers = new TreeMap<>();
		headers.put("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC)));
		if (!call.method().equals("POST")) {
			headers.put("Allow", "POST");
			answer(call, 405, Json.object("error", "method_not_allowed"), headers);
		}
		else if (!this.perAddress.take(call.remoteHost(), now)) {
			tooMany(call, this.perAddress, headers);
		}
		else if (!this.perSpace.take(path.get(4), now)) {
			tooMany(call, this.perSpace, headers);
		}
		else {
			webhook(call, path.get(4), path.get(6), now, headers);
		}
		return true;
	}

	private static void tooMany(HttpCall call, RequestsPerMinute requests, Map<String, String> headers) {
		headers.put("RateLimit-Reset", Long.toString(requests.resetSeconds()));
		answer(call, 429, Json.object("error", "too_many_requests"), headers);
	}

	private void webhook(HttpCall call, String space, String id, Instant now, Map<String, String> headers) {
		SmartObject object = space.equals(SmartObjects.SPACE_ID) ? this.objects.find(id) : null;
		Refusal refusal = check(call, object, now);
		if (refusal != null || object == null) {
			refuse(call, (refusal != null) ? refusal : Refusal.NOT_FOUND, headers);
			return;
		}
		JsonNode message = message(call.body());
		if (message == null) {
			refuse(call, Refusal.INVALID_REQUEST, headers);
			return;
		}
		String type = message.path("type").asString("");
		if (type.equals("webhook.ping")) {
			answer(call, 200, Json.write(pong(object)), headers);
			return;
		}
		Instant sent = sent(message.path("timestamp"));
		JsonNode data = message.path("data");
		if (sent == null || !(data.isObject() || data.isMissingNode())) {
			refuse(call, Refusal.INVALID_REQUEST, headers);
			return;
		}
		Refusal notTaken = object.take(String.valueOf(call.header("webhook-id")), type,
				new Arguments(data.isObject() ? data : Json.mapper().createObjectNode()), sent);
		if (notTaken != null) {
			refuse(call, notTaken, headers);
			return;
		}
		answer(call, 200, Json.object("status", this.spaceIdle.getAsBoolean() ? "space_idle" : "dispatched"), headers);
	}

	private static @Nullable Refusal check(HttpCall call, @Nullable SmartObject object, Instant now) {
		String contentType = call.header("Content-Type");
		if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("application/json")) {
			return Refusal.UNSUPPORTED_MEDIA_TYPE;
		}
		if (object == null) {
			return Refusal.NOT_FOUND;
		}
		Refusal fault = object.nextFault();
		if (fault != null) {
			return fault;
		}
		if (!object.signature()
			.isValid(call.header("webhook-id"), call.header("webhook-timestamp"), call.header("webhook-signature"),
					call.body(), now)) {
			return Refusal.NOT_FOUND;
		}
		return object.isRevoked() ? Refusal.REVOKED : null;
	}

	private static @Nullable JsonNode message(byte[] body) {
		if (body.length > LARGEST_BODY) {
			return null;
		}
		try {
			JsonNode message = Json.read(body);
			return (message.isObject() && message.path("type").isString()) ? message : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static @Nullable Instant sent(JsonNode timestamp) {
		try {
			return timestamp.isString() ? OffsetDateTime.parse(timestamp.stringValue()).toInstant() : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static void refuse(HttpCall call, Refusal refusal, Map<String, String> headers) {
		answer(call, refusal.status(), Json.object("error", refusal.error()), headers);
	}

	private static void answer(HttpCall call, int status, String json, Map<String, String> headers) {
		call.respond(status, "application/json; charset=utf-8", json.getBytes(StandardCharsets.UTF_8), headers);
	}

	private static ObjectNode pong(SmartObject object) {
		ObjectNode pong = Json.mapper()
			.createObjectNode()
			.put("status", "pong")
			.put("objectId", object.id())
			.put("spaceId", SmartObjects.SPACE_ID)
			.put("preset", object.preset().id());
		ObjectNode capabilities = pong.putObject("capabilities");
		capabilities.putObject("info");
		capabilities.putObject("variant");
		object.preset().capabilities().forEach(capabilities::putObject);
		ArrayNode colors = pong.putArray("colors");
		SmartObjectModel.COLORS.forEach(colors::add);
		return pong;
	}

	private ArrayNode descriptions() {
		ArrayNode all = Json.mapper().createArrayNode();
		for (SmartObject object : this.objects.all()) {
			SmartObjectState state = object.state();
			ObjectNode node = all.addObject().put("id", object.id()).put("preset", object.preset().id());
			node.put("name", state.name()).put("description", state.description()).put("color", state.color());
			node.put("count", state.count()).put("on", state.on());
			node.put("status", state.status()).put("signal", state.signal());
			ArrayNode activities = node.putArray("activities");
			state.activities()
				.forEach((activity) -> activities.addObject()
					.put("id", activity.id())
					.put("text", activity.text())
					.put("url", activity.url())
					.put("sent", activity.sent().toString()));
		}
		return all;
	}

}
