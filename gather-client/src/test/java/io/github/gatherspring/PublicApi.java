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

package io.github.gatherspring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public types of a module with what others can call of them, as lines of text. A
 * change of it is a change of what was promised.
 */
final class PublicApi {

	private static final Set<String> OF_OBJECT = Set.of("equals", "hashCode", "toString");

	private final List<Class<?>> types;

	/**
	 * Reads the classes of a module.
	 * @param member a class of the module
	 * @param isInternal which public types are no promise
	 */
	PublicApi(Class<?> member, Predicate<Class<?>> isInternal) {
		Path classes = Path.of(member.getProtectionDomain().getCodeSource().getLocation().getPath());
		try (Stream<Path> files = Files.walk(classes)) {
			this.types = files.map((file) -> classes.relativize(file).toString())
				.filter((file) -> file.endsWith(".class") && !file.endsWith("-info.class"))
				.map((file) -> load(file, member.getClassLoader()))
				.filter((type) -> isAccessible(type) && !isInternal.test(type))
				.sorted(Comparator.comparing(Class::getName))
				.collect(Collectors.toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Class<?> load(String file, ClassLoader loader) {
		try {
			return Class.forName(file.replace(".class", "").replace('/', '.'), false, loader);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean isAccessible(Class<?> type) {
		Class<?> enclosing = type.getEnclosingClass();
		return !type.isAnonymousClass() && !type.isLocalClass() && isAccessible(type.getModifiers())
				&& (enclosing == null || isAccessible(enclosing));
	}

	private static boolean isAccessible(int modifiers) {
		return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
	}

	/**
	 * Returns the types that a promise names: of fields, parameters and results.
	 */
	Set<Class<?>> named() {
		return this.types.stream().flatMap((type) -> members(type).stream().flatMap((member) -> {
			if (member instanceof Field field) {
				return Stream.of(field.getType());
			}
			Stream<Class<?>> parameters = Arrays.stream(((Executable) member).getParameterTypes());
			return (member instanceof Method method) ? Stream.concat(Stream.of(method.getReturnType()), parameters)
					: parameters;
		})).collect(Collectors.toSet());
	}

	List<String> lines() {
		List<String> lines = new ArrayList<>();
		for (Class<?> type : this.types) {
			lines.add(type.toGenericString() + parents(type));
			members(type).stream().map((member) -> describe(type, member)).sorted().forEach(lines::add);
		}
		return lines;
	}

	private static String parents(Class<?> type) {
		List<Type> parents = new ArrayList<>();
		Class<?> parent = type.getSuperclass();
		if (parent != null && parent != Object.class && parent != Record.class && !type.isEnum()) {
			parents.add(Objects.requireNonNull(type.getGenericSuperclass()));
		}
		parents.addAll(List.of(type.getGenericInterfaces()));
		return parents.isEmpty() ? ""
				: parents.stream()
					.map((each) -> shorten(each.getTypeName()))
					.collect(Collectors.joining(", ", " : ", ""));
	}

	private static List<Member> members(Class<?> type) {
		List<Member> members = new ArrayList<>();
		members.addAll(List.of(type.getDeclaredFields()));
		members.addAll(List.of(type.getDeclaredConstructors()));
		members.addAll(List.of(type.getDeclaredMethods()));
		members.removeIf((member) -> member.isSynthetic() || !isAccessible(member.getModifiers())
				|| (member instanceof Method method && isEverybodys(type, method)));
		return members;
	}

	private static boolean isEverybodys(Class<?> type, Method method) {
		return method.isBridge() || OF_OBJECT.contains(method.getName())
				|| (type.isEnum() && Set.of("values", "valueOf").contains(method.getName()));
	}

	private static String describe(Class<?> type, Member member) {
		String text = (member instanceof Field field) ? field.toGenericString()
				: (member instanceof Constructor<?> constructor) ? constructor.toGenericString()
						: ((Method) member).toGenericString();
		return "\t" + shorten(text.replace(type.getTypeName() + "." + member.getName(), member.getName()));
	}

	private static String shorten(String text) {
		return text.replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "");
	}

}
