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

package io.github.gatherspring.autoconfigure.actuate;

import java.util.stream.Stream;

import io.github.gatherspring.actuate.GatherSanitizingFunction;
import io.github.gatherspring.autoconfigure.GatherAutoConfiguration;
import io.github.gatherspring.autoconfigure.GatherConnectionDetails;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of a {@link SanitizingFunction} that keeps Gather's secrets out of
 * Actuator's endpoints, whoever may see values there. It is there without clients too:
 * the secrets may be set all the same.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = GatherAutoConfiguration.class)
@ConditionalOnClass(SanitizingFunction.class)
public final class GatherSanitizingAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	static GatherSanitizingFunction gatherSanitizingFunction(Environment environment,
			ObjectProvider<GatherConnectionDetails> details) {
		return new GatherSanitizingFunction(environment,
				() -> details.stream().flatMap((each) -> Stream.of(each.getApiKey(), each.getToken())));
	}

}
