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

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes messages and checks that the server can take them.
 */
final class MessageWriter {

	static final String PING = "webhook.ping";

	private static final int LARGEST_BODY = 4096;

	private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_-]{1,60}(\\.[A-Za-z0-9_-]{1,60}){1,3}");

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final InstantSource clock;

	private final Supplier<String> ids;

	MessageWriter(InstantSource clock, Supplier<String> ids) {
		this.clock = clock;
		this.ids = ids;
	}

	Message ping() {
		return new Message(this.ids.get(), PING, bytes(PING, Map.of("type", PING)));
	}

	Message write(String type, Map<String, ?> data) {
		if (!TYPE.matcher(type).matches()) {
			throw new IllegalArgumentException(
					"'type' is '" + OneLine.of(type, 100) + "', expected a name such as counter.set");
		}
		if (type.equals(PING)) {
			throw new IllegalArgumentException("'type' is " + PING + ", which has a method of its own: call ping()");
		}
		Map<String, Object> message = new LinkedHashMap<>();
		message.put("type", type);
		message.put("timestamp", this.clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
		message.put("data", data);
		byte[] body = bytes(type, message);
		if (body.length > LARGEST_BODY) {
			throw new IllegalArgumentException(
					String.format(Locale.ROOT, "%s makes a message of %,d bytes, at most %,d are allowed%s", type,
							body.length, LARGEST_BODY, largestField(type, data)));
		}
		return new Message(this.ids.get(), type, body);
	}

	private static byte[] bytes(String type, Map<String, ?> message) {
		try {
			// By way of a string: half an emoji becomes a question mark instead of an
			// error in the middle of the bytes.
			return MAPPER.writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException(
					"'data' of " + type + " cannot be written as JSON: " + OneLine.of(ex.getOriginalMessage(), 200),
					ex);
		}
	}

	private static String largestField(String type, Map<String, ?> data) {
		String largest = "";
		int most = -1;
		for (Map.Entry<String, ?> field : data.entrySet()) {
			int size = bytes(type, Map.of(field.getKey(), String.valueOf(field.getValue()))).length;
			if (size > most) {
				most = size;
				largest = field.getKey();
			}
		}
		return largest.isEmpty() ? "" : ": shorten '" + OneLine.of(largest, 100) + "', its largest field";
	}

}
