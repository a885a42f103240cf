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

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

import com.google.protobuf.Message;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.http.SpaceRole;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.PlayerSendsCommand;
import io.github.gatherspring.space.GatherSpace;
import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;

import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.KotlinDetector;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.format.datetime.standard.DurationFormatterUtils;
import org.springframework.util.StringUtils;

/**
 * Reads a command's method: its name, who may use it, where its arguments come from.
 * Whatever cannot work is refused here, as the application starts.
 */
final class CommandMethod {

	private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-]{1,50}( [\\p{L}\\p{N}_-]{1,50})*");

	private final Method method;

	private final Class<?> targetClass;

	private final String name;

	private final @Nullable Duration cooldown;

	private final Set<SpaceRole> roles;

	private final List<CommandParameter> parameters = new ArrayList<>();

	CommandMethod(Method method, Class<?> targetClass, GatherCommand annotation) {
		this.method = method;
		this.targetClass = targetClass;
		this.name = name(annotation.name());
		this.cooldown = cooldown(annotation.cooldown());
		this.roles = Set.copyOf(Arrays.asList(annotation.roles()));
		if (KotlinDetector.isKotlinType(method.getDeclaringClass()) && KotlinDetector.isSuspendingFunction(method)) {
			throw invalid("it is a suspending function, which nothing here can resume",
					"Return a CompletableFuture, or make it a plain function with async = true");
		}
		checkReturnType();
		for (int i = 0; i < method.getParameterCount(); i++) {
			MethodParameter parameter = new MethodParameter(method, i).withContainingClass(targetClass);
			parameter.initParameterNameDiscovery(NAMES);
			this.parameters.add(resolve(parameter));
		}
		checkOrder();
	}

	String name() {
		return this.name;
	}

	Method method() {
		return this.method;
	}

	@Nullable Duration cooldown() {
		return this.cooldown;
	}

	Set<SpaceRole> roles() {
		return this.roles;
	}

	List<CommandParameter> parameters() {
		return this.parameters;
	}

	boolean converses() {
		return this.parameters.stream()
			.anyMatch((parameter) -> parameter.source() == CommandParameter.Source.CONVERSATION);
	}

	/**
	 * Refuse a method that a proxy of its bean cannot pass on.
	 * @param beanClass the class of the bean as it is
	 */
	void checkProxy(@Nullable Class<?> beanClass) {
		if (beanClass != null && Modifier.isFinal(this.method.getModifiers())
				&& org.springframework.aop.SpringProxy.class.isAssignableFrom(beanClass)) {
			throw invalid("it is final, and its bean has a proxy, which cannot pass the call on to the bean",
					"Remove 'final', or move the method to a bean without a proxy");
		}
	}

	private String name(String declared) {
		String chosen = StringUtils.hasText(declared) ? String.join(" ", declared.strip().split("\\s+"))
				: this.method.getName();
		if (!NAME.matcher(chosen).matches()) {
			throw invalid("'name' is '" + chosen + "', which nobody could write as a command",
					"Use letters, digits, '-' and '_', without the prefix; several words with blanks between them"
							+ " make a sub-command");
		}
		return chosen;
	}

	private @Nullable Duration cooldown(String declared) {
		if (!StringUtils.hasText(declared)) {
			return null;
		}
		try {
			Duration duration = DurationFormatterUtils.detectAndParse(declared.strip());
			if (duration.isNegative() || duration.isZero()) {
				throw new IllegalArgumentException("not positive");
			}
			return duration;
		}
		catch (IllegalArgumentException ex) {
			throw invalid("'cooldown' is '" + declared + "', which is no positive duration",
					"Write for instance 5s, 2m or PT1H");
		}
	}

	private void checkReturnType() {
		ResolvableType type = ResolvableType.forMethodReturnType(this.method, this.targetClass);
		while (CompletionStage.class.isAssignableFrom(type.toClass()) || type.toClass() == Optional.class) {
			type = type.as((type.toClass() == Optional.class) ? Optional.class : CompletionStage.class).getGeneric(0);
		}
		Class<?> raw = type.toClass();
		boolean fits = raw == void.class || raw == Void.class || raw == Object.class
				|| CharSequence.class.isAssignableFrom(raw) || raw == CommandReply.class
				|| raw.getName().equals("kotlin.Unit");
		if (!fits) {
			throw invalid("it returns " + raw.getSimpleName() + ", which is no answer",
					"Return String, CommandReply, an Optional or a CompletionStage of these, or void");
		}
	}

	private CommandParameter resolve(MethodParameter declared) {
		String parameterName = declared.getParameterName();
		if (parameterName == null) {
			throw invalid("its parameters have no names in the class file", "Compile with -parameters");
		}
		MethodParameter nested = declared.nestedIfOptional();
		boolean wrapped = nested != declared;
		ResolvableType resolvable = ResolvableType.forMethodParameter(nested);
		Class<?> raw = resolvable.toClass();
		String defaultValue = defaultValue(declared);
		boolean optional = declared.isOptional();
		CommandParameter.Source source = source(declared, parameterName, raw, resolvable, optional);
		TypeDescriptor type = new TypeDescriptor(nested);
		TypeDescriptor element = type;
		if (source == CommandParameter.Source.REST) {
			TypeDescriptor declaredElement = type.getElementTypeDescriptor();
			element = (declaredElement != null) ? declaredElement : TypeDescriptor.valueOf(String.class);
		}
		CommandParameter parameter = new CommandParameter(declared, parameterName, source, type, element, optional,
				wrapped, defaultValue);
		if (defaultValue != null && source != CommandParameter.Source.WORD) {
			throw invalid("parameter " + describe(declared) + " has a default value, which nothing would ever read",
					"Only single written arguments have default values: remove it");
		}
		if (source == CommandParameter.Source.WORD && optional && defaultValue == null && raw.isPrimitive()) {
			throw invalid("parameter " + describe(declared) + " may be left out, but a primitive cannot be absent",
					"Give it a @DefaultValue, or use Optional");
		}
		return parameter;
	}

	private CommandParameter.Source source(MethodParameter declared, String parameterName, Class<?> raw,
			ResolvableType type, boolean optional) {
		if (raw == Player.class && parameterName.equals("asker")) {
			return CommandParameter.Source.ASKER;
		}
		if (raw == String.class && parameterName.equals("rawText")) {
			return CommandParameter.Source.RAW_TEXT;
		}
		if (raw == GatherClient.class) {
			return CommandParameter.Source.CLIENT;
		}
		if (raw == GatherSpace.class) {
			return CommandParameter.Source.SPACE;
		}
		if (raw == Conversation.class) {
			return CommandParameter.Source.CONVERSATION;
		}
		if (raw == GatherEvent.class) {
			checkEvent(declared, type.getGeneric(0).resolve(Object.class), optional);
			return CommandParameter.Source.EVENT;
		}
		return (Collection.class.isAssignableFrom(raw) || raw.isArray()) ? CommandParameter.Source.REST
				: CommandParameter.Source.WORD;
	}

	/* Commands come by chat and by the server's own event. */
	private void checkEvent(MethodParameter declared, Class<?> message, boolean optional) {
		boolean both = message == Object.class || message == Message.class;
		boolean either = message == PlayerChats.class || message == PlayerSendsCommand.class;
		if (!both && !(either && optional)) {
			throw invalid(
					"parameter " + describe(declared) + " asks for " + message.getSimpleName()
							+ ", but commands come as PlayerChats and as PlayerSendsCommand",
					"Use GatherEvent<?>" + (either ? ", or mark it as @Nullable" : ""));
		}
	}

	/*
	 * By its simple name, as Spring does for @Nullable: Boot has one, which is the first
	 * that an editor offers.
	 */
	private @Nullable String defaultValue(MethodParameter parameter) {
		for (Annotation annotation : parameter.getParameterAnnotations()) {
			if (annotation.annotationType().getSimpleName().equals("DefaultValue")) {
				Object value = AnnotationUtils.getValue(annotation);
				if (value instanceof String text) {
					return text;
				}
				if (value instanceof String[] texts && texts.length == 1) {
					return texts[0];
				}
				throw invalid("parameter " + describe(parameter) + " has a default value that is not one text",
						"Write for instance @DefaultValue(\"1d6\")");
			}
		}
		return null;
	}

	private void checkOrder() {
		CommandParameter before = null;
		for (CommandParameter parameter : this.parameters) {
			if (!parameter.isWritten()) {
				continue;
			}
			if (before != null && before.source() == CommandParameter.Source.REST) {
				throw invalid(
						"parameter " + describe(parameter.parameter()) + " would get nothing, because parameter "
								+ describe(before.parameter()) + " takes all words that are left",
						"Make the collection the last argument");
			}
			if (before != null && before.mayBeLeftOut() && !parameter.mayBeLeftOut()) {
				throw invalid(
						"parameter " + describe(parameter.parameter()) + " is required, but parameter "
								+ describe(before.parameter()) + " before it may be left out",
						"Put the required ones first, or give this one a @DefaultValue");
			}
			before = parameter;
		}
	}

	static String describe(MethodParameter parameter) {
		return (parameter.getParameterIndex() + 1) + " (" + parameter.getParameterType().getSimpleName() + " "
				+ parameter.getParameterName() + ")";
	}

	InvalidGatherCommandException invalid(String problem, String action) {
		return new InvalidGatherCommandException(this.method, problem, action);
	}

	@Override
	public String toString() {
		return this.targetClass.getSimpleName() + "." + this.method.getName();
	}

}
