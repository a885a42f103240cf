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

package io.github.gatherspring.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Checks the ratios that are stable enough on shared machines, with margins so wide that
 * only a real regression passes them.
 */
final class RatioCheck {

	private static final List<String> QUICK = List.of("-Dquick=true");

	private final List<String> failures = new ArrayList<>();

	/**
	 * Measures; what failed is measured once more, since anything may have run beside it.
	 * @return the ratios that failed twice
	 */
	List<String> failures() {
		List<String> failed = new ArrayList<>();
		for (Runnable group : List.<Runnable>of(this::events, this::actions, this::world)) {
			group.run();
			if (!this.failures.isEmpty()) {
				this.failures.clear();
				group.run();
			}
			failed.addAll(this.failures);
			this.failures.clear();
		}
		return failed;
	}

	private void events() {
		Measurement walk = Measurement.run(QUICK, "ReceiveLimits", "walk");
		Measurement listener = Measurement.run(QUICK, "ListenerReceive", "warm");
		for (String size : List.of("1", "20")) {
			atLeast("events/s to a listener, of the walk alone, " + size + " a frame",
					listener.best("rate." + size) / walk.best("rate." + size), 0.08);
			atMost("bytes allocated an event, " + size + " a frame", listener.best("allocated." + size), 900);
		}
	}

	private void actions() {
		Measurement echo = Measurement.run(QUICK, "EchoLimits");
		Measurement client = Measurement.run(QUICK, "SendingActions", "warm");
		atMost("time of an action alone, of a raw echo", client.at("p50.1", 0) / echo.at("p50.1", 0), 2.5);
		atLeast("actions/s with 64 in flight, of the raw rate", client.best("actions.64") / echo.best("actions.64"),
				0.25);
	}

	private void world() {
		Measurement decode = Measurement.run(List.of("-Xmx1g"), "WorldSync", "decode", "4000000", "4");
		Measurement world = Measurement.run(List.of("-Xmx1g"), "WorldSync", "client", "4000000", "4");
		atMost("time to ready with a world, of its decoding", world.at("warm", 0) / decode.at("warm", 0), 4);
	}

	private void atLeast(String what, double value, double limit) {
		judge(what, value, limit, value >= limit, "at least");
	}

	private void atMost(String what, double value, double limit) {
		judge(what, value, limit, value <= limit, "at most");
	}

	private void judge(String what, double value, double limit, boolean holds, String bound) {
		String line = String.format(Locale.ROOT, "%s: %.2f, wanted %s %.2f", what, value, bound, limit);
		System.out.println((holds ? "ok     " : "failed ") + line);
		if (!holds) {
			// Also when a figure is missing, since nothing compares with not-a-number.
			this.failures.add(line);
		}
	}

}
