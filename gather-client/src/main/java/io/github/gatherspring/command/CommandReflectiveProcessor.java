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

package io.github.gatherspring.command;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.aot.hint.annotation.SimpleReflectiveProcessor;
import org.springframework.core.ResolvableType;

/**
 * Tells a native image of commands, and of their arguments' constructors and factory
 * methods, by which conversion finds its way.
 */
class CommandReflectiveProcessor extends SimpleReflectiveProcessor {

	@Override
	public void registerReflectionHints(ReflectionHints hints, AnnotatedElement element) {
		super.registerReflectionHints(hints, element);
		if (element instanceof Method method) {
			for (Parameter parameter : method.getParameters()) {
				register(hints, ResolvableType.forType(parameter.getParameterizedType()));
			}
		}
	}

	private static void register(ReflectionHints hints, ResolvableType type) {
		Class<?> raw = type.resolve();
		if (raw == null) {
			return;
		}
		if (raw.isArray()) {
			register(hints, type.getComponentType());
			return;
		}
		for (ResolvableType generic : type.getGenerics()) {
			register(hints, generic);
		}
		if (!raw.isPrimitive() && !raw.isInterface() && !raw.getName().startsWith("java.")) {
			hints.registerType(raw, MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS, MemberCategory.INVOKE_PUBLIC_METHODS);
		}
	}

}
