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

import java.util.Map;
import java.util.Set;

import io.github.gatherspring.smartobjects.SmartObject;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Registers a bean for each object below {@code gather.smart-objects}.
 */
class SmartObjectsRegistrar implements BeanRegistrar {

	@Override
	public void register(BeanRegistry registry, Environment environment) {
		for (String name : names(environment)) {
			registry.registerBean(name, SmartObject.class,
					(spec) -> spec.description("Smart Object of 'gather.smart-objects." + name + "'")
						.supplier((context) -> context.bean(SmartObjectFactory.class).create(name)));
		}
	}

	static Set<String> names(Environment environment) {
		return Binder.get(environment)
			.bind(SmartObjectFactory.PREFIX, Bindable.mapOf(String.class, Object.class))
			.map(Map::keySet)
			.orElse(Set.of());
	}

}
