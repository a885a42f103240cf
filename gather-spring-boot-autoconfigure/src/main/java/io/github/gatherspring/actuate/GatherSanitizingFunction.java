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

package io.github.gatherspring.actuate;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.gatherspring.wire.Secrets;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

/**
 * {@link SanitizingFunction} that hides keys, tokens, passwords and secrets below
 * {@code gather}, in every spelling that a property may have, and every other value that
 * holds one of them: the variable that a placeholder names, or the command line.
 *
 * @since 0.1.0
 */
public class GatherSanitizingFunction implements SanitizingFunction {

	/**
	 * Shorter ones are too likely to stand in a value by chance; their own properties are
	 * hidden in any case.
	 */
	private static final int SHORTEST_SEARCHED = 8;

	private static final Pattern SEPARATORS = Pattern.compile("[-_.\\[\\]\"]");

	private static final Pattern SECRET = Pattern.compile("gather.*(apikey|token|password|secret)");

	private final Environment environment;

	private final Supplier<? extends Stream<? extends @Nullable String>> further;

	private final SingletonSupplier<Secrets> secrets = SingletonSupplier.of(this::collect);

	/**
	 * Creates a function.
	 * @param environment holds the properties
	 * @param further gives secrets that come from elsewhere; asked once, when a value is
	 * first shown
	 */
	public GatherSanitizingFunction(Environment environment,
			Supplier<? extends Stream<? extends @Nullable String>> further) {
		this.environment = environment;
		this.further = further;
	}

	@Override
	public SanitizableData apply(SanitizableData data) {
		return (isSecret(data.getKey()) || holdsSecret(data.getValue())) ? data.withSanitizedValue() : data;
	}

	private static boolean isSecret(String key) {
		return SECRET.matcher(SEPARATORS.matcher(key).replaceAll("").toLowerCase(Locale.ROOT)).matches();
	}

	private boolean holdsSecret(@Nullable Object value) {
		if (value == null || !(value instanceof CharSequence || value instanceof String[])) {
			return false;
		}
		String text = (value instanceof String[] texts) ? String.join(" ", texts) : value.toString();
		return this.secrets.obtain().areIn(text);
	}

	private Secrets collect() {
		Set<String> found = new HashSet<>();
		Map<String, Object> properties = Binder.get(this.environment)
			.bind("gather", Bindable.mapOf(String.class, Object.class))
			.orElse(Map.of());
		collect("gather", properties, found);
		this.further.get().filter(Objects::nonNull).forEach((secret) -> found.add(String.valueOf(secret)));
		return new Secrets(found.stream()
			.map(String::strip)
			.filter((secret) -> secret.length() >= SHORTEST_SEARCHED)
			.toArray(String[]::new));
	}

	private static void collect(String name, Object value, Set<String> found) {
		if (value instanceof Map<?, ?> properties) {
			properties.forEach((key, nested) -> collect(name + "." + key, nested, found));
		}
		else if (isSecret(name)) {
			found.add(String.valueOf(value));
		}
	}

}
