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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A plan as JSON.
 */
final class PlanJson {

	private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private PlanJson() {
	}

	static String write(MapPlan plan) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("space", plan.space().onWire());
		json.put("map", plan.mapId());
		json.put("blueprint", plan.blueprint());
		json.put("empty", plan.isEmpty());
		json.put("applicable", plan.isApplicable());
		json.put("changes", plan.changes().stream().map(PlanJson::change).toList());
		List<Map<String, Object>> problems = new ArrayList<>();
		for (Problem problem : plan.problems()) {
			Map<String, Object> each = new LinkedHashMap<>();
			each.put("refusal", problem.refusal());
			each.put("file", problem.source().file());
			each.put("line", problem.source().line());
			each.put("message", problem.message());
			problems.add(each);
		}
		json.put("problems", problems);
		return MAPPER.writeValueAsString(json) + "\n";
	}

	private static Map<String, @Nullable Object> change(Change change) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("kind", change.kind().name().toLowerCase(Locale.ROOT));
		json.put("subject", change.subject().word());
		json.put("name", change.name());
		if (change.key() != null) {
			json.put("key", change.key());
		}
		List<Map<String, @Nullable Object>> fields = new ArrayList<>();
		for (FieldChange field : change.fields()) {
			Map<String, @Nullable Object> each = new LinkedHashMap<>();
			each.put("name", field.name());
			each.put("before", field.before());
			each.put("after", field.after());
			fields.add(each);
		}
		json.put("fields", fields);
		return json;
	}

}
