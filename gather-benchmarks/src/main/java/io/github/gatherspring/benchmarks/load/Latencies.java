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

package io.github.gatherspring.benchmarks.load;

import java.util.Arrays;

/**
 * Times of single actions.
 */
final class Latencies {

	private final long[] nanos;

	private int count;

	Latencies(int capacity) {
		this.nanos = new long[capacity];
	}

	void add(long elapsed) {
		if (this.count < this.nanos.length) {
			this.nanos[this.count++] = elapsed;
		}
	}

	void tell(String name) {
		long[] sorted = Arrays.copyOf(this.nanos, this.count);
		Arrays.sort(sorted);
		Figures.tell("p50." + name, sorted[this.count / 2] / 1000.0);
		Figures.tell("p99." + name, sorted[(int) (this.count * 0.99)] / 1000.0);
	}

}
