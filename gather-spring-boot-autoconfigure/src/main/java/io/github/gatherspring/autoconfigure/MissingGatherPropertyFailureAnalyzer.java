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
 * Says which property to set and where its value comes from.
 */
class MissingGatherPropertyFailureAnalyzer extends AbstractFailureAnalyzer<MissingGatherPropertyException> {

	private static final String OTHER_WAYS = "%n%nTo try without an account, add gather-simulator to the class path and"
			+ " set 'gather.simulator.enabled=true'. To run without Gather, set 'gather.enabled=false'.";

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, MissingGatherPropertyException cause) {
		String property = cause.getProperty();
		String names = "'" + property + "' (in the environment " + ClientPropertyNames.environmentName(property) + ")"
				+ ((cause.getInherited() != null) ? ", or '" + cause.getInherited() + "' for all clients," : "");
		String action = switch (cause.getMissing()) {
			case API_KEY -> "Set " + names + " to an API key of the user that the application acts as. Keys are made in"
					+ " Gather: sign in as that user and open https://app.gather.town/apikeys. Keep the key out of the"
					+ " source code, for instance as ${GATHER_API_KEY}.";
			case SPACE_ID -> "Set " + names + " to the space: open it in the browser and copy its address, for instance"
					+ " https://app.gather.town/app/dkj63wrer8/office, or the part dkj63wrer8/office of it.";
		};
		return new FailureAnalysis(cause.getMessage() + ".", action + String.format(OTHER_WAYS), cause);
	}

}
