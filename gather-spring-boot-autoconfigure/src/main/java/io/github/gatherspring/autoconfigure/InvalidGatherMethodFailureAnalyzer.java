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

package io.github.gatherspring.autoconfigure;

import io.github.gatherspring.listener.InvalidGatherMethodException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which method of a listener or command cannot be called, and what would do.
 */
class InvalidGatherMethodFailureAnalyzer extends AbstractFailureAnalyzer<InvalidGatherMethodException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, InvalidGatherMethodException cause) {
		String lineSeparator = System.lineSeparator();
		return new FailureAnalysis(
				"A @" + cause.annotation() + " method cannot be called:" + lineSeparator + lineSeparator
						+ "    Method: " + cause.method() + lineSeparator + "    Reason: " + cause.problem(),
				cause.action(), cause);
	}

}
