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

	private PlayerChanges() {
	}

	/**
	 * Each field that is present replaces the player's field of that name.
	 */
	static void merge(PlayerEntry entry, EventRule rule, Message event) {
		@Nullable Object[] rest = entry.own().copyOfRest();
		for (int i = 0; i < rule.fields.length; i++) {
			FieldDescriptor field = rule.fields[i];
			if (EventRule.isPresent(event, field)) {
				put(entry, rest, rule.sets.get(i), EventRule.value(event, field));
			}
		}
		entry.player(entry.own().withRest(rest));
	}

	/**
	 * Items and their order are merged; an item that none is left of is gone.
	 */
	static void mergeInventory(PlayerEntry entry, PlayerUpdatesInventory event) {
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
		@Nullable Object[] rest = player.copyOfRest();
		put(entry, rest, PlayerField.ITEMS, Map.copyOf(items));
		put(entry, rest, PlayerField.ORDER, Map.copyOf(order));
		entry.player(player.withRest(rest));
	}

	static void whisper(PlayerEntry entry, String whisperId) {
		@Nullable Object[] rest = entry.own().copyOfRest();
		put(entry, rest, PlayerField.WHISPER_ID, whisperId);
		entry.player(entry.own().withRest(rest));
	}

	static void leaveWhisper(PlayerEntry entry) {
		@Nullable Object[] rest = entry.own().copyOfRest();
		put(entry, rest, PlayerField.WHISPER_ID, null);
		put(entry, rest, PlayerField.WHISPER_RECIPIENT, null);
		entry.player(entry.own().withRest(rest));
	}

	private static void put(PlayerEntry entry, @Nullable Object[] rest, PlayerField field, @Nullable Object value) {
		rest[PlayerFields.restIndex(field)] = value;
		entry.sent(field);
	}

}
