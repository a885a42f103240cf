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

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the state in the simplest form: everything is a mutable map from names to
 * values, nothing is shared, nothing is fast. Players of the session before and of this
 * one are kept apart until this one is complete.
 */
final class SpaceModel {

	private static final Set<String> NOT_STATE = Set.of("playerChats", "playerWaves", "playerRings",
			"playerShootsConfetti", "playerHighFives", "playerInteractsWithObject", "playerTriggersObject",
			"playerTriggersInventoryItem", "playerSetsImagePointer", "playerStartsRecording", "playerNotifies",
			"playerInteracts", "playerTriggersItem", "playerCrafts", "playerSendsCommand", "playerRequestsToLead");

	/** Players as this session tells them, joined or not. */
	final Map<String, Map<String, Object>> told = new HashMap<>();

	/** Players as known from before this session, until it is complete. */
	final Map<String, Map<String, Object>> known = new HashMap<>();

	/** Who has joined this session. */
	final Set<String> joined = new TreeSet<>();

	/** Who was here before this session and is still waited for. */
	final Set<String> absent = new TreeSet<>();

	/**
	 * Who has joined since the session was complete and may not be told yet: since when.
	 */
	final Map<String, Instant> arriving = new HashMap<>();

	final Map<Integer, String> uids = new HashMap<>();

	final Map<String, MapModel> maps = new HashMap<>();

	final Map<String, Object> items = new HashMap<>();

	final Set<String> commands = new TreeSet<>();

	final Map<String, String> users = new HashMap<>();

	final Map<String, String> members = new HashMap<>();

	@Nullable Object capacity;

	private final Set<String> toldFacts = new HashSet<>();

	boolean complete = true;

	int unknown;

	void sessionStarts() {
		Set<String> here = here();
		for (String uid : here) {
			this.known.put(uid, player(uid));
		}
		this.known.keySet().retainAll(here);
		this.absent.clear();
		this.absent.addAll(here);
		this.joined.clear();
		this.arriving.clear();
		this.told.clear();
		this.uids.clear();
		this.toldFacts.clear();
		this.complete = false;
		this.maps.values().forEach(MapModel::sessionStarts);
	}

	/** The session is complete; those still absent may yet be waited for. */
	void completes() {
		this.complete = true;
		this.known.keySet().retainAll(this.absent);
		this.maps.values().forEach((map) -> map.resending = false);
		if (!this.toldFacts.contains("spaceUpdatesItems")) {
			this.items.clear();
		}
		if (!this.toldFacts.contains("spaceRegistersCommand")) {
			this.commands.clear();
		}
		if (!this.toldFacts.contains("spaceSetsSpaceUsers")) {
			this.users.clear();
		}
		if (!this.toldFacts.contains("spaceSetsSpaceMembers")) {
			this.members.clear();
		}
		if (!this.toldFacts.contains("spaceSetsCapacity")) {
			this.capacity = null;
		}
	}

	/**
	 * A batch has ended: who has come late is told, and as this session tells, once it is
	 * described or a second has passed.
	 */
	void batchEnds(Instant now) {
		if (this.complete) {
			this.arriving.entrySet()
				.removeIf(
						(arrival) -> isDescribed(arrival.getKey()) || !arrival.getValue().plusSeconds(1).isAfter(now));
			this.known.keySet().removeIf((uid) -> !this.absent.contains(uid) && !this.arriving.containsKey(uid));
		}
	}

	boolean isDescribed(String uid) {
		return this.told.getOrDefault(uid, Map.of()).keySet().containsAll(List.of("name", "mapId", "x", "y"));
	}

	Set<String> dismissAbsent() {
		Set<String> dismissed = new TreeSet<>(this.absent);
		this.absent.clear();
		this.known.keySet().removeAll(dismissed);
		dismissed.forEach(this::forget);
		return dismissed;
	}

	private void forget(String uid) {
		if (this.uids.containsValue(uid)) {
			this.told.put(uid, new HashMap<>());
		}
		else {
			this.told.remove(uid);
		}
	}

	Set<String> here() {
		Set<String> here = new TreeSet<>(this.joined);
		here.addAll(this.absent);
		return here;
	}

	Map<String, Object> player(String uid) {
		Map<String, Object> player = new HashMap<>(this.known.getOrDefault(uid, Map.of()));
		player.putAll(this.told.getOrDefault(uid, Map.of()));
		return player;
	}

	/** Applies an event and says which objects turned out to be gone. */
	Set<String> apply(String name, Message event, Instant now) {
		if (name.equals("spaceSetsIdMapping")) {
			this.uids.put((Integer) get(event, "encId"), (String) get(event, "uid"));
			this.told.computeIfAbsent((String) get(event, "uid"), (uid) -> new HashMap<>());
		}
		else if (event.getDescriptorForType().findFieldByName("encId") != null) {
			String uid = this.uids.get((Integer) get(event, "encId"));
			if (uid == null) {
				this.unknown++;
			}
			else if (name.startsWith("player") && !NOT_STATE.contains(name)) {
				applyToPlayer(uid, name, event, now);
			}
		}
		else if (name.startsWith("map") && event.getDescriptorForType().findFieldByName("mapId") != null) {
			return applyToMap((String) get(event, "mapId"), name, event);
		}
		else if (name.startsWith("space")) {
			applyToSpace(name, event);
		}
		return Set.of();
	}

