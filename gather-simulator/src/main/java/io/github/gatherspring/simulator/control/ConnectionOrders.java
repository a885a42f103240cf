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

package io.github.gatherspring.simulator.control;

import java.time.Duration;
import java.util.Base64;

import io.github.gatherspring.simulator.api.SimulatorConnection;
import tools.jackson.databind.JsonNode;

/**
 * What can be done to one connection by name.
 */
final class ConnectionOrders {

	private ConnectionOrders() {
	}

	static void give(SimulatorConnection connection, String order, JsonNode value) {
		switch (order) {
			case "close" -> connection.close(value.path("code").asInt(1000), value.path("reason").asString(""));
			case "drop" -> connection.drop();
			case "freeze" -> {
				if (value.has("millis")) {
					connection.freeze(Duration.ofMillis(value.get("millis").asLong()));
				}
				else {
					connection.freeze();
				}
			}
			case "unfreeze" -> connection.unfreeze();
			case "fragment" -> connection.fragment(value.path("bytes").asInt(0));
			case "sendText" -> connection.sendText(value.path("text").asString(""));
			case "sendRaw" -> connection.sendRaw(Base64.getDecoder().decode(value.path("base64").asString("")));
			case "flood" -> connection.flood(Base64.getDecoder().decode(value.path("base64").asString("")),
					value.path("count").asLong(1));
			default -> throw new IllegalArgumentException("There is no order '" + order
					+ "' for a connection, expected close, drop, freeze, unfreeze, fragment, sendText, sendRaw or flood");
		}
	}

}
