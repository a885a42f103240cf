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

package io.github.gatherspring.autoconfigure.mcp;

/**
 * Words of other people, made fit for an agent: data within marks that they cannot close,
 * on one line, of bounded length.
 */
final class Words {

	static final String BEGIN = "<untrusted>";

	static final String END = "</untrusted>";

	private static final int LONGEST_NAME = 60;

	private static final int LONGEST_TEXT = 500;

	private Words() {
	}

	/**
	 * A text that somebody wrote, within marks.
	 */
	static String untrusted(String text) {
		return text.isBlank() ? "" : BEGIN + line(text, LONGEST_TEXT) + END;
	}

	/**
	 * A name that is also used to call somebody: short and without marks.
	 */
	static String name(String text) {
		return line(text, LONGEST_NAME);
	}

	/**
	 * Why something failed, which may quote a server.
	 */
	static String reason(String text) {
		return line(text, LONGEST_TEXT);
	}

	private static String line(String text, int longest) {
		StringBuilder line = new StringBuilder();
		boolean gap = false;
		for (int i = 0; i < text.length();) {
			int character = text.codePointAt(i);
			i += Character.charCount(character);
			if (Character.isWhitespace(character) || Character.isSpaceChar(character) || !isPrintable(character)) {
				gap = !line.isEmpty();
				continue;
			}
			if (line.length() >= longest) {
				return line.append('…').toString();
			}
			line.append(gap ? " " : "").append(withoutMarks(character));
			gap = false;
		}
		return line.toString();
	}

	private static String withoutMarks(int character) {
		return switch (character) {
			case '<' -> "‹";
			case '>' -> "›";
			default -> Character.toString(character);
		};
	}

	private static boolean isPrintable(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
					Character.UNASSIGNED ->
				false;
			default -> true;
		};
	}

}
