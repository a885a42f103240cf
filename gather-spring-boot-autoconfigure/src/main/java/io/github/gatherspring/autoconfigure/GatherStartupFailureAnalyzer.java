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

import io.github.gatherspring.client.GatherStartupException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Says why a client did not start and how to start without it.
 */
class GatherStartupFailureAnalyzer extends AbstractFailureAnalyzer<GatherStartupException> {

	private final Environment environment;

	GatherStartupFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, GatherStartupException cause) {
		ClientPropertyNames names = ClientPropertyNames.of(cause.client(), this.environment);
		return new FailureAnalysis(cause.getMessage(),
				"Check the API key, the space id and that Gather can be reached. The application failed because '"
						+ names.of("startup-failure-policy")
						+ "' is 'fail': with 'retry' it starts and the client keeps"
						+ " trying, with 'continue' it starts without the client. More time is given by '"
						+ names.of("startup-timeout") + "'.",
				cause);
	}

}
