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

package io.github.gatherspring.smartobjects;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One answer of the server.
 *
 * @param status HTTP status
 * @param body the JSON of the answer, a missing node if it is none
 * @param date the server's clock, {@code null} if it did not say
 * @param reset header {@code RateLimit-Reset}
 * @param retryAfter header {@code Retry-After}
 */
record Answer(int status, JsonNode body, @Nullable Instant date, @Nullable String reset, @Nullable String retryAfter) {

	boolean isSuccess() {
		return this.status >= 200 && this.status < 300;
	}

	/**
	 * Return a text of the body.
	 */
	String text(String field) {
		JsonNode value = this.body.path(field);
		return value.isString() ? value.stringValue() : "";
	}

}
