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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The map that maps are made of against the one of the JDK.
 */
class PersistentMapTests {

	@Test
	void behavesAsAHashMapWhateverIsPutAndRemoved() {
		SplittableRandom random = new SplittableRandom(4711);
		Map<String, Integer> expected = new HashMap<>();
		PersistentMap<Integer> map = PersistentMap.empty();
		for (int step = 0; step < 20_000; step++) {
			String key = key(random.nextInt(600));
			if (random.nextInt(5) < ((step / 2_000 % 2 == 0) ? 3 : 2)) {
				expected.put(key, step);
				map = map.with(key, step);
			}
			else {
				expected.remove(key);
				map = map.without(key);
			}
			assertThat(map.size()).isEqualTo(expected.size());
			assertThat(map.get(key)).isEqualTo(expected.get(key));
			if (step % 500 == 0) {
				assertThat(new HashMap<>(map)).isEqualTo(expected);
			}
		}
		for (String key : List.copyOf(expected.keySet())) {
			map = map.without(key);
		}
		assertThat(map).isEmpty();
	}

	/**
	 * Keys of which whole groups have the same hash code: "Aa" and "BB" have.
	 */
	private static String key(int number) {
		StringBuilder key = new StringBuilder();
		for (int bit = 0; bit < 3; bit++) {
			key.append(((number >> bit & 1) == 0) ? "Aa" : "BB");
		}
		return key.append(number >> 3).toString();
	}

	@Test
	void manyAtOnceAreTheSameAsOneAfterTheOther() {
		SplittableRandom random = new SplittableRandom(4712);
		for (int round = 0; round < 300; round++) {
			Map<String, Integer> expected = new HashMap<>();
			PersistentMap<Integer> map = PersistentMap.empty();
			for (int batch = 0; batch < 4; batch++) {
				Map<String, Integer> added = new HashMap<>();
				int size = random.nextInt(1 << random.nextInt(1, 11));
				for (int i = 0; i < size; i++) {
					added.put(key(random.nextInt(1200)), round + batch + i);
				}
				PersistentMap<Integer> before = map;
				Map<String, Integer> asBefore = new HashMap<>(map);
				map = map.withAll(added);
				expected.putAll(added);
				assertThat(new HashMap<>(map)).isEqualTo(expected);
				assertThat(map).hasSize(expected.size());
				expected.forEach(new Found(map)::check);
				assertThat(new HashMap<>(before)).isEqualTo(asBefore);
				for (String key : added.keySet().stream().limit(20).toList()) {
					expected.remove(key);
					map = map.without(key);
				}
				assertThat(new HashMap<>(map)).isEqualTo(expected);
			}
		}
	}

	private record Found(PersistentMap<Integer> map) {

		void check(String key, Integer value) {
			assertThat(this.map.get(key)).isEqualTo(value);
		}

	}

	@Test
	void keysOfTheSameHashCodeAreDifferentKeys() {
		assertThat(key(0).hashCode()).isEqualTo(key(7).hashCode());
		assertThat(key(0)).isNotEqualTo(key(7));
	}

	@Test
	void aChangeLeavesTheMapAsItWas() {
		List<PersistentMap<Integer>> versions = new ArrayList<>();
		PersistentMap<Integer> map = PersistentMap.empty();
		for (int i = 0; i < 200; i++) {
			versions.add(map);
			map = map.with(key(i), i);
		}
		for (int i = 199; i >= 0; i--) {
			map = map.without(key(i));
			assertThat(map).isEqualTo(versions.get(i));
		}
		for (int i = 0; i < 200; i++) {
			assertThat(versions.get(i)).hasSize(i);
		}
	}

}
