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

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches unless the application has named clients instead of the single one: then the
 * single one takes both a key and a space of its own.
 */
class OnSingleClientCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Single Gather client");
		Environment environment = context.getEnvironment();
		if (NamedGatherClientsRegistrar.names(environment).isEmpty()) {
			return ConditionOutcome.match(message.because("there are no gather.clients"));
		}
		if (environment.containsProperty("gather.space-id")
				&& (environment.containsProperty("gather.api-key") || environment.containsProperty("gather.token"))) {
			return ConditionOutcome.match(message.because("gather.space-id and a key are set beside gather.clients"));
		}
		return ConditionOutcome
			.noMatch(message.because("there are gather.clients, and gather.space-id and a key are not both set"));
	}

}
