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

package io.github.gatherspring.simulator.smartobject;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.gatherspring.simulator.smartobject.SmartObjectState.Activity;
import org.jspecify.annotations.Nullable;

/**
 * The state of one object and what the commands do to it. Lives on the thread of the
 * simulator.
 */
final class SmartObjectModel {

	static final List<String> COLORS = List.of("blue", "green", "red", "yellow");

	private static final List<String> CAPABILITIES = List.of("info", "variant", "counter", "switch", "status", "signal",
			"activity");

	private static final int MOST_ACTIVITIES = 1000;

	private static final long LARGEST_COUNT = 9_007_199_254_740_991L;

	private final SmartObjectPreset preset;

	private final Map<String, Activity> activities = new LinkedHashMap<>();

	private @Nullable String name;

	private @Nullable String description;

	private @Nullable String color;

	private @Nullable Long count;

	private boolean on;

	private String status = "off";

	private String signal = "off";

	SmartObjectModel(SmartObjectPreset preset) {
		this.preset = preset;
	}

	SmartObjectState state() {
		return new SmartObjectState(this.name, this.description, this.color, this.count, this.on, this.status,
				this.signal, List.copyOf(this.activities.values()));
	}

	/**
	 * Apply a command.
	 * @return why not, {@code null} if it was applied
	 */
	@Nullable Refusal apply(String type, Arguments arguments, Instant sent) {
		String capability = type.substring(0, Math.max(type.indexOf('.'), 0));
		if (!CAPABILITIES.contains(capability)) {
			return Refusal.CAPABILITY_NOT_FOUND;
		}
		if (!capability.equals("info") && !capability.equals("variant")
				&& !this.preset.capabilities().contains(capability)) {
			return Refusal.CAPABILITY_NOT_DECLARED;
		}
		try {
			return run(type, arguments, sent) ? null : Refusal.METHOD_NOT_FOUND;
		}
		catch (Arguments.InvalidArguments ex) {
			return Refusal.INVALID_ARGS;
		}
	}

	private boolean run(String type, Arguments arguments, Instant sent) {
		switch (type) {
			case "info.set" -> info(arguments);
			case "variant.set" -> {
				String wanted = arguments.text("color", 1, 120);
				this.color = COLORS.contains(wanted) ? wanted : this.color;
			}
			case "counter.set" -> this.count = arguments.number("count", 0);
			case "counter.increment" -> count(by(arguments));
			case "counter.decrement" -> count(-by(arguments));
			case "counter.reset" -> this.count = null;
			case "switch.set_state" -> this.on = arguments.flag("on");
			case "switch.toggle" -> this.on = !this.on;
			case "status.set" ->
				this.status = arguments.oneOf("state", List.of("off", "on", "question", "alert", "working"));
			case "status.reset" -> this.status = "off";
			case "signal.set" -> this.signal = arguments.oneOf("state", List.of("off", "on", "alert"));
			case "signal.reset" -> this.signal = "off";
			case "activity.add" -> add(new Activity(arguments.text("id", 1, 128), arguments.text("text", 1, 500),
					arguments.url("url"), sent));
			case "activity.remove" -> this.activities.remove(arguments.text("id", 1, 128));
			case "activity.clear" -> this.activities.clear();
			default -> {
				return false;
			}
		}
		return true;
	}

	private void info(Arguments arguments) {
		String newName = arguments.has("name") ? arguments.text("name", 0, 120) : this.name;
		String newDescription = arguments.has("description") ? arguments.text("description", 0, 2000)
				: this.description;
		this.name = newName;
		this.description = newDescription;
	}

	private static long by(Arguments arguments) {
		return arguments.has("by") ? arguments.number("by", 1) : 1;
	}

	private void count(long by) {
		long before = (this.count != null) ? this.count : 0;
		this.count = Math.min(Math.max(before + by, 0), LARGEST_COUNT);
	}

	private void add(Activity activity) {
		Activity before = this.activities.get(activity.id());
		if (before != null && activity.sent().isBefore(before.sent())) {
			return;
		}
		this.activities.put(activity.id(), activity);
		if (this.activities.size() > MOST_ACTIVITIES) {
			this.activities.remove(this.activities.keySet().iterator().next());
		}
	}

}
