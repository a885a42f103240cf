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

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import io.github.gatherspring.proto.DeskInfoV2;
import io.github.gatherspring.proto.InventoryItem;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.PlayerSetsName;
import io.github.gatherspring.proto.PlayerUpdatesInventory;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.SpriteDirectionEnum;
import io.github.gatherspring.simulator.api.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom the space knows, in it or not. What the user's player looks like is kept
 * as the events that say so.
 */
public final class User {

	private final String id;

	private final boolean simulated;

	private Role role;

	private boolean banned;

	private boolean present;

	private String name;

	private String mapId = "";

	private int x;

	private int y;

	private SpriteDirectionEnum.ENUM direction = SpriteDirectionEnum.ENUM.Down;

	private int lastInputId;

	private boolean placed;

	private @Nullable String whisperId;

	private long lastVisited;

	private final Map<EventCase, ServerClientEvent> fields = new EnumMap<>(EventCase.class);

	private final Map<String, Integer> inventory = new TreeMap<>();

	private final Set<String> blocked = new LinkedHashSet<>();

	User(String id, String name, Role role, boolean simulated) {
		this.id = id;
		this.name = name;
		this.role = role;
		this.simulated = simulated;
	}

	/**
	 * Return the id.
	 * @return the id
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Return whether no client stands behind this user.
	 * @return whether the user is one of the simulator's own
	 */
	public boolean isSimulated() {
		return this.simulated;
	}

	/**
	 * Return the role.
	 * @return the role
	 */
	public Role role() {
		return this.role;
	}

	void role(Role role) {
		this.role = role;
	}

	/**
	 * Return whether the user was banned.
	 * @return whether the user may not come back
	 */
	public boolean isBanned() {
		return this.banned;
	}

	void banned() {
		this.banned = true;
	}

	/**
	 * Return whether the user's player is in the space.
	 * @return whether it is seen
	 */
	public boolean isPresent() {
		return this.present;
	}

	void present(boolean present) {
		this.present = present;
	}

	/**
	 * Return the name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	void name(String name) {
		this.name = name;
	}

	/**
	 * Return the map.
	 * @return id of the map, empty before the first entering
	 */
	public String mapId() {
		return this.mapId;
	}

	/**
	 * Return the column.
	 * @return tiles from the left
	 */
	public int x() {
		return this.x;
	}

	/**
	 * Return the row.
	 * @return tiles from the top
	 */
	public int y() {
		return this.y;
	}

	/**
	 * Return where the player looks.
	 * @return the direction
	 */
	public SpriteDirectionEnum.ENUM direction() {
		return this.direction;
	}

	/**
	 * Return whether the player has ever been somewhere.
	 * @return whether there is a place to come back to
	 */
	public boolean isPlaced() {
		return this.placed;
	}

	void place(String mapId, int x, int y, SpriteDirectionEnum.ENUM direction) {
		this.mapId = mapId;
		this.x = x;
		this.y = y;
		this.direction = direction;
		this.placed = true;
	}

	void lastInputId(int lastInputId) {
		this.lastInputId = lastInputId;
	}

	int lastInputId() {
		return this.lastInputId;
	}

	/**
	 * Return the whisper that the player is in.
	 * @return its id, {@code null} for none
	 */
	public @Nullable String whisperId() {
		return this.whisperId;
	}

	void whisperId(@Nullable String whisperId) {
		this.whisperId = whisperId;
	}

	/**
	 * Return when the user was last here.
	 * @return seconds since 1970
	 */
	public long lastVisited() {
		return this.lastVisited;
	}

	void lastVisited(long seconds) {
		this.lastVisited = seconds;
	}

	/**
	 * Return what the player holds.
	 * @return how many by id of the item
	 */
	public Map<String, Integer> inventory() {
		return this.inventory;
	}

	/**
	 * Return whom the user has blocked.
	 * @return ids of users
	 */
	public Set<String> blocked() {
		return this.blocked;
	}

