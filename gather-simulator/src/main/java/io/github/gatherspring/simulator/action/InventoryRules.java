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

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.github.gatherspring.proto.AddInventoryItem;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.Craft;
import io.github.gatherspring.proto.InventoryItem;
import io.github.gatherspring.proto.PlayerCrafts;
import io.github.gatherspring.proto.PlayerUpdatesInventory;
import io.github.gatherspring.proto.RemoveInventoryItem;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.SpaceUpdatesItems;
import io.github.gatherspring.proto.TriggerInventoryItem;
import io.github.gatherspring.simulator.world.Audience;
import io.github.gatherspring.simulator.world.SpaceEvents;
import io.github.gatherspring.simulator.world.User;

/**
 * Items: which exist, who holds how many, what is made of them.
 */
final class InventoryRules {

	private static final long MOST = 1_000_000;

	private InventoryRules() {
	}

	static void addTo(RuleTable table) {
		table.on(ActionCase.ADDINVENTORYITEM, AddInventoryItem.class)
			.by(Access.MODERATORS)
			.causes("playerUpdatesInventory")
			.does("Gives the target items", (call, add) -> {
				User user = call.anyUser("targetId", add.getTargetId());
				String item = call.filled("itemId", add.getItemId());
				long count = user.inventory().getOrDefault(item, 0) + positive(call, add.getDelta());
				if (count > MOST) {
					throw call.wrong("a player holds at most " + MOST + " of an item");
				}
				user.inventory().put(item, (int) count);
				tell(call, user, List.of(item));
			});
		table.on(ActionCase.REMOVEINVENTORYITEM, RemoveInventoryItem.class)
			.causes("playerUpdatesInventory")
			.does("Takes items from the player; 0 left means gone", (call, remove) -> {
				User user = call.self(remove.hasTargetId(), remove.getTargetId());
				long delta = positive(call, remove.getDelta());
				holds(call, user, remove.getItemId(), delta);
				take(user, remove.getItemId(), (int) delta);
				tell(call, user, List.of(remove.getItemId()));
			});
		table.on(ActionCase.CRAFT, Craft.class)
			.avatar()
			.causes("playerCrafts", "playerUpdatesInventory")
			.does("Uses up the inputs, which the player must hold", (call, craft) -> {
				if (craft.getInputsCount() == 0) {
					throw call.wrong("'inputs' is empty");
				}
				PlayerCrafts.Builder crafts = PlayerCrafts.newBuilder();
				for (Map.Entry<String, Integer> input : craft.getInputsMap().entrySet()) {
					holds(call, call.user(), input.getKey(), positive(call, input.getValue()));
					crafts.putInputs(input.getKey(), input.getValue());
				}
				craft.getInputsMap().forEach((item, count) -> take(call.user(), item, count));
				call.seen(ServerClientEvent.newBuilder().setPlayerCrafts(crafts));
				tell(call, call.user(), craft.getInputsMap().keySet());
			});
		table.on(ActionCase.TRIGGERINVENTORYITEM, TriggerInventoryItem.class)
			.avatar()
			.causes("playerTriggersInventoryItem")
			.does("Shows that the player uses an item that it holds", (call, trigger) -> {
				holds(call, call.user(), trigger.getItemId(), 1);
				call.world()
					.publishIfPresent(FieldCopy.event(trigger, EventCase.PLAYERTRIGGERSINVENTORYITEM), call.user());
			});
		table.on(ActionCase.UPDATESPACEITEMS, SpaceUpdatesItems.class)
			.by(Access.BUILDERS)
			.causes("spaceUpdatesItems")
			.does("Adds or changes the items that exist in the space", (call, update) -> {
				if (update.getItemsCount() == 0) {
					throw call.wrong("'items' is empty");
				}
				for (var item : update.getItemsMap().entrySet()) {
					call.filled("items", item.getKey());
					call.filled("name", item.getValue().getName());
				}
				call.world().items().putAll(update.getItemsMap());
				call.tell(SpaceEvents.items(update.getItemsMap()).toBuilder(), Audience.EVERYONE);
			});
	}

	private static long positive(ActionCall call, long delta) throws ActionRefused {
		if (delta < 1 || delta > MOST) {
			throw call.wrong("the number of items is " + delta + ", expected 1 to " + MOST);
		}
		return delta;
	}

	private static void holds(ActionCall call, User user, String item, long count) throws ActionRefused {
		int held = user.inventory().getOrDefault(item, 0);
		if (held < count) {
			throw call.wrong("'" + user.id() + "' holds " + held + " of '" + ActionCall.shortened(item)
					+ "', needed are " + count);
		}
	}

	private static void take(User user, String item, int count) {
		int left = user.inventory().getOrDefault(item, 0) - count;
		if (left > 0) {
			user.inventory().put(item, left);
		}
		else {
			user.inventory().remove(item);
		}
	}

	private static void tell(ActionCall call, User user, Collection<String> items) {
		PlayerUpdatesInventory.Builder update = PlayerUpdatesInventory.newBuilder();
		for (String item : items) {
			update.putItems(item, InventoryItem.newBuilder().setCount(user.inventory().getOrDefault(item, 0)).build());
		}
		call.world().publishIfPresent(ServerClientEvent.newBuilder().setPlayerUpdatesInventory(update).build(), user);
	}

}
