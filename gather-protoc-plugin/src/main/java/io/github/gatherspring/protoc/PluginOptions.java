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

package io.github.gatherspring.protoc;

/**
 * Options that the build passes through protoc, separated by commas.
 *
 * @param requireComments whether a message, field or enum constant without a comment ends
 * the build
 */
record PluginOptions(boolean requireComments) {

	private static final String REQUIRE_COMMENTS = "require_comments";

	static PluginOptions parse(String parameter) {
		boolean requireComments = false;
		for (String option : parameter.split(",")) {
			if (option.isBlank()) {
				continue;
			}
			if (!option.trim().equals(REQUIRE_COMMENTS)) {
				throw new SchemaException(
						"Unknown plugin option '%s', the only one is '%s'".formatted(option.trim(), REQUIRE_COMMENTS));
			}
			requireComments = true;
		}
		return new PluginOptions(requireComments);
	}

}
