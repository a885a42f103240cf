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

package io.github.gatherspring.space;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import io.github.gatherspring.wire.OneLine;

/**
 * Nothing of a kind has that name, or more than one thing has.
 *
 * @since 0.1.0
 */
public class UnknownNameException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private static final int MOST_SHOWN = 20;

	private static final int LONGEST_SHOWN = 80;

	/**
	 * What was looked for.
	 */
	private final String kind;

	/**
	 * The name that came.
	 */
	private final String name;

	/**
	 * What could have been meant.
	 */
	private final String[] candidates;

	/**
	 * Creates an exception.
	 * @param kind what was looked for, such as {@code map}
	 * @param name the name that came
	 * @param candidates what could have been meant: all that there is, or those who share
	 * the name
	 * @param ambiguous whether several have that name
	 */
	public UnknownNameException(String kind, String name, Collection<String> candidates, boolean ambiguous) {
		super((ambiguous ? "More than one " + kind + " is called '" : "There is no " + kind + " '")
				+ OneLine.of(name, LONGEST_SHOWN) + "'" + (ambiguous ? ": use one of the ids " : "; there is ")
				+ list(candidates));
		this.kind = kind;
		this.name = name;
		this.candidates = candidates.toArray(String[]::new);
	}

	/**
	 * Names things in a line of bounded length.
	 */
	static String list(Collection<String> names) {
		if (names.isEmpty()) {
			return "none";
		}
		String shown = names.stream()
			.sorted()
			.limit(MOST_SHOWN)
			.map((name) -> OneLine.of(name, LONGEST_SHOWN))
			.collect(Collectors.joining(", "));
		return (names.size() > MOST_SHOWN) ? shown + " and " + (names.size() - MOST_SHOWN) + " more" : shown;
	}

	/**
	 * Return what was looked for.
	 * @return the kind, such as {@code map}
	 */
	public String kind() {
		return this.kind;
	}

	/**
	 * Return the name that came.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return what could have been meant.
	 * @return names or ids, unmodifiable; empty if there is nothing of that kind
	 */
	public List<String> candidates() {
		return List.of(this.candidates);
	}

}
