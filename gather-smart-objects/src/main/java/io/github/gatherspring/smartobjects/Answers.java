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

package io.github.gatherspring.smartobjects;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Says what the answers of the server mean.
 */
final class Answers {

	static final int TOO_MANY = 429;

	static final int GONE = 410;

	private static final Duration SIGNATURE_LIFETIME = Duration.ofMinutes(5);

	/**
	 * Smaller numbers in {@code RateLimit-Reset} are seconds from now, as other servers
	 * send them.
	 */
	private static final long FIRST_EPOCH_SECOND = 1_000_000_000;

	private final String object;

	private final InstantSource clock;

	Answers(String object, InstantSource clock) {
		this.object = object;
		this.clock = clock;
	}

	/**
	 * Turn an answer to a command into a delivery.
	 */
	Delivery delivery(Message message, Answer answer) {
		String status = success(message, answer);
		return new Delivery(message.id(), status);
	}

	/**
	 * Turn an answer to a ping into what the object is.
	 */
	SmartObjectInfo info(Message message, Answer answer) {
		success(message, answer);
		JsonNode preset = answer.body().path("preset");
		return new SmartObjectInfo(answer.text("objectId"), answer.text("spaceId"),
				preset.isString() ? preset.stringValue() : null, capabilities(answer.body().path("capabilities")),
				texts(answer.body().path("colors")));
	}

	private static Set<String> capabilities(JsonNode node) {
		Set<String> names = new LinkedHashSet<>(texts(node));
		for (Map.Entry<String, JsonNode> capability : node.properties()) {
			JsonNode value = capability.getValue();
			if (!value.isNull() && !(value.isBoolean() && !value.booleanValue())) {
				names.add(capability.getKey());
			}
		}
		return names;
	}

	private static List<String> texts(JsonNode node) {
		List<String> texts = new ArrayList<>();
		if (node.isArray()) {
			node.forEach((element) -> {
				if (element.isString()) {
					texts.add(element.stringValue());
				}
			});
		}
		return texts;
	}

	private String success(Message message, Answer answer) {
		if (!answer.isSuccess()) {
			throw refusal(message, answer);
		}
		String status = answer.text("status");
		if (status.isEmpty()) {
			throw new SmartObjectException(
					begin(message) + " was answered with HTTP " + answer.status()
							+ " and something that no Smart Object says. Check the URL, and what stands between",
					answer.status(), "", false, null, null);
		}
		return OneLine.of(status, 100);
	}

	private SmartObjectException refusal(Message message, Answer answer) {
		String code = OneLine.of(answer.text("error"), 100);
		String begin = begin(message) + " was refused with HTTP " + answer.status() + (code.isEmpty() ? "" : " " + code)
				+ ": ";
		boolean retryable = switch (answer.status()) {
			case TOO_MANY, 500, 503 -> true;
			default -> false;
		};
		return new SmartObjectException(begin + meaning(message, answer, code), answer.status(), code, retryable,
				(answer.status() == TOO_MANY) ? retryAt(answer) : null, null);
	}

	private String meaning(Message message, Answer answer, String code) {
		return switch (answer.status()) {
			case 400 -> "the server does not understand the message"
					+ (code.equals("invalid_args") ? "'s data; check its fields and their types" : "");
			case 404 -> switch (code) {
				case "capability_not_found", "capability_not_declared", "method_not_found" ->
					"the URL and the secret are right, but the object cannot do that; ping() says what it can, and its"
							+ " preset in Gather decides it";
				default -> "the server says so to whatever it cannot verify. Either the URL is wrong, or the secret"
						+ " belongs to another object, or something changed the message on its way, or the clock is"
						+ " wrong: " + clocks(answer.date());
			};
			case GONE -> "the secret was withdrawn. Nothing more is sent until the application starts with a new secret"
					+ " from the menu of the object";
			case 415 -> "the server does not take this type of content";
			case TOO_MANY -> "too many messages; the server takes 60 a minute for a space and 100 for an address";
			case 500, 503 -> "the server has a fault of its own";
			default -> (answer.status() >= 300 && answer.status() < 400) ? "redirects are not followed; check the URL"
					: "an answer that is not known here";
		};
	}

	private String clocks(@Nullable Instant date) {
		if (date == null) {
			return "the answer does not tell the server's time, so check this machine's";
		}
		Duration ahead = Duration.between(date, this.clock.instant());
		Duration difference = ahead.abs();
		if (difference.compareTo(Duration.ofSeconds(2)) <= 0) {
			return "it agrees with the server's, so it is not the clock";
		}
		String text = "this machine's is " + Durations.text(difference) + (ahead.isNegative() ? " behind" : " ahead of")
				+ " the server's";
		return (difference.compareTo(SIGNATURE_LIFETIME) >= 0) ? text + ", and 5 min is the most; set it"
				: text + ", and up to 5 min are accepted, so it is not the clock";
	}

	/**
	 * When the server takes messages again, on our clock. The server's own date is the
	 * base where there is one, so that a wrong clock does not wait for hours.
	 */
	private @Nullable Instant retryAt(Answer answer) {
		Long reset = seconds(answer.reset());
		Instant now = this.clock.instant();
		if (reset != null) {
			if (reset < FIRST_EPOCH_SECOND) {
				return now.plusSeconds(reset);
			}
			Instant date = answer.date();
			Duration left = Duration.between((date != null) ? date : now, Instant.ofEpochSecond(reset));
			return left.isNegative() ? now : now.plus(left);
		}
		Long retryAfter = seconds(answer.retryAfter());
		return (retryAfter != null) ? now.plusSeconds(retryAfter) : null;
	}

	private static @Nullable Long seconds(@Nullable String header) {
		return (header != null && header.strip().matches("\\d{1,11}")) ? Long.valueOf(header.strip()) : null;
	}

	SmartObjectException unreachable(Message message, String reason, Throwable cause) {
		return new SmartObjectException(begin(message) + " got no answer: " + OneLine.of(reason, 300), 0, "", true,
				null, cause);
	}

	SmartObjectException afterRevocation(Message message) {
		return new SmartObjectException(
				begin(message) + " was not sent, because the server has withdrawn the secret (HTTP " + GONE
						+ "). Set a new secret from the menu of the object and start again",
				GONE, "token_revoked", false, null, null);
	}

	private String begin(Message message) {
		return "Smart Object " + this.object + ": " + message.type();
	}

}
