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

package io.github.gatherspring.simulator.wire;

/**
 * Makes text from outside one printable line of bounded length, so that it can forge no
 * line of a log and colour no console.
 */
public final class PrintableText {

	private static final int LONGEST = 200;

	private PrintableText() {
	}

	/**
	 * Return the text as it may be logged.
	 * @param text text from outside
	 * @return at most 200 characters and an ellipsis, with a blank for whatever does not
	 * print
	 */
	public static String of(String text) {
		StringBuilder line = new StringBuilder();
		int index = 0;
		while (index < text.length() && line.length() < LONGEST) {
			int character = text.codePointAt(index);
			index += Character.charCount(character);
			line.appendCodePoint(prints(character) ? character : ' ');
		}
		return (index < text.length()) ? line.append('…').toString() : line.toString();
	}

	private static boolean prints(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE ->
				false;
			default -> true;
		};
	}

}
