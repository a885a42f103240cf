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

/**
 * Why a message is not taken.
 *
 * @param status HTTP status
 * @param error the code in the body
 */
record Refusal(int status, String error) {

	static final Refusal NOT_FOUND = new Refusal(404, "not_found");

	static final Refusal INVALID_REQUEST = new Refusal(400, "invalid_request");

	static final Refusal INVALID_ARGS = new Refusal(400, "invalid_args");

	static final Refusal CAPABILITY_NOT_FOUND = new Refusal(404, "capability_not_found");

	static final Refusal CAPABILITY_NOT_DECLARED = new Refusal(404, "capability_not_declared");

	static final Refusal METHOD_NOT_FOUND = new Refusal(404, "method_not_found");

	static final Refusal REVOKED = new Refusal(410, "token_revoked");

	static final Refusal UNSUPPORTED_MEDIA_TYPE = new Refusal(415, "unsupported_media_type");

}
