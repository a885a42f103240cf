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

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

import io.github.gatherspring.wire.OneLine;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A plan as text.
 */
final class PlanText {

	private static final int LONGEST_VALUE = 160;

	private static final String RESET = "\u001B[0m";

	private final boolean colours;

	PlanText(boolean colours) {
		this.colours = colours;
	}

	String write(MapPlan plan) {
		StringBuilder text = new StringBuilder();
		String map = "map '" + OneLine.of(plan.mapId()) + "' of " + OneLine.of(plan.space().toString());
		if (plan.isEmpty()) {
			text.append("Nothing to do: ")
				.append(map)
				.append(" is as the blueprint '")
				.append(plan.blueprint())
				.append("' wants it.\n");
		}
		else {
			text.append("Blueprint '").append(plan.blueprint()).append("' on ").append(map).append(":\n\n");
			plan.changes().forEach((change) -> write(change, text));
			text.append('\n').append(summary(plan)).append('\n');
		}
		write("Cannot be done:", 31, plan.refusals(), text);
		write("To be known:", 33, plan.problems().stream().filter((problem) -> !problem.refusal()).toList(), text);
		return text.toString();
	}

	private void write(String title, int colour, List<Problem> problems, StringBuilder text) {
		if (!problems.isEmpty()) {
			text.append('\n').append(coloured(title, colour)).append('\n');
			problems.forEach((problem) -> text.append("  ").append(problem).append('\n'));
		}
	}

	private void write(Change change, StringBuilder text) {
		StringBuilder line = new StringBuilder("  ").append(change.kind().sign())
			.append(' ')
			.append(change.subject().word())
			.append(' ')
			.append(OneLine.of(change.name(), LONGEST_VALUE));
		if (change.key() != null && change.subject() == Change.Subject.OBJECT) {
			line.append(" (").append(OneLine.of(change.key(), LONGEST_VALUE)).append(')');
		}
		Area before = change.before();
		Area after = change.after();
		if (after != null && before != null && (before.x() != after.x() || before.y() != after.y())) {
			line.append(" from ").append(place(before)).append(" to ").append(place(after));
		}
		else if (after != null || before != null) {
			line.append(" at ").append(place((after != null) ? after : before));
		}
		text.append(coloured(line.toString(), colour(change.kind()))).append('\n');
		for (FieldChange field : change.fields()) {
			if (!field.name().equals("x") && !field.name().equals("y") && !field.name().equals("id")) {
				write(field, change.kind(), text);
			}
		}
	}

	private void write(FieldChange field, Change.Kind kind, StringBuilder text) {
		text.append("      ").append(OneLine.of(field.name(), LONGEST_VALUE)).append(": ");
		if (kind != Change.Kind.ADD && !(field.before() == null && field.after() != null)) {
			text.append(shown(field.before())).append(" -> ");
		}
		text.append(shown(field.after())).append('\n');
	}

	private static String shown(@Nullable Object value) {
		return (value == null) ? "nothing" : OneLine.of(JsonMapper.shared().writeValueAsString(value), LONGEST_VALUE);
	}

	private static String place(@Nullable Area area) {
		return (area != null) ? area.x() + "," + area.y() : "";
	}

	private static String summary(MapPlan plan) {
		List<String> counts = new ArrayList<>();
		for (Change.Kind kind : Change.Kind.values()) {
			long count = plan.count(kind);
			if (count > 0) {
				counts.add(count + " to " + kind.name().toLowerCase(java.util.Locale.ROOT));
			}
		}
		StringJoiner joined = new StringJoiner(", ", "Plan: ", ".");
		counts.forEach(joined::add);
		return joined.toString();
	}

	private String coloured(String text, int colour) {
		return this.colours ? "\u001B[" + colour + "m" + text + RESET : text;
	}

	private static int colour(Change.Kind kind) {
		return switch (kind) {
			case ADD -> 32;
			case REMOVE -> 31;
			default -> 33;
		};
	}

}
