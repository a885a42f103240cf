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

import java.util.HashMap;
import java.util.Map;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.gatherspring.proto.InventoryItem;
import io.github.gatherspring.proto.PlayerUpdatesInventory;
import io.github.gatherspring.proto.state.PlayerField;
import org.jspecify.annotations.Nullable;

/**
 * How the fields of events become fields of players.
 */
final class PlayerChanges {

	private final StateSize size;

	PlayerChanges(StateSize size) {
		this.size = size;
	}

	/**
	 * Each field that is present replaces the player's field of that name.
	 */
	void merge(PlayerEntry entry, EventRule rule, Message event) {
		Change change = new Change(entry);
		for (int i = 0; i < rule.fields.length; i++) {
			FieldDescriptor field = rule.fields[i];
			if (EventRule.isPresent(event, field)) {
				change.put(rule.sets.get(i), EventRule.value(event, field));
			}
		}
		apply(change);
	}

	/**
	 * Items and their order are merged; an item that none is left of is gone.
	 */
	void mergeInventory(PlayerEntry entry, PlayerUpdatesInventory event) {
		Player player = entry.own();
		Map<String, InventoryItem> items = new HashMap<>(
				entry.wasSent(PlayerField.ITEMS) ? player.inventory() : Map.of());
		event.getItemsMap().forEach((itemId, item) -> {
			if (item.getCount() == 0) {
				items.remove(itemId);
			}
			else {
				items.put(itemId, item);
			}
		});
		Map<String, String> order = new HashMap<>(
				entry.wasSent(PlayerField.ORDER) ? player.inventoryOrder() : Map.of());
		order.putAll(event.getOrderMap());
		Change change = new Change(entry);
		change.put(PlayerField.ITEMS, Map.copyOf(items));
		change.put(PlayerField.ORDER, Map.copyOf(order));
		apply(change);
	}

	void whisper(PlayerEntry entry, String whisperId) {
		Change change = new Change(entry);
		change.put(PlayerField.WHISPER_ID, whisperId);
		apply(change);
	}

	void leaveWhisper(PlayerEntry entry) {
		Change change = new Change(entry);
		change.put(PlayerField.WHISPER_ID, null);
		change.put(PlayerField.WHISPER_RECIPIENT, null);
		apply(change);
	}

	private void apply(Change change) {
		if (this.size.take(change.more)) {
			change.apply();
		}
	}

	/**
	 * Fields of one player that change together.
	 */
	private static final class Change {

		private final PlayerEntry entry;

		private final @Nullable Object[] rest;

		private long more;

		Change(PlayerEntry entry) {
			this.entry = entry;
			this.rest = entry.own().copyOfRest();
		}

		void put(PlayerField field, @Nullable Object value) {
			int index = PlayerFields.restIndex(field);
			this.more += StateSize.of(value) - StateSize.of(this.rest[index]);
			this.rest[index] = value;
			this.entry.sent(field);
		}

		void apply() {
			this.entry.grow(this.more);
			this.entry.player(this.entry.own().withRest(this.rest));
		}

	}

}
