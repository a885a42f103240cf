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
package io.github.gatherspring.maps.guests;

/**
 * Which column of a table holds what.
 *
 * @param email the column with the mail address
 * @param name the column with the name
 * @param affiliation the column with the affiliation
 * @param role the column with the role at the event, which gives no right in the space
 * @since 0.1.0
 */
public record GuestColumns(String email, String name, String affiliation, String role) {

	/**
	 * Return the columns {@code email}, {@code name}, {@code affiliation} and
	 * {@code role}.
	 * @return the columns
	 */
	public static GuestColumns defaults() {
		return new GuestColumns("email", "name", "affiliation", "role");
	}

}
