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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.github.gatherspring.proto.PlayerExits;
import io.github.gatherspring.proto.PlayerJoins;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.SpaceItem;
import io.github.gatherspring.proto.SpawnPoint;
import io.github.gatherspring.proto.SpriteDirectionEnum;
import io.github.gatherspring.simulator.api.Role;
import io.github.gatherspring.simulator.clock.SimulatorClock;
import org.jspecify.annotations.Nullable;

/**
 * The simulated space: users, maps and what belongs to neither. Only for the thread of
 * the simulator.
 */
public final class World {

	private final String spaceId;

	private final SimulatorClock clock;

	private final Random random;

	private final WorldListener listener;

	private final Map<String, User> users = new LinkedHashMap<>();

	private final Map<String, SpaceMap> maps = new LinkedHashMap<>();

	private final Map<String, SpaceItem> items = new LinkedHashMap<>();

	private final Set<String> commands = new LinkedHashSet<>();

	private final Permissions permissions = new Permissions();

	private final AccessRequests accessRequests = new AccessRequests();

	private final SpawnTokens spawnTokens = new SpawnTokens();

	private final Set<String> chatIds = new LinkedHashSet<>();

	private int capacity;

	private long ids;

	/**
	 * Create a space without maps and users.
	 * @param spaceId its id on the wire
	 * @param capacity how many players it takes
	 * @param seed where chance starts
	 * @param clock the time of the space
	 * @param listener hears of what happens
	 */
	public World(String spaceId, int capacity, long seed, SimulatorClock clock, WorldListener listener) {
		this.spaceId = spaceId;
		this.capacity = capacity;
		this.clock = clock;
		this.random = new Random(seed);
		this.listener = listener;
	}

	/**
	 * Return the id of the space.
	 * @return the id on the wire
	 */
	public String spaceId() {
		return this.spaceId;
	}

	/**
	 * Return the clock.
	 * @return the clock
	 */
	public SimulatorClock clock() {
		return this.clock;
	}

	/**
	 * Return the source of chance.
	 * @return seeded, so the same each run
	 */
	public Random random() {
		return this.random;
	}

	/**
	 * Return how many players the space takes.
	 * @return the number
	 */
	public int capacity() {
		return this.capacity;
	}

	/**
	 * Return the exceptions from what roles may do.
	 * @return the exceptions
	 */
	public Permissions permissions() {
		return this.permissions;
	}

	/**
	 * Return who waits to be let in.
	 * @return the requests
	 */
	public AccessRequests accessRequests() {
		return this.accessRequests;
	}

	/**
	 * Return the tokens that stand for places.
	 * @return the tokens
	 */
	public SpawnTokens spawnTokens() {
		return this.spawnTokens;
	}

	/**
	 * Return the items that exist in the space.
	 * @return items by id
	 */
	public Map<String, SpaceItem> items() {
		return this.items;
	}

	/**
	 * Return the commands of the chat.
	 * @return names without the slash
	 */
	public Set<String> commands() {
		return this.commands;
	}

	/**
	 * Return the ids of what was said.
	 * @return the ids, the oldest first
	 */
	public Set<String> chatIds() {
		return this.chatIds;
	}

	/**
	 * Return an id that was not used before.
	 * @param prefix how it starts
	 * @return the id, the same in each run
	 */
	public String newId(String prefix) {
		return prefix + "-" + Long.toString(++this.ids, 36);
	}

	// Users

	/**
	 * Return everybody whom the space knows.
	 * @return the users in the order of their making
	 */
	public Collection<User> users() {
		return this.users.values();
	}

	/**
	 * Return the players that are in the space.
	 * @return the users that are present
	 */
	public List<User> present() {
		return this.users.values().stream().filter(User::isPresent).toList();
	}

	/**
	 * Return a user.
	 * @param id id of the user
	 * @return the user, {@code null} if unknown
	 */
	public @Nullable User user(String id) {
		return this.users.get(id);
	}

	/**
	 * Make a user known.
	 * @param id id of the user
	 * @param name name of the player
	 * @param role role in the space
	 * @param simulated whether no client stands behind it
	 * @return the user, the known one if there was one
	 */
	public User addUser(String id, String name, Role role, boolean simulated) {
		return this.users.computeIfAbsent(id, (key) -> new User(id, name, role, simulated));
	}

