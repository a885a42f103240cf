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

package io.github.gatherspring.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.web.util.UriUtils;

/**
 * Id of a space: two halves, written {@code id/name} in the browser's address bar and
 * {@code id\name} on the wire.
 *
 * @param id the first half, usually 16 characters
 * @param name the second half, decoded; may hold blanks, dots and other characters
 * @since 0.1.0
 */
public record SpaceId(String id, String name) {

	private static final Pattern ADDRESS = Pattern.compile(
			"^(?:[a-z][a-z0-9+.-]*://)?(?<host>(?:[a-z0-9-]+\\.)*gather\\.town)(?::\\d+)?/(?<path>.*)$",
			Pattern.CASE_INSENSITIVE);

	private static final String EXPECTED = "expected 'id/spaceName' (for instance dkj63wrer8/office), 'id\\spaceName'"
			+ " or the whole address of the space in the browser";

	/**
	 * Reads the id in any of the forms that people paste.
	 * @param text {@code id/name}, {@code id\name} or the address of the space, percent
	 * escapes included
	 * @return the id
	 * @throws IllegalArgumentException if the text is empty, has another shape, or is the
	 * address of a space of Gather 2.0
	 */
	public static SpaceId parse(@Nullable String text) {
		if (text == null || text.isBlank()) {
			throw new IllegalArgumentException("The space id is empty: " + EXPECTED);
		}
		String trimmed = text.trim();
		String path = trimmed;
		Matcher address = ADDRESS.matcher(trimmed);
		if (address.matches()) {
			if (address.group("host").toLowerCase(Locale.ROOT).startsWith("app.v2.")) {
				throw new IllegalArgumentException("The address '" + trimmed
						+ "' belongs to a space of Gather 2.0, which this client cannot reach: it speaks the protocol of"
						+ " Gather 1.0, the classic app");
			}
			path = stripQueryAndFragment(address.group("path"));
			if (path.regionMatches(true, 0, "app/", 0, 4)) {
				path = path.substring(4);
			}
		}
		else if (trimmed.contains("://")) {
			throw new IllegalArgumentException("The space id '" + trimmed + "' is no address of Gather: " + EXPECTED);
		}
		return split(path, trimmed);
	}

	private static SpaceId split(String path, String original) {
		int end = path.length();
		while (end > 0 && (path.charAt(end - 1) == '/' || path.charAt(end - 1) == '\\')) {
			end--;
		}
		String decoded = decode(path.substring(0, end));
		int separator = indexOfSeparator(decoded);
		String id = (separator > 0) ? decoded.substring(0, separator).trim() : "";
		String name = (separator > 0) ? decoded.substring(separator + 1).trim() : "";
		if (id.isEmpty() || name.isEmpty() || indexOfSeparator(name) >= 0) {
			throw new IllegalArgumentException("The space id '" + original + "' is not understood: " + EXPECTED);
		}
		return new SpaceId(id, name);
	}

	private static int indexOfSeparator(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) == '/' || text.charAt(i) == '\\') {
				return i;
			}
		}
		return -1;
	}

	private static String stripQueryAndFragment(String path) {
		int end = path.length();
		for (char mark : new char[] { '?', '#' }) {
			int at = path.indexOf(mark);
			end = (at >= 0) ? Math.min(end, at) : end;
		}
		return path.substring(0, end);
	}

	private static String decode(String text) {
		try {
			// A plus is a plus in a path; the decoder is made for forms.
			return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			// A name such as "100% office" holds no escapes.
			return text;
		}
	}

	/**
	 * Creates an id of its halves.
	 * @param id the first half
	 * @param name the second half
	 */
	public SpaceId {
		Assert.hasText(id, "'id' must not be empty");
		Assert.hasText(name, "'name' must not be empty");
	}

	/**
	 * Returns the id as it is written on the wire.
	 * @return both halves with a backslash between them
	 */
	public String onWire() {
		return this.id + "\\" + this.name;
	}

	/**
	 * Returns the id as one segment of a path.
	 * @return the wire form, percent-encoded
	 */
	public String asPathSegment() {
		return UriUtils.encode(onWire(), StandardCharsets.UTF_8);
	}

	/**
	 * Returns the id as people read it.
	 * @return both halves with a slash between them
	 */
	@Override
	public String toString() {
		return this.id + "/" + this.name;
	}

}
