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

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Takes a client's secrets out of texts that came from outside, in whatever spelling they
 * are quoted: a server that echoes the key must not bring it into a log or an exception.
 * Immutable.
 *
 * @since 0.1.0
 */
public final class Secrets {

	private static final String MASK = "******";

	/**
	 * A secret shorter than this is hidden only where it stands as a word of its own: in
	 * somebody's tests it is {@code k} or {@code test}, which ordinary words hold.
	 */
	private static final int LONG_ENOUGH = 8;

	/**
	 * A word does not begin within another one, but it may follow an escape.
	 */
	private static final String WORD_BEGINS = "(?:(?<![\\p{L}\\p{N}_])|(?<=%[0-9A-Fa-f]{2})|(?<=\\\\[nrtbf])"
			+ "|(?<=\\\\u[0-9A-Fa-f]{4}))";

	private static final String WORD_ENDS = "(?![\\p{L}\\p{N}_])";

	/** So much of a text is searched for secrets to make a line of it. */
	private static final int SEARCHED = 16 * 1024;

	/** The longest spelling of one character, by the bounds that {@link Spelling} has. */
	private static final int LONGEST_SPELLING = 160;

	private static final Pattern NO_HEADER = Pattern.compile("[^\\x21-\\x7e]");

	private final List<String> secrets;

	private final @Nullable Pattern spellings;

	/**
	 * Create a mask.
	 * @param secrets what to hide; {@code null} and blank ones are passed over
	 */
	public Secrets(@Nullable String... secrets) {
		// The longest first: one may hold another.
		this.secrets = Stream.of(secrets)
			.filter(Objects::nonNull)
			.filter((secret) -> !secret.isBlank())
			.distinct()
			.sorted(Comparator.comparingInt(String::length).reversed())
			.toList();
		this.spellings = this.secrets.isEmpty() ? null
				: Pattern.compile(this.secrets.stream().map(Secrets::expression).collect(Collectors.joining("|")));
	}

	private static String expression(String secret) {
		String spelling = Spelling.of(secret);
		return (secret.length() < LONG_ENOUGH) ? WORD_BEGINS + spelling + WORD_ENDS : spelling;
	}

	/**
	 * Read a key or a token as it comes out of a file or an environment, with a line feed
	 * at its end.
	 * @param value the value as it came; {@code null} or blank for none
	 * @param setting the name of the setting that it came from, for the message
	 * @return the secret, or {@code null} for none
	 * @throws IllegalArgumentException if it holds what no header can hold, or is a
	 * placeholder that nothing replaced; the message does not hold the value
	 */
	public static @Nullable String read(@Nullable String value, String setting) {
		if (value == null || value.isBlank()) {
			return null;
		}
		String secret = value.strip();
		if (secret.startsWith("${") && secret.endsWith("}")) {
			throw new IllegalArgumentException(setting + " is a placeholder that nothing replaced (${…}, "
					+ secret.length() + " characters); expected the key itself: define what the placeholder names");
		}
		if (NO_HEADER.matcher(secret).find()) {
			throw new IllegalArgumentException(setting + " (" + secret.length()
					+ " characters) holds blanks, line feeds or characters beyond ASCII, which no key has;"
					+ " check where it comes from");
		}
		return secret;
	}

	/**
	 * Hide the secrets in a text of ours, whatever its length.
	 * @param text a text that may hold some
	 * @return the text with six asterisks in the place of each
	 */
	public String maskWhole(String text) {
		Pattern pattern = this.spellings;
		if (pattern == null || (!isEscaped(text) && this.secrets.stream().noneMatch(text::contains))) {
			return text;
		}
		return pattern.matcher(text).replaceAll(MASK);
	}

	private static boolean isEscaped(String text) {
		return text.indexOf('%') >= 0 || text.indexOf('\\') >= 0 || text.indexOf('&') >= 0;
	}

	/**
	 * Return a text from outside as it may be logged, thrown and shown: without the
	 * secrets, as {@linkplain OneLine one printable line of bounded length}.
	 * @param text the text
	 * @return the line
	 */
	public String mask(String text) {
		if (text.length() <= SEARCHED) {
			return OneLine.of(maskWhole(text));
		}
		// A long text is not searched to its end. What the cut may have left of a secret
		// stands at the end of what is searched, and is dropped.
		String masked = maskWhole(text.substring(0, SEARCHED));
		int longest = this.secrets.isEmpty() ? 0 : this.secrets.get(0).length() * LONGEST_SPELLING;
		return OneLine.of(masked.substring(0, Math.max(masked.length() - longest, 0)) + "…");
	}

	/**
	 * Say whether a text holds a secret in any spelling.
	 * @param text the text
	 * @return whether it does
	 */
	public boolean areIn(String text) {
		return !maskWhole(text).equals(text);
	}

	/**
	 * Return nothing about the secrets.
	 * @return the name of the type
	 */
	@Override
	public String toString() {
		return "Secrets";
	}

}
