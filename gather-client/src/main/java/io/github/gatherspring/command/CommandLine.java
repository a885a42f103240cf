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

package io.github.gatherspring.command;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody wrote after the prefix, split as a shell splits. Quotes at the beginning
 * of a word group, those in the middle are letters as any, since people write
 * {@code don't}; so is one that nobody closes. In quotes a backslash takes the next quote
 * or backslash as it is. Phones write the curly ones.
 *
 * @param text all of it
 * @param words the words without their quotes
 */
record CommandLine(String text, List<Word> words) {

	static CommandLine of(String text) {
		List<Word> words = new ArrayList<>();
		int at = 0;
		while (at < text.length()) {
			if (isBlank(text.charAt(at))) {
				at++;
				continue;
			}
			Word word = quoted(text, at);
			if (word == null) {
				int end = at;
				while (end < text.length() && !isBlank(text.charAt(end))) {
					end++;
				}
				word = new Word(text.substring(at, end), end);
			}
			words.add(word);
			at = word.end;
		}
		return new CommandLine(text, List.copyOf(words));
	}

	private static @org.jspecify.annotations.Nullable Word quoted(String text, int begin) {
		char closing = closing(text.charAt(begin));
		if (closing == 0) {
			return null;
		}
		StringBuilder word = new StringBuilder();
		for (int i = begin + 1; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character == '\\' && i + 1 < text.length()
					&& (text.charAt(i + 1) == closing || text.charAt(i + 1) == '\\')) {
				word.append(text.charAt(++i));
			}
			else if (character == closing && (i + 1 == text.length() || isBlank(text.charAt(i + 1)))) {
				return new Word(word.toString(), i + 1);
			}
			else {
				word.append(character);
			}
		}
		return null;
	}

	private static char closing(char opening) {
		return switch (opening) {
			case '"', '\'' -> opening;
			case '\u201C', '\u201E' -> '\u201D';
			case '\u2018' -> '\u2019';
			default -> 0;
		};
	}

	private static boolean isBlank(char character) {
		return Character.isWhitespace(character) || Character.isSpaceChar(character);
	}

	List<String> texts() {
		return this.words.stream().map(Word::text).toList();
	}

	/**
	 * Return what follows the first words, as it was written.
	 * @param count how many words
	 * @return the rest without blanks at its ends
	 */
	String after(int count) {
		return (count == 0) ? this.text.strip() : this.text.substring(this.words.get(count - 1).end).strip();
	}

	/**
	 * A word.
	 *
	 * @param text the word without its quotes
	 * @param end where it ends in the whole
	 */
	record Word(String text, int end) {
	}

}
