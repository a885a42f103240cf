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

package io.github.gatherspring.simulator.action;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.gatherspring.simulator.api.Role;

/**
 * Who may use an action.
 */
public enum Access {

	/**
	 * Everybody.
	 */
	ANYONE(EnumSet.allOf(Role.class)),

	/**
	 * Whoever belongs to the space.
	 */
	MEMBERS(EnumSet.of(Role.OWNER, Role.MODERATOR, Role.BUILDER, Role.MEMBER)),

	/**
	 * Whoever may change maps.
	 */
	BUILDERS(EnumSet.of(Role.OWNER, Role.BUILDER)),

	/**
	 * Whoever may act on others.
	 */
	MODERATORS(EnumSet.of(Role.OWNER, Role.MODERATOR)),

	/**
	 * The owner alone.
	 */
	OWNERS(EnumSet.of(Role.OWNER));

	private final Set<Role> roles;

	Access(Set<Role> roles) {
		this.roles = roles;
	}

	/**
	 * Return whether a role may.
	 * @param role the role
	 * @return whether it may
	 */
	public boolean allows(Role role) {
		return this.roles.contains(role);
	}

	/**
	 * Return the roles that may.
	 * @return their names on the wire
	 */
	public String names() {
		return this.roles.stream().map(Role::wireName).collect(Collectors.joining(" or "));
	}

}
