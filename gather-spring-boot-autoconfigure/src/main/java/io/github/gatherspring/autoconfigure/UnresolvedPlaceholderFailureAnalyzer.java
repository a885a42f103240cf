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

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which placeholder has no value and where to give it one.
 */
class UnresolvedPlaceholderFailureAnalyzer extends AbstractFailureAnalyzer<UnresolvedPlaceholderException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnresolvedPlaceholderException cause) {
		String placeholder = cause.getPlaceholder();
		String variable = ClientPropertyNames.environmentName(placeholder);
		String description = cause.getMessage() + "."
				+ ((cause.getOrigin() != null) ? " It comes from " + cause.getOrigin() + "." : "");
		String action = "Set the environment variable " + variable + " for this process"
				+ (variable.equals(placeholder) ? "" : ", or the property '" + placeholder + "'")
				+ ". A variable set in a shell has to be exported, and a service or container has to be given it. Or set"
				+ " '" + cause.getProperty() + "' itself (in the environment "
				+ ClientPropertyNames.environmentName(cause.getProperty()) + ").";
		return new FailureAnalysis(description, action, cause);
	}

}
