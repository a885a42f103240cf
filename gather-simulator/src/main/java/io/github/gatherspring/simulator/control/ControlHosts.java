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

package io.github.gatherspring.simulator.control;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Names under which the control API may be called. Without them any page could point a
 * name of its own at this machine and would then be of the same origin. Addresses are
 * free: they cannot be pointed elsewhere.
 */
public final class ControlHosts {

	private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.%]+]");

	private final Set<String> names;

	/**
	 * Create the list.
	 * @param names further names besides {@code localhost}; {@code *} allows any
	 */
	public ControlHosts(Set<String> names) {
		this.names = names.stream()
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Return whether a request may be answered.
	 * @param header the header {@code Host}, which browsers always send, {@code null} if
	 * absent
	 * @return whether its name is allowed, in any case and with any port
	 */
	boolean allows(@Nullable String header) {
		if (header == null || this.names.contains("*")) {
			return true;
		}
		String name = nameOf(header.toLowerCase(Locale.ROOT));
		return name.equals("localhost") || name.endsWith(".localhost") || ADDRESS.matcher(name).matches()
				|| this.names.contains(name);
	}

	private static String nameOf(String host) {
		int port = host.lastIndexOf(':');
		String name = (port > host.lastIndexOf(']')) ? host.substring(0, port) : host;
		return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
	}

}
