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

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Who gets an event.
 *
 * @param only the users that get it, {@code null} for all
 * @param except users that do not, though they may be among the others
 */
public record Audience(@Nullable Set<String> only, Set<String> except) {

	/**
	 * Everybody who is connected.
	 */
	public static final Audience EVERYONE = new Audience(null, Set.of());

	/**
	 * Return an audience of some users.
	 * @param userIds their ids
	 * @return the audience
	 */
	public static Audience of(String... userIds) {
		return of(Set.copyOf(Arrays.asList(userIds)));
	}

	/**
	 * Return an audience of some users.
	 * @param userIds their ids
	 * @return the audience
	 */
	public static Audience of(Collection<String> userIds) {
		return new Audience(Set.copyOf(userIds), Set.of());
	}

	/**
	 * Return everybody but one.
	 * @param userId who is left out
	 * @return the audience
	 */
	public static Audience except(String userId) {
		return EVERYONE.without(Set.of(userId));
	}

	/**
	 * Return this audience without some users.
	 * @param userIds who is left out
	 * @return the audience
	 */
	public Audience without(Collection<String> userIds) {
		Set<String> left = new HashSet<>(this.except);
		left.addAll(userIds);
		return new Audience(this.only, Set.copyOf(left));
	}

	/**
	 * Return whether a user belongs to this audience.
	 * @param userId id of the user
	 * @return whether the user gets the event
	 */
	public boolean includes(String userId) {
		return (this.only == null || this.only.contains(userId)) && !this.except.contains(userId);
	}

}