	/**
	 * Return the event that last set a field of the player.
	 * @param eventCase which event
	 * @return the event, {@code null} if the field was never set
	 */
	public @Nullable ServerClientEvent field(EventCase eventCase) {
		return this.fields.get(eventCase);
	}

	void field(ServerClientEvent event) {
		this.fields.put(event.getEventCase(), event);
	}

	void clear(EventCase eventCase) {
		this.fields.remove(eventCase);
	}

	/**
	 * Return the text status.
	 * @return the text, empty for none
	 */
	public String textStatus() {
		ServerClientEvent event = field(EventCase.PLAYERSETSTEXTSTATUS);
		return (event != null) ? event.getPlayerSetsTextStatus().getTextStatus() : "";
	}

	/**
	 * Return whom the player follows.
	 * @return id of a user, empty for nobody
	 */
	public String followTarget() {
		ServerClientEvent event = field(EventCase.PLAYERSETSFOLLOWTARGET);
		return (event != null) ? event.getPlayerSetsFollowTarget().getFollowTarget() : "";
	}

	/**
	 * Return the desk.
	 * @return the desk, {@code null} for none
	 */
	public @Nullable DeskInfoV2 desk() {
		ServerClientEvent event = field(EventCase.PLAYERSETSDESKINFO);
		return (event != null) ? event.getPlayerSetsDeskInfo().getDeskInfo() : null;
	}

	ServerClientEvent moves() {
		return ServerClientEvent.newBuilder()
			.setPlayerMoves(PlayerMoves.newBuilder()
				.setMapId(this.mapId)
				.setX(this.x)
				.setY(this.y)
				.setDirection(this.direction)
				.setLastInputId(this.lastInputId))
			.build();
	}

	/**
	 * Return the events that describe the player, without {@code playerJoins}.
	 * @return the events, without ids
	 */
	public List<ServerClientEvent> state() {
		List<ServerClientEvent> events = new ArrayList<>();
		events.add(ServerClientEvent.newBuilder()
			.setPlayerSetsName(PlayerSetsName.newBuilder().setName(this.name))
			.build());
		events.add(moves());
		events.addAll(this.fields.values());
		if (!this.inventory.isEmpty()) {
			PlayerUpdatesInventory.Builder update = PlayerUpdatesInventory.newBuilder();
			this.inventory
				.forEach((item, count) -> update.putItems(item, InventoryItem.newBuilder().setCount(count).build()));
			events.add(ServerClientEvent.newBuilder().setPlayerUpdatesInventory(update).build());
		}
		return events;
	}

	/**
	 * Return the events that take back what is set here and not there.
	 * @param other the player of the same user in another space
	 */
	public List<ServerClientEvent> takingBack(User other) {
		List<ServerClientEvent> events = new ArrayList<>();
		this.fields.forEach((eventCase, event) -> {
			if (!other.fields.containsKey(eventCase)) {
				events.add(Events.of(eventCase, blank((Message) event.getField(Events.descriptor(eventCase)))));
			}
		});
		PlayerUpdatesInventory.Builder items = PlayerUpdatesInventory.newBuilder();
		this.inventory.keySet()
			.stream()
			.filter((item) -> !other.inventory.containsKey(item))
			.forEach((item) -> items.putItems(item, InventoryItem.newBuilder().setCount(0).build()));
		if (items.getItemsCount() > 0) {
			events.add(ServerClientEvent.newBuilder().setPlayerUpdatesInventory(items).build());
		}
		return events;
	}

	/* With a value in each field: an absent one would leave things as they are. */
	private static Message blank(Message message) {
		Message.Builder blank = message.newBuilderForType();
		message.getAllFields()
			.keySet()
			.stream()
			.filter((field) -> !field.isRepeated() && field.getJavaType() != JavaType.MESSAGE)
			.forEach((field) -> blank.setField(field, field.getDefaultValue()));
		return blank.build();
	}

}
