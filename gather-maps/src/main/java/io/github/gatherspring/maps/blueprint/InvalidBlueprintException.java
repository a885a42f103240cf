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
package io.github.gatherspring.maps.blueprint;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A file that cannot be used, with everything that is wrong with it.
 *
 * @since 0.1.0
 */
public class InvalidBlueprintException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	/** What is wrong, in the order of the file. */
	private final transient List<Mistake> mistakes;

	/**
	 * Create an exception.
	 * @param file name of the file
	 * @param mistakes what is wrong, at least one
	 */
	public InvalidBlueprintException(String file, List<Mistake> mistakes) {
		super(mistakes.stream()
			.map(Mistake::toString)
			.collect(Collectors.joining("\n", file + " cannot be used, and nothing was sent:\n", "")));
		this.mistakes = List.copyOf(mistakes);
	}

	/**
	 * Return what is wrong.
	 * @return the mistakes, in the order in which they were found
	 */
	public List<Mistake> mistakes() {
		return (this.mistakes != null) ? this.mistakes : List.of();
	}

}
