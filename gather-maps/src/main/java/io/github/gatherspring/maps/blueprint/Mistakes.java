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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.gatherspring.wire.OneLine;

/**
 * Collects what is wrong with a file, so that all of it is told at once.
 */
public final class Mistakes {

	private static final int MOST = 200;

	private final List<Mistake> found = new ArrayList<>();

	/**
	 * Create a collector without mistakes.
	 */
	public Mistakes() {
	}

	/**
	 * Add a mistake, up to two hundred.
	 * @param source where it is
	 * @param message what came and what was expected
	 */
	public void add(Source source, String message) {
		Mistake mistake = new Mistake(source, OneLine.of(message));
		if (this.found.size() < MOST && !this.found.contains(mistake)) {
			this.found.add(mistake);
		}
	}

	/**
	 * Throw if there are mistakes.
	 * @param file name of the file
	 * @throws InvalidBlueprintException with all of them
	 */
	public void throwIfAny(String file) {
		if (!this.found.isEmpty()) {
			// Files in the order in which they were met, lines from top to bottom.
			List<String> files = this.found.stream().map((mistake) -> mistake.source().file()).distinct().toList();
			this.found.sort(Comparator.comparingInt((Mistake mistake) -> files.indexOf(mistake.source().file()))
				.thenComparingInt((mistake) -> mistake.source().line()));
			throw new InvalidBlueprintException(file, this.found);
		}
	}

}
