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

package io.github.gatherspring.doctor;

import java.util.List;
import java.util.function.Function;

import io.github.gatherspring.doctor.DoctorReport.Finding;

/**
 * Which properties are set, and where.
 */
class PropertiesCheck implements Check {

	private final Function<String, List<BoundProperty>> properties;

	PropertiesCheck(Function<String, List<BoundProperty>> properties) {
		this.properties = properties;
	}

	@Override
	public String step() {
		return "properties";
	}

	@Override
	public Finding look(Examination examination) {
		List<String> set = this.properties.apply(examination.client().name())
			.stream()
			.map(BoundProperty::toString)
			.toList();
		return set.isEmpty() ? Finding.ok(step(), "none are set; the connection details come from elsewhere")
				: Finding.ok(step(), set);
	}

}
