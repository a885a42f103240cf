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

/**
 * Makes text from outside fit to be shown: one printable line of bounded length. A server
 * or a person in the space must not be able to begin a line of the log, to colour a
 * console, to turn the direction of what follows, or to fill a disk with one word.
 *
 * @since 0.1.0
 */
public final class OneLine {

	/** The longest line, in characters. */
	public static final int LONGEST = 500;

	private static final char REPLACEMENT = '\uFFFD';

	private static final char ELLIPSIS = '…';

	private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

	private static final int ZERO_WIDTH_JOINER = 0x200D;

	private OneLine() {
	}

	/**
	 * Return a text as one printable line of at most {@value #LONGEST} characters.
	 * @param text the text
	 * @return the line: white space of any kind is one blank, and what cannot be printed
	 * is {@code U+FFFD}
	 */
	public static String of(String text) {
		return of(text, LONGEST);
	}

	/**
	 * Return a text as one printable line.
	 * @param text the text
	 * @param longest the most characters that are kept; positive
	 * @return the line, which ends with an ellipsis where it was cut
	 */
	public static String of(String text, int longest) {
		StringBuilder line = new StringBuilder(Math.min(text.length(), longest));
		boolean blank = false;
		for (int i = 0; i < text.length();) {
			int character = text.codePointAt(i);
			i += Character.charCount(character);
			if (isBlank(character)) {
				blank = !line.isEmpty();
				continue;
			}
			int size = Character.charCount(character) + (blank ? 1 : 0);
			if (line.length() + size > longest) {
				return cut(line, longest);
			}
			if (blank) {
				line.append(' ');
				blank = false;
			}
			line.appendCodePoint(isPrintable(character) ? character : REPLACEMENT);
		}
		return line.toString();
	}

	private static String cut(StringBuilder line, int longest) {
		if (line.length() >= longest) {
			line.setLength(longest - 1);
			if (!line.isEmpty() && Character.isHighSurrogate(line.charAt(line.length() - 1))) {
				line.setLength(line.length() - 1);
			}
		}
		return line.append(ELLIPSIS).toString();
	}

	private static boolean isBlank(int character) {
		return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == '\u0085';
	}

	private static boolean isPrintable(int character) {
		return switch (Character.getType(character)) {
			// Of the invisible ones only the joiners, which emoji and some scripts are
			// written with: the others turn the direction or hide what is there.
			case Character.FORMAT -> character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;
			case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
			default -> true;
		};
	}

}
