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

package io.github.gatherspring.proto.action;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Spelling of names: lowerCamelCase on the wire, snake_case in the reference client, and
 * what somebody may have meant who wrote neither.
 */
final class ProtocolNames {

	private ProtocolNames() {
	}

	/**
	 * Returns the name as the reference client spells it: each capital letter becomes an
	 * underscore and the small letter, one by one, so that {@code mapSetUseDrawnBG} is
	 * {@code map_set_use_drawn_b_g}.
	 * @param name in lowerCamelCase
	 * @return the name in snake_case
	 */
	static String snakeCase(String name) {
		StringBuilder snakeCase = new StringBuilder();
		for (char c : name.toCharArray()) {
			if (Character.isUpperCase(c)) {
				snakeCase.append('_').append(Character.toLowerCase(c));
			}
			else {
				snakeCase.append(c);
			}
		}
		return snakeCase.toString();
	}

	/**
	 * Returns the names that somebody may have meant who wrote a wrong one, in the
	 * spelling of the wrong one: those that a few letters change, and those that hold it.
	 * @param wrong what was asked for
	 * @param names the right names in lowerCamelCase
	 * @return at most three names, the nearest first
	 */
	static List<String> nearest(String wrong, Collection<String> names) {
		String plain = plain(wrong);
		return names.stream()
			.filter((name) -> isNear(plain, plain(name)))
			.sorted(Comparator.comparingInt((name) -> distance(plain, plain(name))))
			.limit(3)
			.map((name) -> (wrong.indexOf('_') == -1) ? name : snakeCase(name))
			.toList();
	}

	/**
	 * Puts near names into a message.
	 * @param near the names
	 * @return what follows the wrong name; empty if there are none
	 */
	static String proposal(List<String> near) {
		return near.isEmpty() ? "" : "; did you mean '%s'?".formatted(String.join("' or '", near));
	}

	/** A third of the letters may be wrong; a part of a name has to be worth the name. */
	private static boolean isNear(String wrong, String name) {
		return distance(wrong, name) <= Math.max(1, wrong.length() / 3) || (wrong.length() > 3 && name.contains(wrong));
	}

	private static String plain(String name) {
		return name.replace("_", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * Counts the letters to insert, delete or replace that lead from one name to the
	 * other.
	 */
	private static int distance(String from, String to) {
		int[] previous = new int[to.length() + 1];
		for (int j = 0; j <= to.length(); j++) {
			previous[j] = j;
		}
		for (int i = 1; i <= from.length(); i++) {
			int[] current = new int[to.length() + 1];
			current[0] = i;
			for (int j = 1; j <= to.length(); j++) {
				int replaced = previous[j - 1] + ((from.charAt(i - 1) == to.charAt(j - 1)) ? 0 : 1);
				current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
			}
			previous = current;
		}
		return previous[to.length()];
	}

}