	/**
	 * Change the role of a user.
	 * @param user the user
	 * @param role the new role
	 */
	public void changeRole(User user, Role role) {
		user.role(role);
	}

	/**
	 * Bring a player into the space.
	 * @param user whose player
	 */
	public void enter(User user) {
		if (user.isPresent()) {
			return;
		}
		if (!user.isPlaced() || !this.maps.containsKey(user.mapId())) {
			SpaceMap map = firstMap();
			List<SpawnPoint> spawns = map.spawns();
			SpawnPoint spawn = spawns.get(this.random.nextInt(spawns.size()));
			user.place(map.id(), spawn.getX(), spawn.getY(), SpriteDirectionEnum.ENUM.Down);
		}
		user.present(true);
		user.lastInputId(0);
		user.lastVisited(this.clock.now().getEpochSecond());
		publish(ServerClientEvent.newBuilder().setPlayerJoins(PlayerJoins.getDefaultInstance()).build(), user,
				Audience.EVERYONE);
		user.state().forEach((event) -> publish(event, user, Audience.EVERYONE));
	}

	/**
	 * Take a player out of the space.
	 * @param user whose player
	 */
	public void exit(User user) {
		if (!user.isPresent()) {
			return;
		}
		user.present(false);
		user.whisperId(null);
		publish(ServerClientEvent.newBuilder().setPlayerExits(PlayerExits.getDefaultInstance()).build(), user,
				Audience.EVERYONE);
	}

	/**
	 * Throw a user out.
	 * @param userId id of the user
	 * @param code close code for its connections
	 * @param reason text for its clients
	 */
	public void kick(String userId, int code, String reason) {
		User user = user(userId);
		if (user != null) {
			exit(user);
		}
		this.listener.disconnect(userId, code, reason);
	}

	/**
	 * Throw a user out for good.
	 * @param user the user
	 */
	public void ban(User user) {
		user.banned();
		kick(user.id(), 4010, "Banned from the space");
	}

	/**
	 * Put a player somewhere.
	 * @param user whose player
	 * @param map the map
	 * @param x column
	 * @param y row
	 * @param direction where it looks
	 * @param inputId number of the move that caused it, {@code null} if none did
	 */
	public void place(User user, SpaceMap map, int x, int y, SpriteDirectionEnum.ENUM direction,
			@Nullable Integer inputId) {
		boolean sameMap = map.id().equals(user.mapId());
		user.place(map.id(), x, y, direction);
		if (inputId != null) {
			user.lastInputId(inputId);
		}
		if (!user.isPresent()) {
			return;
		}
		PlayerMoves.Builder moves = PlayerMoves.newBuilder()
			.setX(x)
			.setY(y)
			.setDirection(direction)
			.setLastInputId(user.lastInputId());
		if (!sameMap) {
			moves.setMapId(map.id());
		}
		publish(ServerClientEvent.newBuilder().setPlayerMoves(moves).build(), user, Audience.EVERYONE);
	}

	/**
	 * Set a field of a player, seen by everybody if the player is in the space.
	 * @param user whose player
	 * @param event the event that says so, without ids
	 */
	public void set(User user, ServerClientEvent event) {
		if (event.getEventCase() == EventCase.PLAYERSETSNAME) {
			user.name(event.getPlayerSetsName().getName());
		}
		else {
			user.field(event);
		}
		publishIfPresent(event, user);
	}

	/**
	 * Put a player into a whisper, or take it out.
	 * @param user whose player
	 * @param whisperId id of the whisper, {@code null} to leave
	 */
	public void whisper(User user, @Nullable String whisperId) {
		user.whisperId(whisperId);
	}

	/**
	 * Set a field of a player that names a second one, seen by everybody if the player is
	 * in the space. Only the field itself is told to clients that come later.
	 * @param user whose player
	 * @param event the event that says so, without ids
	 * @param second the second player
	 */
	public void set(User user, ServerClientEvent event, User second) {
		user.field(event);
		if (user.isPresent()) {
			publish(event, user, second, Audience.EVERYONE);
		}
	}

