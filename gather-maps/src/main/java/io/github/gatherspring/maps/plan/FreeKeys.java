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
package io.github.gatherspring.maps.plan;

import java.util.HashSet;
import java.util.Set;

/**
 * Finds keys for new objects. The same names on the same map get the same keys, so that a
 * plan that is made again is the same plan.
 */
final class FreeKeys {

	private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

	private static final int LENGTH = 4;

	private static final int ALL = (int) Math.pow(LETTERS.length(), LENGTH);

	private final Set<String> taken;

	FreeKeys(Set<String> taken) {
		this.taken = new HashSet<>(taken);
	}

	String next(String id) {
		int hash = id.hashCode();
		int number = Math.floorMod(hash ^ (hash >>> 15), ALL);
		for (int tried = 0; tried < ALL; tried++) {
			String key = key((number + tried) % ALL);
			if (this.taken.add(key)) {
				return key;
			}
		}
		throw new IllegalStateException("No key of four characters is free on this map");
	}

	private static String key(int number) {
		char[] key = new char[LENGTH];
		int rest = number;
		for (int i = LENGTH - 1; i >= 0; i--) {
			key[i] = LETTERS.charAt(rest % LETTERS.length());
			rest /= LETTERS.length();
		}
		return new String(key);
	}

}
