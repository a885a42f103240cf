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

package io.github.gatherspring.autoconfigure.logging;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches where keys of the mapped diagnostic context are asked for, or the log is
 * structured, which shows them.
 */
class OnMdcCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Environment environment = context.getEnvironment();
		ConditionMessage.Builder message = ConditionMessage.forCondition("Gather's keys of the log");
		Boolean asked = environment.getProperty("gather.logging.mdc", Boolean.class);
		if (asked != null) {
			return new ConditionOutcome(asked, message.because("gather.logging.mdc is " + asked));
		}
		boolean structured = environment.containsProperty("logging.structured.format.console")
				|| environment.containsProperty("logging.structured.format.file");
		return new ConditionOutcome(structured,
				message.because("the log is " + (structured ? "" : "not ") + "structured"));
	}

}