	/**
	 * Return with whom a player whispers.
	 * @param user whose player
	 * @return another one in the same whisper, {@code null} for none
	 */
	public @Nullable User whisperPartner(User user) {
		for (User other : this.users.values()) {
			if (other != user && other.isPresent() && other.whisperId() != null
					&& other.whisperId().equals(user.whisperId())) {
				return other;
			}
		}
		return null;
	}

	/**
	 * Tell everybody something about a player, if it is in the space.
	 * @param event the event, without ids
	 * @param user whose player
	 */
	public void publishIfPresent(ServerClientEvent event, User user) {
		if (user.isPresent()) {
			publish(event, user, Audience.EVERYONE);
		}
	}

	/**
	 * Return who hears what a user says to an audience: nobody who has blocked the user.
	 * @param speaker who says something
	 * @param audience to whom
	 * @return who is left
	 */
	public Audience heardFrom(User speaker, Audience audience) {
		List<String> deaf = this.users.values()
			.stream()
			.filter((user) -> user.blocked().contains(speaker.id()))
			.map(User::id)
			.toList();
		return deaf.isEmpty() ? audience : audience.without(deaf);
	}

	/**
	 * Tell something about a player.
	 * @param event the event, without ids
	 * @param subject whose player, {@code null} for none
	 * @param audience who gets it
	 */
	public void publish(ServerClientEvent event, @Nullable User subject, Audience audience) {
		this.listener.event(event, (subject != null) ? subject.id() : null, null, audience);
	}

	/**
	 * Tell something about two players.
	 * @param event the event, without ids
	 * @param subject whose player
	 * @param target the second one
	 * @param audience who gets it
	 */
	public void publish(ServerClientEvent event, User subject, User target, Audience audience) {
		this.listener.event(event, subject.id(), target.id(), audience);
	}

	/**
	 * Return who is in a map.
	 * @param mapId id of the map
	 * @return ids of users
	 */
	public Set<String> idsInMap(String mapId) {
		Set<String> ids = new LinkedHashSet<>();
		for (User user : this.users.values()) {
			if (user.isPresent() && user.mapId().equals(mapId)) {
				ids.add(user.id());
			}
		}
		return ids;
	}

	/**
	 * Return who is in a nook.
	 * @param map the map
	 * @param nookId id of the nook
	 * @return ids of users
	 */
	public Set<String> idsInNook(SpaceMap map, String nookId) {
		Set<String> ids = new LinkedHashSet<>();
		for (User user : this.users.values()) {
			if (user.isPresent() && user.mapId().equals(map.id()) && nookId.equals(map.nookAt(user.x(), user.y()))) {
				ids.add(user.id());
			}
		}
		return ids;
	}

	// Maps

	/**
	 * Return the maps.
	 * @return the maps in the order of their making
	 */
	public Collection<SpaceMap> maps() {
		return this.maps.values();
	}

	/**
	 * Return a map.
	 * @param id id of the map
	 * @return the map, {@code null} if there is none
	 */
	public @Nullable SpaceMap map(String id) {
		return this.maps.get(id);
	}

	/**
	 * Return the map that players come to first.
	 * @return the map
	 */
	public SpaceMap firstMap() {
		return this.maps.values().iterator().next();
	}

	/**
	 * Make a map.
	 * @param id id of the map
	 * @param width tiles
	 * @param height tiles
	 * @return the map
	 */
	public SpaceMap addMap(String id, int width, int height) {
		SpaceMap map = new SpaceMap(id, width, height, this.clock.now().toEpochMilli());
		this.maps.put(id, map);
		return map;
	}

	/**
	 * Return a hand that changes a map.
	 * @param map the map
	 * @return the hand
	 */
	public MapEditor edit(SpaceMap map) {
		return new MapEditor(this, map);
	}

	/**
	 * Return the events that belong neither to a map nor to a player.
	 * @return the events
	 */
	public List<ServerClientEvent> state() {
		List<ServerClientEvent> events = new ArrayList<>();
		events.add(SpaceEvents.users(this));
		if (!this.items.isEmpty()) {
			events.add(SpaceEvents.items(this.items));
		}
		this.commands.forEach((command) -> events.add(SpaceEvents.command(command)));
		return events;
	}

}
