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

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.gatherspring.simulator.session.Sessions;
import io.github.gatherspring.simulator.wire.HttpCall;
import tools.jackson.databind.JsonNode;

/**
 * Uploaded images, the last hundred of them.
 */
public final class Images implements HttpCalls {

	private static final int KEPT = 100;

	private final Map<String, byte[]> images = new LinkedHashMap<>();

	private final Sessions sessions;

	private int number;

	/**
	 * Create a store without images.
	 * @param sessions knows what is to go wrong
	 */
	public Images(Sessions sessions) {
		this.sessions = sessions;
	}

	/**
	 * Keep an image.
	 * @param sent a text in base64, a list of numbers, or a buffer of Node with one
	 * @return id of the image
	 */
	String keep(JsonNode sent) {
		// Programs for Node send a buffer, which is written as an object with the
		// numbers.
		JsonNode bytes = sent.isObject() ? sent.path("data") : sent;
		byte[] image;
		if (bytes.isString()) {
			String text = bytes.asString();
			image = Base64.getDecoder().decode(text.substring(text.indexOf(',') + 1));
		}
		else if (bytes.isArray() && !bytes.isEmpty()) {
			ByteArrayOutputStream buffer = new ByteArrayOutputStream();
			bytes.forEach((number) -> buffer.write(number.asInt()));
			image = buffer.toByteArray();
		}
		else {
			throw new IllegalArgumentException("'bytes' must be base64, a list of numbers or a Buffer");
		}
		if (this.images.size() == KEPT) {
			this.images.remove(this.images.keySet().iterator().next());
		}
		String id = "image-" + (++this.number);
		this.images.put(id, image);
		return id;
	}

	@Override
	public boolean handle(HttpCall call) {
		List<String> path = call.segments();
		if (path.size() != 3 || !path.subList(0, 2).equals(List.of("simulator", "images"))) {
			return false;
		}
		byte[] image = this.images.get(path.get(2));
		if (image == null) {
			call.text(404, "There is no such image");
		}
		else {
			// As where Gather keeps images: pages of any origin may read them.
			call.respond(200, "image/png", image,
					this.sessions.plan().http().closedImages() ? Map.of() : Map.of("Access-Control-Allow-Origin", "*"));
		}
		return true;
	}

}
