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

/**
 * How long to measure.
 *
 * @param warmUpNanos how long to warm up before each size of frame
 * @param roundSeconds how long one round takes about
 * @param rounds how many rounds
 * @param sizes which sizes of frames; {@code null} for all
 */
record Scale(long warmUpNanos, double roundSeconds, int rounds, int @org.jspecify.annotations.Nullable [] sizes) {

	static Scale current() {
		// A program that failed must not go on with the threads of its client.
		Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
			failure.printStackTrace();
			System.exit(1);
		});
		if (Boolean.getBoolean("quick")) {
			return new Scale(1_500_000_000L, 0.3, 3, new int[] { 1, 20 });
		}
		return new Scale(3_000_000_000L, 0.7, 7, null);
	}

	int[] perFrame(int[] all) {
		int[] chosen = this.sizes;
		return (chosen != null) ? chosen : all;
	}

}
