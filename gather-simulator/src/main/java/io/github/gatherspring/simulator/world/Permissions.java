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

package io.github.gatherspring.simulator.world;

import java.util.HashMap;
import java.util.Map;

import io.github.gatherspring.simulator.api.Role;
import org.jspecify.annotations.Nullable;

/**
 * Exceptions from what roles may do, set by {@code setSpaceRolePermissionOverride}. A
 * permission is the name of an action.
 */
public final class Permissions {

	private final Map<String, Boolean> overrides = new HashMap<>();

	/**
	 * Set an exception.
	 * @param role role that it is for
	 * @param permission name of an action
	 * @param enabled whether the role may
	 */
	public void override(Role role, String permission, boolean enabled) {
		this.overrides.put(role + " " + permission, enabled);
	}

	/**
	 * Return the exception for a role.
	 * @param role the role
	 * @param permission name of an action
	 * @return whether it may, {@code null} if there is no exception
	 */
	public @Nullable Boolean override(Role role, String permission) {
		return this.overrides.get(role + " " + permission);
	}

}
