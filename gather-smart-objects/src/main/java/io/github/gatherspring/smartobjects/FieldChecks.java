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

import java.net.URI;
import java.util.Locale;

/**
 * The limits of single fields. Lengths count as the server counts them, in UTF-16 units.
 */
final class FieldChecks {

	/**
	 * Largest integer that the other side, written in JavaScript, holds exactly.
	 */
	private static final long LARGEST = 9_007_199_254_740_991L;

	private FieldChecks() {
	}

	static String text(String type, String field, String value, int longest) {
		if (value.isBlank()) {
			throw new IllegalArgumentException("'" + field + "' of " + type + " is blank, but must not be");
		}
		return length(type, field, value, longest);
	}

	static String length(String type, String field, String value, int longest) {
		if (value.length() > longest) {
			throw new IllegalArgumentException(
					String.format(Locale.ROOT, "'%s' of %s has %,d characters, at most %,d are allowed: shorten it",
							field, type, value.length(), longest));
		}
		return value;
	}

	static long count(String type, String field, long value, long least) {
		if (value < least || value > LARGEST) {
			throw new IllegalArgumentException(String.format(Locale.ROOT,
					"'%s' of %s is %d, but must be from %d to %,d", field, type, value, least, LARGEST));
		}
		return value;
	}

	static String url(String type, String field, String value, int longest) {
		length(type, field, value, longest);
		if (!isHttp(value)) {
			throw new IllegalArgumentException("'" + field + "' of " + type + " is '" + OneLine.of(value, 100)
					+ "', expected an address that starts with https:// or http://");
		}
		return value;
	}

	private static boolean isHttp(String value) {
		try {
			URI uri = URI.create(value);
			return uri.getHost() != null
					&& ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
