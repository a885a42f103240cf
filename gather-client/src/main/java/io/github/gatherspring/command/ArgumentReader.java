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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.MethodValidator;
import org.springframework.validation.method.ParameterValidationResult;

/**
 * Makes arguments of words.
 */
final class ArgumentReader {

	private static final TypeDescriptor STRING = TypeDescriptor.valueOf(String.class);

	private final ConversionService conversion;

	private final @Nullable MethodValidator validator;

	ArgumentReader(ConversionService conversion, @Nullable MethodValidator validator) {
		this.conversion = conversion;
		this.validator = validator;
	}

	/**
	 * Refuse a command with an argument that no text could become.
	 */
	void check(CommandMethod method) {
		for (CommandParameter parameter : method.parameters()) {
			if (!parameter.isWritten() || parameter.isName()) {
				continue;
			}
			String declared = CommandMethod.describe(parameter.parameter());
			if (!this.conversion.canConvert(STRING, parameter.element())) {
				throw method.invalid(
						"parameter " + declared + " cannot be filled, because nothing converts text to "
								+ parameter.element().getType().getSimpleName(),
						"Declare a Converter<String, " + parameter.element().getType().getSimpleName()
								+ "> bean, or give the type a static method valueOf(String) or a constructor for a"
								+ " String");
			}
			if (parameter.defaultValue() != null) {
				try {
					convert(parameter.defaultValue(), parameter.element());
				}
				catch (ConversionException ex) {
					throw method.invalid("parameter " + declared + " has the default value '" + parameter.defaultValue()
							+ "', which cannot be read: " + ex.getMessage(), "Write one that can be");
				}
			}
		}
	}

	/**
	 * Read the arguments of a call.
	 */
	@Nullable Object[] read(CommandCall call, Object bean) throws RefusedArgumentException {
		CommandMethod method = call.command().method();
		Words words = new Words(call.arguments(), call.usage());
		List<CommandParameter> parameters = method.parameters();
		@Nullable Object[] arguments = new Object[parameters.size()];
		int last = lastWritten(parameters);
		for (int i = 0; i < arguments.length; i++) {
			CommandParameter parameter = parameters.get(i);
			Object value = parameter.isWritten() ? written(parameter, words, i == last, call) : given(parameter, call);
			arguments[i] = parameter.wrapped() ? Optional.ofNullable(value) : value;
		}
		words.refuseRest();
		validate(method, bean, arguments, call);
		return arguments;
	}

	private static int lastWritten(List<CommandParameter> parameters) {
		for (int i = parameters.size() - 1; i >= 0; i--) {
			if (parameters.get(i).isWritten()) {
				return i;
			}
		}
		return -1;
	}

	private static @Nullable Object given(CommandParameter parameter, CommandCall call)
			throws RefusedArgumentException {
		return switch (parameter.source()) {
			case ASKER -> {
				Player asker = call.asker();
				if (asker == null && !parameter.optional()) {
					throw new RefusedArgumentException(Refusal.UNKNOWN_ASKER, call.shownName());
				}
				yield asker;
			}
			case RAW_TEXT -> call.rawText();
			case EVENT -> event(parameter, call);
			case CLIENT -> call.client();
			case SPACE -> call.client().space();
			case CONVERSATION -> call.conversation();
			case WORD, REST -> throw new IllegalStateException(parameter + " is written");
		};
	}

	private static @Nullable Object event(CommandParameter parameter, CommandCall call) {
		Class<?> message = parameter.type().getResolvableType().getGeneric(0).resolve(Object.class);
		return message.isInstance(call.event().event()) ? call.event() : null;
	}

	private @Nullable Object written(CommandParameter parameter, Words words, boolean last, CommandCall call)
			throws RefusedArgumentException {
		if (parameter.source() == CommandParameter.Source.REST) {
			List<@Nullable Object> values = new ArrayList<>();
			while (words.hasNext()) {
				values.add(one(parameter, words.next(), call));
			}
			return this.conversion.convert(values, TypeDescriptor.collection(ArrayList.class, parameter.element()),
					parameter.type());
		}
		if (!words.hasNext()) {
			if (parameter.defaultValue() != null) {
				return one(parameter, parameter.defaultValue(), call);
			}
			if (parameter.optional()) {
				return null;
			}
			throw new RefusedArgumentException(Refusal.MISSING_ARGUMENT, parameter.name(), call.usage());
		}
		// Names of people and maps hold blanks, and nobody thinks of quotes.
		return one(parameter, (last && parameter.isName()) ? words.all() : words.next(), call);
	}

	private @Nullable Object one(CommandParameter parameter, String word, CommandCall call)
			throws RefusedArgumentException {
		Class<?> target = parameter.element().getType();
		if (target == Player.class) {
			return new SpaceNames(call.client().space()).player(word);
		}
		if (target == GameMap.class) {
			return new SpaceNames(call.client().space()).map(word);
		}
		Object value;
		try {
			value = convert(word, parameter.element());
		}
		catch (ConversionException ex) {
			throw new RefusedArgumentException(Refusal.UNREADABLE_ARGUMENT, word, parameter.name(), call.usage());
		}
		if (value == null && !parameter.optional()) {
			throw new RefusedArgumentException(Refusal.UNREADABLE_ARGUMENT, word, parameter.name(), call.usage());
		}
		return value;
	}

	private @Nullable Object convert(String word, TypeDescriptor target) {
		return this.conversion.convert(word, STRING, target);
	}

	private void validate(CommandMethod method, Object bean, @Nullable Object[] arguments, CommandCall call)
			throws RefusedArgumentException {
		if (this.validator == null) {
			return;
		}
		MethodParameter[] parameters = method.parameters()
			.stream()
			.map(CommandParameter::parameter)
			.toArray(MethodParameter[]::new);
		MethodValidationResult result = this.validator.validateArguments(bean, method.method(), parameters, arguments,
				new Class<?>[0]);
		for (ParameterValidationResult invalid : result.getParameterValidationResults()) {
			for (MessageSourceResolvable error : invalid.getResolvableErrors()) {
				String problem = error.getDefaultMessage();
				throw new RefusedArgumentException(Refusal.INVALID_ARGUMENT,
						String.valueOf(invalid.getMethodParameter().getParameterName()),
						(problem != null) ? problem : "is not valid", call.usage());
			}
		}
	}

	/**
	 * The words that are left.
	 */
	private static final class Words {

		private final List<String> words;

		private final String usage;

		private int next;

		Words(List<String> words, String usage) {
			this.words = words;
			this.usage = usage;
		}

		boolean hasNext() {
			return this.next < this.words.size();
		}

		String next() {
			return this.words.get(this.next++);
		}

		String all() {
			String all = String.join(" ", this.words.subList(this.next, this.words.size()));
			this.next = this.words.size();
			return all;
		}

		void refuseRest() throws RefusedArgumentException {
			if (hasNext()) {
				throw new RefusedArgumentException(Refusal.TOO_MANY_ARGUMENTS, next(), this.usage);
			}
		}

	}

}
