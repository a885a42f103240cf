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

package io.github.gatherspring.simulator.api;

import java.util.Locale;

/**
 * Role of a user in the simulated space, from the most to the least powerful.
 *
 * @since 0.1.0
 */
public enum Role {

	/**
	 * May do everything.
	 */
	OWNER("OWNER"),

	/**
	 * May act on other players, spotlight, kick and ban.
	 */
	MODERATOR("DEFAULT_MOD"),

	/**
	 * May change the maps.
	 */
	BUILDER("DEFAULT_BUILDER"),

	/**
	 * May act on its own avatar only.
	 */
	MEMBER("GENERAL_MEMBER"),

	/**
	 * Somebody without a membership, as the simulated guests are.
	 */
	GUEST("GUEST");

	private final String wireName;

	Role(String wireName) {
		this.wireName = wireName;
	}

	/**
	 * Return the name of this role on the wire and in the HTTP API.
	 * @return the name, for example {@code DEFAULT_BUILDER}
	 */
	public String wireName() {
		return this.wireName;
	}

	/**
	 * Return the role with the given name.
	 * @param name name of the constant or on the wire, in any case
	 * @return the role
	 * @throws IllegalArgumentException if there is no such role
	 */
	public static Role of(String name) {
		String wanted = name.trim().toUpperCase(Locale.ROOT);
		for (Role role : values()) {
			if (role.name().equals(wanted) || role.wireName.equals(wanted) || ("DEFAULT_" + role).equals(wanted)) {
				return role;
			}
		}
		throw new IllegalArgumentException("Unknown role '" + name
				+ "', expected one of OWNER, DEFAULT_MOD, DEFAULT_BUILDER, GENERAL_MEMBER, GUEST");
	}

}
