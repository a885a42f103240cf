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

package io.github.gatherspring.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * Arguments of a {@link GatherRun}: some by place, some by name. Immutable.
 *
 * @since 0.1.0
 */
public final class RunArguments {

	private final List<Object> byPlace;

	private final Map<String, Object> byName;

	private RunArguments(List<Object> byPlace, Map<String, Object> byName) {
		this.byPlace = byPlace;
		this.byName = byName;
	}

	/**
	 * Creates arguments by place.
	 * @param arguments the arguments, none of them {@code null}
	 * @return the arguments
	 */
	public static RunArguments of(Object... arguments) {
		Assert.noNullElements(arguments, "'arguments' must not hold null: leave out what is not known");
		return new RunArguments(List.of(arguments), Map.of());
	}

	/**
	 * Returns these arguments and one by name.
	 * @param name the name
	 * @param value the value, in place of an earlier one of that name
	 * @return new arguments
	 */
	public RunArguments and(String name, Object value) {
		Assert.hasText(name, "'name' must not be empty");
		Assert.notNull(value, () -> "The value of '" + name + "' must not be null: leave out what is not known");
		Map<String, Object> more = new LinkedHashMap<>(this.byName);
		more.put(name, value);
		return new RunArguments(this.byPlace, Collections.unmodifiableMap(more));
	}

	/**
	 * Returns how many arguments there are by place.
	 * @return the number
	 */
	public int size() {
		return this.byPlace.size();
	}

	/**
	 * Returns all arguments by place.
	 * @return the values in order
	 */
	public List<Object> values() {
		return this.byPlace;
	}

	/**
	 * Returns an argument by place.
	 * @param index its place, from 0
	 * @param type the type that it must have
	 * @param <T> that type
	 * @return the argument
	 * @throws IllegalArgumentException if there is none, or it is of another type
	 */
	public <T> T get(int index, Class<T> type) {
		Assert.isTrue(index >= 0 && index < size(),
				() -> "There is no argument " + index + ": the run was given " + size() + ", counted from 0");
		return cast("argument " + index, this.byPlace.get(index), type);
	}

	/**
	 * Returns an argument by name.
	 * @param name its name
	 * @param type the type that it must have
	 * @param <T> that type
	 * @return the argument
	 * @throws IllegalArgumentException if there is none, or it is of another type
	 */
	public <T> T get(String name, Class<T> type) {
		return find(name, type).orElseThrow(() -> new IllegalArgumentException("There is no argument '" + name
				+ "': the run was given " + (this.byName.isEmpty() ? "none by name" : this.byName.keySet())));
	}

	/**
	 * Returns an argument by name if there is one.
	 * @param name its name
	 * @param type the type that it must have
	 * @param <T> that type
	 * @return the argument, or empty
	 * @throws IllegalArgumentException if it is of another type
	 */
	public <T> Optional<T> find(String name, Class<T> type) {
		Object value = this.byName.get(name);
		return (value != null) ? Optional.of(cast("argument '" + name + "'", value, type)) : Optional.empty();
	}

	private static <T> T cast(String what, @Nullable Object value, Class<T> type) {
		Class<T> wanted = ClassUtils.isPrimitiveOrWrapper(type) ? boxed(type) : type;
		Assert.isTrue(wanted.isInstance(value), () -> "The " + what + " must be of type " + type.getName() + ", not "
				+ ClassUtils.getDescriptiveType(value));
		return wanted.cast(value);
	}

	@SuppressWarnings("unchecked")
	private static <T> Class<T> boxed(Class<T> type) {
		return (Class<T>) ClassUtils.resolvePrimitiveIfNecessary(type);
	}

	/**
	 * Describes the arguments without their values, which may be secrets.
	 * @return number and names
	 */
	@Override
	public String toString() {
		return "RunArguments[" + size() + " by place, by name " + this.byName.keySet() + "]";
	}

}
