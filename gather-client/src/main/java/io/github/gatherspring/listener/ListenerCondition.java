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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.gatherspring.event.GatherClientEvent;
import io.github.gatherspring.event.GatherEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.expression.BeanFactoryResolver;
import org.springframework.expression.BeanResolver;
import org.springframework.expression.ConstructorResolver;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.IndexAccessor;
import org.springframework.expression.MethodResolver;
import org.springframework.expression.OperatorOverloader;
import org.springframework.expression.ParseException;
import org.springframework.expression.PropertyAccessor;
import org.springframework.expression.TypeComparator;
import org.springframework.expression.TypeConverter;
import org.springframework.expression.TypeLocator;
import org.springframework.expression.TypedValue;
import org.springframework.expression.spel.SpelCompilerMode;
import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.ast.VariableReference;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;

/**
 * Condition of a listener, parsed once and compiled when it is asked often.
 */
final class ListenerCondition {

	private static final Set<String> CONTEXT_VARIABLES = Set.of("event", "player", "target", "map", "client");

	private final SpelExpression expression;

	private final ListenerParameter[] parameters;

	private final StandardEvaluationContext shared;

	ListenerCondition(String text, Method method, ListenerParameter[] parameters, BeanFactory beanFactory,
			@Nullable ClassLoader classLoader) {
		this.parameters = parameters;
		this.shared = new StandardEvaluationContext();
		this.shared.setBeanResolver(new BeanFactoryResolver(beanFactory));
		SpelParserConfiguration configuration = new SpelParserConfiguration(SpelCompilerMode.MIXED, classLoader);
		try {
			this.expression = (SpelExpression) new SpelExpressionParser(configuration).parseExpression(text);
		}
		catch (ParseException ex) {
			throw new InvalidGatherListenerException(method,
					"its condition '" + text + "' cannot be parsed: " + ex.getSimpleMessage(),
					"Correct the SpEL expression");
		}
		refuseUnknownVariables(this.expression.getAST(), text, method);
	}

	private void refuseUnknownVariables(SpelNode node, String text, Method method) {
		if (node instanceof VariableReference) {
			String name = node.toStringAST().substring(1);
			Set<String> known = new HashSet<>(CONTEXT_VARIABLES);
			for (ListenerParameter parameter : this.parameters) {
				known.add(parameter.name());
			}
			if (!known.contains(name) && !name.equals("this") && !name.equals("root")) {
				throw new InvalidGatherListenerException(method,
						"its condition '" + text + "' names #" + name + ", which does not exist",
						"It can name " + known.stream().sorted().map((variable) -> "#" + variable).toList()
								+ "; parameter names need -parameters at compile time");
			}
		}
		for (int i = 0; i < node.getChildCount(); i++) {
			refuseUnknownVariables(node.getChild(i), text, method);
		}
	}

	boolean matches(GatherClientEvent event) {
		Boolean value = this.expression.getValue(new EventEvaluationContext(this.shared, this.parameters, event),
				Boolean.class);
		return value != null && value;
	}

	/**
	 * Context of one evaluation: variables of its own, all the rest shared, so that what
	 * SpEL learns about types is kept from one event to the next.
	 *
	 * @param shared what all evaluations have in common
	 * @param parameters the parameters, known by name
	 * @param event the event
	 */
	private record EventEvaluationContext(StandardEvaluationContext shared, ListenerParameter[] parameters,
			GatherClientEvent event) implements EvaluationContext {

		@Override
		public TypedValue getRootObject() {
			return new TypedValue(this.event);
		}

		@Override
		public List<PropertyAccessor> getPropertyAccessors() {
			return this.shared.getPropertyAccessors();
		}

		@Override
		public List<IndexAccessor> getIndexAccessors() {
			return this.shared.getIndexAccessors();
		}

		@Override
		public List<ConstructorResolver> getConstructorResolvers() {
			return this.shared.getConstructorResolvers();
		}

		@Override
		public List<MethodResolver> getMethodResolvers() {
			return this.shared.getMethodResolvers();
		}

		@Override
		public @Nullable BeanResolver getBeanResolver() {
			return this.shared.getBeanResolver();
		}

		@Override
		public TypeLocator getTypeLocator() {
			return this.shared.getTypeLocator();
		}

		@Override
		public TypeConverter getTypeConverter() {
			return this.shared.getTypeConverter();
		}

		@Override
		public TypeComparator getTypeComparator() {
			return this.shared.getTypeComparator();
		}

		@Override
		public OperatorOverloader getOperatorOverloader() {
			return this.shared.getOperatorOverloader();
		}

		@Override
		public boolean isAssignmentEnabled() {
			return false;
		}

		@Override
		public void setVariable(String name, @Nullable Object value) {
			throw new IllegalStateException("The condition of a listener cannot set variables");
		}

		@Override
		public @Nullable Object lookupVariable(String name) {
			for (ListenerParameter parameter : this.parameters) {
				if (parameter.name().equals(name)) {
					return parameter.argument(this.event);
				}
			}
			if (this.event instanceof GatherEvent<?> gatherEvent) {
				return switch (name) {
					case "event" -> gatherEvent.event();
					case "player" -> gatherEvent.player();
					case "target" -> gatherEvent.target();
					case "map" -> gatherEvent.map();
					case "client" -> gatherEvent.client();
					default -> null;
				};
			}
			return switch (name) {
				case "event" -> this.event;
				case "client" -> this.event.client();
				default -> null;
			};
		}

	}

}
