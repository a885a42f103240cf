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

package io.github.gatherspring.autoconfigure.smartobjects;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which property of a Smart Object to mend, without its value.
 */
class InvalidSmartObjectFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSmartObjectException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, InvalidSmartObjectException cause) {
		return new FailureAnalysis(cause.getMessage() + ".",
				"Mend '" + cause.getProperty() + "'. The URL and the secret of an object are in its menu in Gather 2.0."
						+ " Keep the secret out of the source code, for instance as ${LAMP_SECRET}.",
				cause);
	}

}
