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

	/**
	 * Anybody may register commands, and each is offered to everybody: a space has a
	 * handful.
	 */
	static final int MOST_COMMANDS = 1_000;

	static final int LONGEST_COMMAND = 100;

	private final StateLimits limits;

	private volatile PersistentMap<SpaceItem> items = PersistentMap.empty();

	private volatile Map<String, String> userRoles = Map.of();

	private volatile Map<String, String> memberRoles = Map.of();

	private volatile PersistentMap<Boolean> commands = PersistentMap.empty();

	private volatile @Nullable Integer capacity;

	private final Set<Class<?>> told = new HashSet<>();

	SpaceFacts(StateLimits limits) {
		this.limits = limits;
	}

	void sessionStarted() {
		this.told.clear();
	}

	@SuppressWarnings("deprecation") // servers of the older version still send members
	void apply(Message event) {
		boolean firstOfSession = this.told.add(event.getClass());
		if (event instanceof SpaceUpdatesItems update) {
			if (firstOfSession) {
				dropItems();
			}
			update.getItemsMap().forEach(this::setItem);
		}
		else if (event instanceof SpaceSetsSpaceUsers set) {
			Map<String, String> roles = new HashMap<>();
			set.getSpaceUsersMap().forEach((userId, user) -> roles.put(userId, user.getRole()));
			if (replaces(this.userRoles, roles)) {
				this.userRoles = Collections.unmodifiableMap(roles);
			}
		}
		else if (event instanceof SpaceSetsSpaceMembers set) {
			Map<String, String> roles = new HashMap<>();
			set.getMembersMap().forEach((userId, member) -> roles.put(userId, member.getRole()));
			if (replaces(this.memberRoles, roles)) {
				this.memberRoles = Collections.unmodifiableMap(roles);
			}
		}
		else if (event instanceof SpaceRegistersCommand registers) {
			register(firstOfSession ? PersistentMap.empty() : this.commands, registers.getCommand());
		}
		else if (event instanceof SpaceSetsCapacity set) {
			this.capacity = set.getCapacity();
		}
	}

	private void setItem(String itemId, SpaceItem item) {
		SpaceItem known = this.items.get(itemId);
		if (this.limits.size().take(sizeOf(itemId, item) - sizeOf(itemId, known))) {
			this.items = this.items.with(itemId, item);
		}
	}

	private void dropItems() {
		this.items.forEach((itemId, item) -> this.limits.size().give(sizeOf(itemId, item)));
		this.items = PersistentMap.empty();
	}

	private static long sizeOf(String itemId, @Nullable SpaceItem item) {
		return (item != null) ? StateSize.THING + StateSize.of(itemId) + StateSize.of(item) : 0;
	}

	private boolean replaces(Map<String, String> before, Map<String, String> after) {
		return this.limits.size().take(StateSize.of(after) - StateSize.of(before));
	}

	private void register(PersistentMap<Boolean> before, String command) {
		this.commands = before;
		if (command.length() > LONGEST_COMMAND || (before.size() >= MOST_COMMANDS && !before.containsKey(command))) {
			this.limits.dropped().overLimit();
			return;
		}
		this.commands = before.with(command, true);
	}

	@SuppressWarnings("deprecation") // as above
	void synchronizedWith() {
		if (!this.told.contains(SpaceUpdatesItems.class)) {
			dropItems();
		}
		if (!this.told.contains(SpaceSetsSpaceUsers.class) && replaces(this.userRoles, Map.of())) {
			this.userRoles = Map.of();
		}
		if (!this.told.contains(SpaceSetsSpaceMembers.class) && replaces(this.memberRoles, Map.of())) {
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
