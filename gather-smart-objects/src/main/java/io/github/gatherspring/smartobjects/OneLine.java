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

/**
 * Makes text from outside fit for a message: one line, printable, of bounded length.
 */
final class OneLine {

	private OneLine() {
	}

	static String of(String text, int longest) {
		StringBuilder line = new StringBuilder(Math.min(text.length(), longest + 1));
		boolean gap = false;
		for (int i = 0; i < text.length();) {
			int character = text.codePointAt(i);
			int length = Character.charCount(character);
			i += length;
			if (Character.isWhitespace(character) || Character.isSpaceChar(character) || !isPrintable(character)) {
				gap = !line.isEmpty();
				continue;
			}
			if (line.length() + (gap ? 1 : 0) + length > longest) {
				return line.append('…').toString();
			}
			line.append(gap ? " " : "").appendCodePoint(character);
			gap = false;
		}
		return line.toString();
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
