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

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Says how a text may be spelled where somebody quotes it: percent-encoded (once or
 * several times, in either case, in whole or in part), with the escapes of JSON and
 * JavaScript, with the entities of HTML, or with these mixed. All repetitions are
 * bounded, so that no text takes long to search.
 */
final class Spelling {

	private static final String PERCENT = "%(?:25){0,4}";

	private static final String BACKSLASH = "(?:\\\\|" + PERCENT + "5[cC])";

	private static final String SEMICOLON = "(?:;|" + PERCENT + "3[bB])";

	private static final String AMPERSAND = "(?:&|" + PERCENT + "26|" + BACKSLASH + "{1,4}u0026)(?:amp" + SEMICOLON
			+ "){0,3}";

	private static final String NUMBER = AMPERSAND + "(?:#|" + PERCENT + "23)";

	private static final String ESCAPED_AS_THEY_ARE = "/\\\"'";

	/**
	 * The names that HTML has for what is neither a letter nor a digit in ASCII.
	 */
	private static final Map<Character, String> ENTITIES = Map.ofEntries(Map.entry('!', "excl"),
			Map.entry('"', "(?:quot|QUOT)"), Map.entry('#', "num"), Map.entry('$', "dollar"), Map.entry('%', "percnt"),
			Map.entry('&', "(?:amp|AMP)"), Map.entry('\'', "apos"), Map.entry('(', "lpar"), Map.entry(')', "rpar"),
			Map.entry('*', "(?:ast|midast)"), Map.entry('+', "plus"), Map.entry(',', "comma"), Map.entry('.', "period"),
			Map.entry('/', "sol"), Map.entry(':', "colon"), Map.entry(';', "semi"), Map.entry('<', "(?:lt|LT)"),
			Map.entry('=', "equals"), Map.entry('>', "(?:gt|GT)"), Map.entry('?', "quest"), Map.entry('@', "commat"),
			Map.entry('[', "(?:lsqb|lbrack)"), Map.entry('\\', "bsol"), Map.entry(']', "(?:rsqb|rbrack)"),
			Map.entry('^', "Hat"), Map.entry('_', "(?:lowbar|UnderBar)"), Map.entry('`', "(?:grave|DiacriticalGrave)"),
			Map.entry('{', "(?:lcub|lbrace)"), Map.entry('|', "(?:verbar|vert|VerticalLine)"),
			Map.entry('}', "(?:rcub|rbrace)"));

	private Spelling() {
	}

	/**
	 * Return the expression that matches a text in any spelling.
	 * @param text the text
	 * @return the source of a regular expression
	 */
	static String of(String text) {
		StringBuilder expression = new StringBuilder();
		text.codePoints().forEach((character) -> expression.append(ofCharacter(character)));
		return expression.toString();
	}

	private static String ofCharacter(int character) {
		String text = Character.toString(character);
		StringBuilder expression = new StringBuilder("(?:");
		for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
			expression.append(PERCENT).append(encodedDigits(HexFormat.of().toHexDigits(octet)));
		}
		expression.append('|');
		for (char unit : text.toCharArray()) {
			expression.append(BACKSLASH).append("{1,4}u").append(eitherCase(HexFormat.of().toHexDigits(unit)));
		}
		if (character < 0x100) {
			expression.append('|')
				.append(BACKSLASH)
				.append("{1,4}x")
				.append(eitherCase(HexFormat.of().toHexDigits((byte) character)));
		}
		expression.append('|').append(NUMBER).append("0{0,6}").append(character).append(SEMICOLON).append('?');
		expression.append('|')
			.append(NUMBER)
			.append("[xX]0{0,6}")
			.append(eitherCase(Integer.toHexString(character)))
			.append(SEMICOLON)
			.append('?');
		if (character < 0x80) {
			String entity = ENTITIES.get((char) character);
			if (entity != null) {
				expression.append('|').append(AMPERSAND).append(entity).append(SEMICOLON).append('?');
			}
			if (ESCAPED_AS_THEY_ARE.indexOf(character) >= 0) {
				expression.append('|')
					.append(BACKSLASH)
					.append("{1,8}(?:")
					.append(Pattern.quote(text))
					.append('|')
					.append(PERCENT)
					.append(eitherCase(HexFormat.of().toHexDigits((byte) character)))
					.append(')');
			}
		}
		// Last, or it would match the beginning of what is escaped and leave the rest.
		return expression.append('|').append(Pattern.quote(text)).append(')').toString();
	}

	/**
	 * Who encodes every character, and that twice, encodes the digits of the first time.
	 */
	private static String encodedDigits(String hex) {
		StringBuilder expression = new StringBuilder();
		for (char digit : hex.toCharArray()) {
			expression.append("(?:").append(eitherCase(String.valueOf(digit))).append('|').append(PERCENT);
			expression.append(Character.isLetter(digit) ? "[46]" : "3").append(digit & 0xF).append(')');
		}
		return expression.toString();
	}

	private static String eitherCase(String hex) {
		StringBuilder expression = new StringBuilder();
		for (char digit : hex.toCharArray()) {
			if (Character.isLetter(digit)) {
				expression.append('[').append(digit).append(Character.toUpperCase(digit)).append(']');
			}
			else {
				expression.append(digit);
			}
		}
		return expression.toString();
	}

}
