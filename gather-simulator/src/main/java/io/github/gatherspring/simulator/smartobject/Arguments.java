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
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Arguments of a command, each checked when it is taken.
 *
 * @param data the JSON
 */
record Arguments(JsonNode data) {

	private static final long LARGEST = 9_007_199_254_740_991L;

	boolean has(String name) {
		return !this.data.path(name).isMissingNode();
	}

	String text(String name, int shortest, int longest) {
		JsonNode value = this.data.path(name);
		require(value.isString() && value.stringValue().length() >= shortest
				&& value.stringValue().length() <= longest);
		return value.stringValue();
	}

	String oneOf(String name, List<String> allowed) {
		String value = text(name, 1, 100);
		require(allowed.contains(value));
		return value;
	}

	boolean flag(String name) {
		JsonNode value = this.data.path(name);
		require(value.isBoolean());
		return value.booleanValue();
	}

	long number(String name, long least) {
		JsonNode value = this.data.path(name);
		require(value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= least
				&& value.longValue() <= LARGEST);
		return value.longValue();
	}

	@Nullable String url(String name) {
		if (!has(name)) {
			return null;
		}
		String value = text(name, 1, 2048);
		try {
			URI uri = URI.create(value);
			require(uri.getHost() != null
					&& ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme())));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidArguments();
		}
		return value;
	}

	private static void require(boolean valid) {
		if (!valid) {
			throw new InvalidArguments();
		}
	}

	/**
	 * An argument is missing or wrong.
	 */
	static final class InvalidArguments extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