	private void applyToPlayer(String uid, String name, Message event, Instant now) {
		Map<String, Object> player = this.told.computeIfAbsent(uid, (key) -> new HashMap<>());
		switch (name) {
			case "playerJoins" -> {
				this.joined.add(uid);
				this.absent.remove(uid);
				if (this.complete) {
					this.arriving.putIfAbsent(uid, now);
				}
			}
			case "playerExits" -> {
				this.joined.remove(uid);
				this.arriving.remove(uid);
				this.absent.remove(uid);
				this.known.remove(uid);
				forget(uid);
			}
			case "playerLeavesWhisper" -> {
				for (String field : List.of("whisperId", "whisperRecipient")) {
					player.remove(field);
					this.known.getOrDefault(uid, new HashMap<>()).remove(field);
				}
			}
			case "playerUpdatesInventory" -> {
				Map<Object, Object> items = copy(player.get("items"));
				asMap(get(event, "items")).forEach((id, item) -> {
					items.put(id, item);
					if ((Integer) get((Message) item, "count") == 0) {
						items.remove(id);
					}
				});
				player.put("items", items);
				Map<Object, Object> order = copy(player.get("order"));
				order.putAll(asMap(get(event, "order")));
				player.put("order", order);
			}
			default -> {
				for (FieldDescriptor field : event.getDescriptorForType().getFields()) {
					if (!field.getName().startsWith("encId") && (!field.hasPresence() || event.hasField(field))) {
						Object value = event.getField(field);
						player.put(field.getName(), value);
					}
				}
				if (name.startsWith("playerEntersWhisper")) {
					String other = name.endsWith("V2") ? this.uids.get((Integer) get(event, "encIdTarget"))
							: (String) get(event, "whisperRecipient");
					if (other != null && (this.told.containsKey(other) || this.known.containsKey(other))) {
						this.told.computeIfAbsent(other, (key) -> new HashMap<>())
							.put("whisperId", get(event, "whisperId"));
					}
					else if (name.endsWith("V2")) {
						this.unknown++;
					}
				}
			}
		}
	}

	private void applyToSpace(String name, Message event) {
		boolean first = this.toldFacts.add(name);
		switch (name) {
			case "spaceUpdatesItems" -> {
				if (first) {
					this.items.clear();
				}
				asMap(get(event, "items")).forEach((id, item) -> this.items.put((String) id, item));
			}
			case "spaceRegistersCommand" -> {
				if (first) {
					this.commands.clear();
				}
				this.commands.add((String) get(event, "command"));
			}
			case "spaceSetsSpaceUsers" -> {
				this.users.clear();
				asMap(get(event, "spaceUsers"))
					.forEach((id, user) -> this.users.put((String) id, (String) get((Message) user, "role")));
			}
			case "spaceSetsSpaceMembers" -> {
				this.members.clear();
				asMap(get(event, "members"))
					.forEach((id, user) -> this.members.put((String) id, (String) get((Message) user, "role")));
			}
			case "spaceSetsCapacity" -> this.capacity = get(event, "capacity");
			default -> {
			}
		}
	}

	private Set<String> applyToMap(String mapId, String name, Message event) {
		MapModel map = this.maps.get(mapId);
		if (map == null) {
			if (Set.of("mapDeleteObject", "mapDeleteObjectByKey", "mapMoveObject").contains(name)) {
				return Set.of();
			}
			map = new MapModel();
			map.resending = !this.complete;
			this.maps.put(mapId, map);
		}
		return map.apply(name, event);
	}

	static Object get(Message message, String field) {
		return message.getField(message.getDescriptorForType().findFieldByName(field));
	}

	static Map<Object, Object> asMap(Object entries) {
		Map<Object, Object> map = new HashMap<>();
		for (Object entry : (List<?>) entries) {
			map.put(((MapEntry<?, ?>) entry).getKey(), ((MapEntry<?, ?>) entry).getValue());
		}
		return map;
	}

	private static Map<Object, Object> copy(@Nullable Object map) {
		return (map != null) ? new HashMap<>((Map<?, ?>) map) : new HashMap<>();
	}

	/** What is present in a message, by name. */
	static Map<String, Object> present(Message message) {
		Map<String, Object> fields = new HashMap<>();
		message.getAllFields().forEach((field, value) -> fields.put(field.getName(), value));
		return fields;
	}

	/**
	 * One map; objects and nooks are their present fields by name.
	 */
	static final class MapModel {

		final Map<String, Object> fields = new HashMap<>();

		final Map<String, Map<String, Object>> objects = new HashMap<>();

		final Map<String, Map<String, Object>> nooks = new HashMap<>();

		final Set<String> impassable = new HashSet<>();

		long updateId;

		boolean resending;

