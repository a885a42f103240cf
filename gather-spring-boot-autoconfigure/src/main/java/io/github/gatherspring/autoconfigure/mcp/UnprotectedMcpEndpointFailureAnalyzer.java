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

package io.github.gatherspring.autoconfigure.mcp;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says how to protect the endpoint.
 */
class UnprotectedMcpEndpointFailureAnalyzer extends AbstractFailureAnalyzer<UnprotectedMcpEndpointException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnprotectedMcpEndpointException cause) {
		return new FailureAnalysis(cause.getMessage() + ".",
				"Do one of these: set 'server.address=127.0.0.1', so that only this machine reaches the endpoint; add"
						+ " Spring Security with a filter chain that covers the endpoint; or set 'gather.mcp.allow=read',"
						+ " so that agents can only look.",
				cause);
	}

}
