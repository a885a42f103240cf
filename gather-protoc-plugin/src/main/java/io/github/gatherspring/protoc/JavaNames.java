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

package io.github.gatherspring.protoc;

import java.util.Set;

import javax.lang.model.SourceVersion;

import com.google.protobuf.Descriptors.GenericDescriptor;

/**
 * Names of Java for names of the schema, as protoc's own Java generator makes them.
 */
final class JavaNames {

	/** Names that a generated method uses itself. */
	private static final Set<String> RESERVED = Set.of("builder");

	private JavaNames() {
	}

	/**
	 * Returns the part of an accessor's name that follows {@code set} or {@code putAll}.
	 * @param name of a field
	 * @return the name in upper camel case
	 */
	static String accessor(String name) {
		StringBuilder accessor = new StringBuilder();
		boolean capitalizeNext = true;
		for (char c : name.toCharArray()) {
			if (c >= '0' && c <= '9') {
				accessor.append(c);
				capitalizeNext = true;
			}
			else if (c == '_') {
				capitalizeNext = true;
			}
			else {
				accessor.append(capitalizeNext ? Character.toUpperCase(c) : c);
				capitalizeNext = false;
			}
		}
		return accessor.toString();
	}

	static String parameter(String name) {
		String accessor = accessor(name);
		String parameter = Character.toLowerCase(accessor.charAt(0)) + accessor.substring(1);
		return (SourceVersion.isKeyword(parameter) || RESERVED.contains(parameter)) ? parameter + "_" : parameter;
	}

	static String capitalize(String name) {
		return Character.toUpperCase(name.charAt(0)) + name.substring(1);
	}

	/**
	 * Returns the class that protoc generates for a message or enum, fully qualified.
	 * @param type the message or enum
	 * @return the name, nested types parted by dots
	 */
	static String type(GenericDescriptor type) {
		String javaPackage = type.getFile().getOptions().getJavaPackage();
		String protoPackage = type.getFile().getPackage();
		String name = protoPackage.isEmpty() ? type.getFullName()
				: type.getFullName().substring(protoPackage.length() + 1);
		return javaPackage + "." + name;
	}

}
