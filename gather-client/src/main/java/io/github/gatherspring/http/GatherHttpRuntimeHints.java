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

package io.github.gatherspring.http;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.annotation.ReflectiveRuntimeHintsRegistrar;
import org.springframework.util.ClassUtils;

/**
 * Tells a native image of the interface that is proxied and of the records that are read
 * from and written to JSON.
 */
class GatherHttpRuntimeHints implements RuntimeHintsRegistrar {

	private static final List<Class<?>> RECORDS = List.of(Guest.class, MapContent.class, MapSummary.class,
			PlacedObject.class, SpaceDetails.class, SpaceSummary.class, SpaceUser.class, UserRoles.class);

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		if (!ClassUtils.isPresent("org.springframework.web.service.invoker.HttpServiceProxyFactory", classLoader)
				|| !ClassUtils.isPresent("tools.jackson.databind.json.JsonMapper", classLoader)) {
			return;
		}
		// The interfaces that Spring's proxies have besides the one that is called.
		hints.proxies()
			.registerJdkProxy(TypeReference.of(GatherHttpApi.class),
					TypeReference.of("org.springframework.aop.SpringProxy"),
					TypeReference.of("org.springframework.aop.framework.Advised"),
					TypeReference.of("org.springframework.core.DecoratingProxy"));
		new ReflectiveRuntimeHintsRegistrar().registerRuntimeHints(hints, GatherHttpApi.class);
		BindingReflectionHintsRegistrar binding = new BindingReflectionHintsRegistrar();
		RECORDS.forEach((type) -> binding.registerReflectionHints(hints.reflection(), type));
	}

}
