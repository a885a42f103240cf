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

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What was wanted and what was measured. Says of each target whether it was met and, if
 * not, what stands in the way.
 */
final class Targets {

	private final StringBuilder rows = new StringBuilder();

	private final Map<String, String> reasons = new LinkedHashMap<>();

	/**
	 * Adds a target that must be reached.
	 * @param what the figure
	 * @param value what was measured
	 * @param limit the least that is wanted
	 * @param unit written behind both
	 * @param reason what stands in the way, if it does
	 */
	void atLeast(String what, double value, double limit, String unit, String reason) {
		add(what, value, "at least", limit, unit, value >= limit, reason);
	}

	/**
	 * Adds a target that must not be exceeded.
	 * @param what the figure
	 * @param value what was measured
	 * @param limit the most that is wanted
	 * @param unit written behind both
	 * @param reason what stands in the way, if it does
	 */
	void atMost(String what, double value, double limit, String unit, String reason) {
		add(what, value, "at most", limit, unit, value <= limit, reason);
	}

	private void add(String what, double value, String bound, double limit, String unit, boolean met, String reason) {
		if (Double.isNaN(value)) {
			// Not measured in a quick run.
			return;
		}
		this.rows.append("| %s | %s | %s %s | %s |%n".formatted(what, text(value, unit), bound, text(limit, unit),
				met ? "yes" : "**no**"));
		if (!met) {
			this.reasons.merge(reason, what, (one, other) -> one + "; " + other);
		}
	}

	private static String text(double value, String unit) {
		String pattern = (Math.abs(value) >= 1000) ? "%,.0f%s" : (Math.abs(value) >= 20) ? "%.0f%s" : "%.2f%s";
		return String.format(Locale.ROOT, pattern, value, unit).strip();
	}

	String table() {
		StringBuilder text = new StringBuilder("| target | measured | wanted | met |\n|---|---|---|---|\n");
		text.append(this.rows.toString().replace("\r", ""));
		if (!this.reasons.isEmpty()) {
			text.append("\nWhat stands in the way:\n\n");
			this.reasons
				.forEach((reason, what) -> text.append("- *").append(what).append("*: ").append(reason).append('\n'));
		}
		return text.toString();
	}

}