		private boolean whole;

		private final Set<String> sent = new HashSet<>();

		void sessionStarts() {
			this.resending = true;
			this.whole = false;
			this.sent.clear();
		}

		Set<String> apply(String name, Message event) {
			switch (name) {
				case "mapSetObjectsV2", "mapSetObjects" ->
					asMap(get(event, "objects")).forEach((key, object) -> merge(this.objects, "object ", key.toString(),
							(Message) object, (Boolean) get(event, "updatesAreOverwrites")));
				case "mapDeleteObjectByKey", "mapDeleteObject" -> this.objects.remove(get(event, "key").toString());
				case "mapMoveObject" -> move(event);
				case "mapSetNooks" -> {
					if ((Boolean) get(event, "overwrite")) {
						this.nooks.clear();
					}
					asMap(get(event, "nooks"))
						.forEach((id, nook) -> merge(this.nooks, "nook ", id.toString(), (Message) nook, false));
				}
				case "mapSetCollisionsBits" ->
					collide(event, (Boolean) get(event, "overwrite"), bits((ByteString) get(event, "mask")));
				case "mapSetCollisions" -> {
					String mask = (String) get(event, "mask");
					if (mask.length() == (Integer) get(event, "w") * (Integer) get(event, "h")) {
						collide(event, false, mask);
					}
				}
				case "mapCommitsChanges" -> {
					return commit((Long) get(event, "updateId"));
				}
				default -> set(name, event);
			}
			return Set.of();
		}

		private void set(String name, Message event) {
			this.whole |= this.resending && name.equals("mapSetDimensions");
			FieldDescriptor delete = event.getDescriptorForType().findFieldByName("delete");
			for (FieldDescriptor field : event.getDescriptorForType().getFields()) {
				if (!field.getName().equals("mapId") && field != delete) {
					this.sent.add("field " + field.getName());
					if (delete != null && (Boolean) event.getField(delete)) {
						this.fields.remove(field.getName());
					}
					else if (!field.hasPresence() || event.hasField(field)) {
						Object value = event.getField(field);
						this.fields.put(field.getName(), field.isMapField() ? asMap(value) : value);
					}
				}
			}
		}

		private void merge(Map<String, Map<String, Object>> things, String kind, String key, Message patch,
				boolean overwrite) {
			boolean again = this.sent.contains(kind + key);
			boolean anew = this.resending && this.whole && !again;
			Map<String, Object> merged = (overwrite || anew) ? new HashMap<>()
					: new HashMap<>(things.getOrDefault(key, Map.of()));
			merged.putAll(present(patch));
			things.put(key, merged);
			this.sent.add(kind + key);
		}

		private void move(Message event) {
			Object id = get(event, "objectId");
			List<Map<String, Object>> moved = new ArrayList<>(
					this.objects.values().stream().filter((object) -> id.equals(object.get("id"))).toList());
			if (moved.isEmpty() && this.objects.containsKey(id)) {
				moved.add(this.objects.get(id));
			}
			for (Map<String, Object> object : moved) {
				object.put("x", ((Float) get(event, "targetX")).intValue());
				object.put("y", ((Float) get(event, "targetY")).intValue());
				Map<String, Object> present = present(event);
				if (present.containsKey("targetXOffset")) {
					object.put("offsetX", present.get("targetXOffset"));
				}
				if (present.containsKey("targetYOffset")) {
					object.put("offsetY", present.get("targetYOffset"));
				}
			}
		}

		private static String bits(ByteString bytes) {
			StringBuilder bits = new StringBuilder();
			for (byte eight : bytes.toByteArray()) {
				for (int i = 0; i < 8; i++) {
					bits.append(((eight >> i & 1) != 0) ? '1' : '0');
				}
			}
			return bits.toString();
		}

		private void collide(Message event, boolean overwrite, String mask) {
			if (overwrite || (this.resending && this.whole && !this.sent.contains("collisions"))) {
				this.impassable.clear();
			}
			this.sent.add("collisions");
			int w = (Integer) get(event, "w");
			int h = (Integer) get(event, "h");
			for (int i = 0; i < w * h; i++) {
				String tile = ((Integer) get(event, "x") + i % w) + "," + ((Integer) get(event, "y") + i / w);
				this.impassable.remove(tile);
				if (i < mask.length() && mask.charAt(i) == '1') {
					this.impassable.add(tile);
				}
			}
		}

		private Set<String> commit(long updateId) {
			Set<String> gone = new HashSet<>();
			if (this.resending && updateId != this.updateId) {
				for (String key : this.objects.keySet()) {
					if (!this.sent.contains("object " + key)) {
						gone.add(key);
					}
				}
				this.objects.keySet().removeAll(gone);
				this.nooks.keySet().removeIf((id) -> !this.sent.contains("nook " + id));
				this.fields.keySet().removeIf((field) -> !this.sent.contains("field " + field));
				if (!this.sent.contains("collisions")) {
					this.impassable.clear();
				}
			}
			this.resending = false;
			this.updateId = updateId;
			return gone;
		}

	}

}
