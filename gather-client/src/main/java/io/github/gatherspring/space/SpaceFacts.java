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

package io.github.gatherspring.space;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import com.google.protobuf.Message;
import io.github.gatherspring.proto.SpaceItem;
import io.github.gatherspring.proto.SpaceRegistersCommand;
import io.github.gatherspring.proto.SpaceSetsCapacity;
import io.github.gatherspring.proto.SpaceSetsSpaceMembers;
import io.github.gatherspring.proto.SpaceSetsSpaceUsers;
import io.github.gatherspring.proto.SpaceUpdatesItems;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the space as a whole. Written by one thread, read by any; each value
 * is immutable.
 * <p>
 * What an event "sets" is set as a whole, what it "updates" is merged. What a new session
 * does not tell until it is complete is no longer known then.
 */
final class SpaceFacts {

	private volatile PersistentMap<SpaceItem> items = PersistentMap.empty();

	private volatile Map<String, String> userRoles = Map.of();

	private volatile Map<String, String> memberRoles = Map.of();

	private volatile PersistentMap<Boolean> commands = PersistentMap.empty();

	private volatile @Nullable Integer capacity;

	private final Set<Class<?>> told = new HashSet<>();

	void sessionStarted() {
		this.told.clear();
	}

	@SuppressWarnings("deprecation") // servers of the older version still send members
	void apply(Message event) {
		boolean firstOfSession = this.told.add(event.getClass());
		if (event instanceof SpaceUpdatesItems update) {
			PersistentMap<SpaceItem> items = firstOfSession ? PersistentMap.empty() : this.items;
			for (Map.Entry<String, SpaceItem> item : update.getItemsMap().entrySet()) {
				items = items.with(item.getKey(), item.getValue());
			}
			this.items = items;
		}
		else if (event instanceof SpaceSetsSpaceUsers set) {
			Map<String, String> roles = new HashMap<>();
			set.getSpaceUsersMap().forEach((userId, user) -> roles.put(userId, user.getRole()));
			this.userRoles = Collections.unmodifiableMap(roles);
		}
		else if (event instanceof SpaceSetsSpaceMembers set) {
			Map<String, String> roles = new HashMap<>();
			set.getMembersMap().forEach((userId, member) -> roles.put(userId, member.getRole()));
			this.memberRoles = Collections.unmodifiableMap(roles);
		}
		else if (event instanceof SpaceRegistersCommand registers) {
			PersistentMap<Boolean> commands = firstOfSession ? PersistentMap.empty() : this.commands;
			this.commands = commands.with(registers.getCommand(), true);
		}
		else if (event instanceof SpaceSetsCapacity set) {
			this.capacity = set.getCapacity();
		}
	}

	@SuppressWarnings("deprecation") // as above
	void synchronizedWith() {
		if (!this.told.contains(SpaceUpdatesItems.class)) {
			this.items = PersistentMap.empty();
		}
		if (!this.told.contains(SpaceSetsSpaceUsers.class)) {
			this.userRoles = Map.of();
		}
		if (!this.told.contains(SpaceSetsSpaceMembers.class)) {
			this.memberRoles = Map.of();
		}
		if (!this.told.contains(SpaceRegistersCommand.class)) {
			this.commands = PersistentMap.empty();
		}
		if (!this.told.contains(SpaceSetsCapacity.class)) {
			this.capacity = null;
		}
	}

	Map<String, SpaceItem> items() {
		return Collections.unmodifiableMap(this.items);
	}

	Set<String> commands() {
		return Collections.unmodifiableSet(this.commands.keySet());
	}

	OptionalInt capacity() {
		Integer capacity = this.capacity;
		return (capacity != null) ? OptionalInt.of(capacity) : OptionalInt.empty();
	}

	/**
	 * Roles by user id: the newer event's where both name a user.
	 */
	Map<String, String> roles() {
		Map<String, String> older = this.memberRoles;
		Map<String, String> newer = this.userRoles;
		if (older.isEmpty()) {
			return newer;
		}
		Map<String, String> roles = new HashMap<>(older);
		roles.putAll(newer);
		return Collections.unmodifiableMap(roles);
	}

	@Nullable String role(String userId) {
		String role = this.userRoles.get(userId);
		return (role != null) ? role : this.memberRoles.get(userId);
	}

}
