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

package io.github.gatherspring.listener;

import java.lang.reflect.Method;

import io.github.gatherspring.event.GatherEvent;

import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ApplicationListenerMethodAdapter;
import org.springframework.context.event.EventListenerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;

/**
 * Makes plain {@code @EventListener} methods for {@code GatherEvent<X>} hear of {@code X}
 * alone. Spring compares generics only where all of them are known, and the parents of
 * generated messages use raw types: it would call the method with every event.
 */
final class PlainListenerFactory implements EventListenerFactory, Ordered {

	@Override
	public int getOrder() {
		// Behind those for other annotations, such as @TransactionalEventListener.
		return Ordered.LOWEST_PRECEDENCE - 1;
	}

	@Override
	public boolean supportsMethod(Method method) {
		return method.getParameterCount() == 1 && method.getParameterTypes()[0] == GatherEvent.class;
	}

	@Override
	public ApplicationListener<?> createApplicationListener(String beanName, Class<?> type, Method method) {
		return new GenericsAwareMethodAdapter(beanName, type, method);
	}

	private static final class GenericsAwareMethodAdapter extends ApplicationListenerMethodAdapter {

		private final ResolvableType declared;

		GenericsAwareMethodAdapter(String beanName, Class<?> targetClass, Method method) {
			super(beanName, targetClass, method);
			Method target = AopUtils.getMostSpecificMethod(method, targetClass);
			this.declared = ResolvableType
				.forMethodParameter(new MethodParameter(target, 0).withContainingClass(targetClass));
		}

		@Override
		public boolean supportsEventType(ResolvableType eventType) {
			if (eventType.toClass() == GatherEvent.class) {
				return this.declared.isAssignableFrom(eventType);
			}
			return super.supportsEventType(eventType);
		}

	}

}
