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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.gatherspring.proto.EventKind;
import io.github.gatherspring.proto.MapDeleteObject;
import io.github.gatherspring.proto.MapDeleteObjectByKey;
import io.github.gatherspring.proto.MapMoveObject;
import io.github.gatherspring.proto.MapSetNooks;
import io.github.gatherspring.proto.PlayerExits;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.PlayerUpdatesInventory;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SpaceSetsIdMapping;
import io.github.gatherspring.space.SpaceChange.ObjectVanished;
import io.github.gatherspring.space.SpaceChange.PlayerChangedMap;
import io.github.gatherspring.space.SpaceChange.PlayerVanished;
import io.github.gatherspring.space.SpaceChange.SpaceSynchronized;
import org.jspecify.annotations.Nullable;

/**
 * Writer's side of the {@link GatherSpace}: applies the events of one session after the
 * other. Internal to the client; public because the client lives in another package.
 * <p>
 * All methods are called by one thread at a time and in the order of the events, except
 * {@link #space()}, {@link #statistics()}, {@link #droppedWithoutPlayer()} and
 * {@link #droppedUnreadable()}, which any thread may call. The sink is called by the same
 * thread, from inside the methods that take a time. Time only comes in as a parameter.
 *
 * @since 0.1.0
 */
public final class SpaceTracker {

	private static final int PLAYER_MOVES = ServerClientEvent.PLAYERMOVES_FIELD_NUMBER;

	/**
	 * Close code of a server that is replaced by a newer one.
	 */
	private static final int GOING_AWAY = 1001;

	private final SpaceTrackerSettings settings;

	private final Consumer<SpaceChange> sink;

	private final DroppedEvents dropped = new DroppedEvents();

	private final StateLimits limits;

	private final PlayerChanges playerChanges;

	private final Roster roster;

	private final Map<String, MapState> maps = new ConcurrentHashMap<>();

	private final SpaceFacts facts;

	private final LiveSpace space;

	private final Attendance attendance;

	private final NookWatch nookWatch;

	private final Proximity proximity;

	private int session;

	/**
	 * Whether the session has not yet told all of the world.
	 */
	private boolean synchronizing;

	private boolean everSynchronized;

	/**
	 * Whether some who were here before the session are still waited for.
	 */
	private boolean awaitingAbsent;

	private Instant patienceEnds = Instant.MIN;

	private @Nullable Player player;

	private @Nullable Player target;

	private @Nullable String mapId;

	/**
	 * One event after the other is about the same map: a tenth of all time is a search.
	 */
	private @Nullable MapState lastMap;

	/**
	 * Creates a tracker of a space that nothing is known of.
	 * @param settings grace times and what to watch for
	 * @param sink told of what changed, on the thread of the call that made it so. It
	 * must not throw and not call back
	 */
	public SpaceTracker(SpaceTrackerSettings settings, Consumer<SpaceChange> sink) {
		this(settings, sink, () -> {
		});
	}

	/**
	 * Creates a tracker of a space that nothing is known of.
	 * @param settings grace times, limits and what to watch for
	 * @param sink told of what changed, on the thread of the call that made it so. It
	 * must not throw and not call back
	 * @param full called, likewise, when the state has reached its largest size and
	 * something is left out; once in a session
	 */
	public SpaceTracker(SpaceTrackerSettings settings, Consumer<SpaceChange> sink, Runnable full) {
		this.settings = settings;
		this.sink = sink;
		StateSize size = new StateSize(settings.maxStateSize(), full);
		this.limits = new StateLimits(size, settings.maxMapTiles(), this.dropped);
		this.playerChanges = new PlayerChanges(size);
		this.roster = new Roster(this.limits);
		this.facts = new SpaceFacts(this.limits);
		this.space = new LiveSpace(this.roster, this.maps, this.facts, this.limits);
		this.attendance = new Attendance(settings.departureGrace(), sink);
		this.nookWatch = new NookWatch(sink);
		this.proximity = new Proximity(settings.nearRadius(), sink);
	}

	/**
	 * Returns the numbers of the events to ask a server for on account of the state, as
	 * fields of {@code ServerClientEvent}. Deprecated events are not among them, nor are
	 * those that flood; they are applied when they come.
	 * @return the field numbers, a part of {@link #stateEvents()}, unmodifiable
	 */
	public static Set<Integer> requiredEvents() {
		return EventRule.REQUIRED;
	}

	/**
	 * Returns the numbers of the events that change the state if they come.
	 * @return the field numbers, unmodifiable
	 */
	public static Set<Integer> stateEvents() {
		return EventRule.STATE;
	}

	/**
	 * Returns the reader's side, the same object always.
	 * @return the space
	 */
	public GatherSpace space() {
		return this.space;
	}

	/**
	 * Begins a session: after the server's {@code ready} and before its first other
	 * event. What the numbers of the session before meant is void.
	 * @param userId the user that the session acts as
	 */
	public void sessionStarted(String userId) {
		this.session++;
		this.synchronizing = true;
		this.space.userId(userId);
		this.limits.size().sessionStarted();
		this.roster.sessionStarted();
		this.maps.values().forEach((map) -> map.sessionStarted(this.session));
		this.facts.sessionStarted();
		this.attendance.sessionStarted();
		forgetSubjects();
	}

	/**
	 * Ends a session.
	 * @param closeCode the code that the connection was closed with
	 * @param now the present
	 */
	public void sessionEnded(int closeCode, Instant now) {
		this.space.synchronizedNow(false);
		forgetSubjects();
		if (closeCode == GOING_AWAY) {
			this.patienceEnds = now.plus(this.settings.deployPatience());
		}
	}

	/**
	 * Applies an event. Those that are not state change nothing but have their subjects.
	 * @param fieldNumber number of the event in {@code ServerClientEvent}
	 * @param event the event
	 * @param now the present
	 */
	public void apply(int fieldNumber, Message event, Instant now) {
		if (fieldNumber == PLAYER_MOVES) {
			move((PlayerMoves) event);
			return;
		}
		EventRule rule = EventRule.of(fieldNumber);
		if (rule.kind == EventKind.ID_MAPPING) {
			SpaceSetsIdMapping mapping = (SpaceSetsIdMapping) event;
			subjects(this.roster.map(mapping.getUid(), mapping.getEncId()), null, null);
			return;
		}
		PlayerEntry entry = find(rule.encId, rule.playerUid, event);
		PlayerEntry other = find(rule.encIdTarget, rule.targetUid, event);
		if (rule.encId != null && entry == null) {
			this.dropped.withoutPlayer();
			forgetSubjects();
			return;
		}
		if (this.attendance.hasArriving() && !this.synchronizing) {
			settleBefore(rule, entry, other);
		}
		if (entry != null) {
			changePlayer(entry, other, rule, event, now);
		}
		else if (rule.kind == EventKind.MAP_STATE) {
			changeMap(rule, event);
		}
		else if (rule.kind == EventKind.SPACE_STATE) {
			this.facts.apply(event);
		}
		subjects(entry, other, (rule.mapId != null) ? (String) event.getField(rule.mapId) : null);
		if (rule.kind == EventKind.EXITS && entry != null) {
			exit(entry, DepartureReason.EXITED, now);
		}
	}

	/**
	 * Completes the world: the transaction of the session's first subscription has
	 * succeeded. Later calls in the same session do nothing.
	 * @param now the present
	 */
	public void synchronizedWith(Instant now) {
		if (!this.synchronizing) {
			return;
		}
		this.synchronizing = false;
		boolean first = !this.everSynchronized;
		this.everSynchronized = true;
		this.maps.values().forEach(MapState::synchronizedWith);
		this.facts.synchronizedWith();
		this.awaitingAbsent = true;
		dismissAbsent(now);
		List<PlayerEntry> joined = this.attendance.takeArriving();
		joined.forEach(this::restored);
		this.space.synchronizedNow(true);
		List<PlayerEntry> all = new ArrayList<>(joined);
		all.addAll(this.roster.absent());
		all.forEach((entry) -> settle(entry, first));
		if (first) {
			this.proximity.found(all);
		}
		else {
			this.proximity.movedTogether(all);
		}
		this.sink.accept(new SpaceSynchronized(first));
	}

	/**
	 * Tells what is due: those who joined and whose name and position are known by now,
	 * or have not become known for a second, and those who have been gone for longer than
	 * the grace time. To be called after each batch and at the
	 * {@linkplain #nextDeadline() next deadline}; cheap when nothing is due.
	 * @param now the present
	 */
	public void advance(Instant now) {
		if (!this.synchronizing) {
			if (this.attendance.hasArriving()) {
				this.attendance.takeAfterBatch(now).forEach(this::settleArrival);
			}
			dismissAbsent(now);
		}
		this.attendance.advance(now);
	}

	/**
	 * Returns when {@link #advance(Instant)} has something to do next, if nothing else
	 * happens.
	 * @return the time, or null if there is nothing to wait for
	 */
	public @Nullable Instant nextDeadline() {
		Instant deadline = this.attendance.nextDeparture();
		if (this.synchronizing) {
			return deadline;
		}
		deadline = earlier(deadline, this.attendance.nextArrival());
		return this.awaitingAbsent ? earlier(deadline, this.patienceEnds) : deadline;
	}

	private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
		if (one == null || other == null) {
			return (one != null) ? one : other;
		}
		return other.isBefore(one) ? other : one;
	}

	/**
	 * Returns the player that the event just applied is about, as it is since; after
	 * {@code playerExits} as last known.
	 * @return the player, or null if the event is about none or it is not known
	 */
	public @Nullable Player player() {
		return this.player;
	}

	/**
	 * Returns the second player that the event just applied names.
	 * @return the player, or null if it names none or it is not known
	 */
	public @Nullable Player target() {
		return this.target;
	}

	/**
	 * Returns the map that the event just applied names, else the map that its player is
	 * in.
	 * @return the map, or null if there is none or it is not known
	 */
	public @Nullable GameMap map() {
		String mapId = this.mapId;
		if (mapId == null || mapId.isEmpty()) {
			if (this.player == null) {
				return null;
			}
			mapId = this.player.mapId();
		}
		MapState map = mapState(mapId);
		return (map != null) ? map.current() : null;
	}

	/**
	 * Returns what the server last committed of each map, so that it need not send
	 * unchanged maps again.
	 * @return the {@code updateId}s by map id
	 */
	public Map<String, Long> mapUpdateIds() {
		Map<String, Long> updateIds = new HashMap<>();
		this.maps.forEach((id, map) -> {
			long updateId = map.current().updateId();
			if (updateId != 0) {
				updateIds.put(id, updateId);
			}
		});
		return updateIds;
	}

	/**
	 * Returns how many events named a player by an encId that the session never gave.
	 * @return the number since the tracker was created
	 */
	public long droppedWithoutPlayer() {
		return this.dropped.countWithoutPlayer();
	}

	/**
	 * Returns how many events held something that could not be read.
	 * @return the number since the tracker was created
	 */
	public long droppedUnreadable() {
		return this.dropped.countUnreadable();
	}

	/**
	 * Returns how much is kept and what was left out. May be called on any thread.
	 * @return the numbers of this moment
	 */
	public SpaceStatistics statistics() {
		return this.space.statistics();
	}

	private void move(PlayerMoves moves) {
		PlayerEntry entry = this.roster.byEncId(moves.getEncId());
		if (entry == null) {
			this.dropped.withoutPlayer();
			forgetSubjects();
			return;
		}
		boolean arriving = entry.isArriving();
		if (!arriving && this.attendance.hasDescribed() && !this.synchronizing) {
			settleDescribed();
		}
		Player before = entry.own();
		Player after = before.moved(moves);
		if (before.mapId() != after.mapId()) {
			after = changeMap(entry, before, after);
		}
		entry.player(after);
		this.player = after;
		this.target = null;
		this.mapId = null;
		if (entry.isRestoring()) {
			entry.sent(moves);
		}
		if (arriving && !this.synchronizing) {
			this.attendance.described(entry);
		}
		if (entry.isWatched()) {
			moved(entry, before, after);
		}
	}

	/** A map's id is held by each player in it, and may be of any length. */
	private Player changeMap(PlayerEntry entry, Player before, Player after) {
		long more = after.mapId().length() - (long) before.mapId().length();
		if (!this.limits.size().take(more)) {
			return before;
		}
		entry.grow(more);
		return after;
	}

	private void moved(PlayerEntry entry, Player before, Player after) {
		String from = before.mapId();
		if (from != after.mapId() && !from.isEmpty()) {
			this.sink.accept(new PlayerChangedMap(after, from));
		}
		if (!this.synchronizing) {
			compareNooks(entry);
			this.proximity.moved(entry);
		}
	}

	private void compareNooks(PlayerEntry entry) {
		if (this.settings.watchNooks()) {
			this.nookWatch.moved(entry, mapOf(entry));
		}
	}

	private @Nullable MapState mapOf(PlayerEntry entry) {
		return mapState(entry.own().mapId());
	}

	private @Nullable MapState mapState(String mapId) {
		MapState map = this.lastMap;
		if (map == null || !map.id().equals(mapId)) {
			map = this.maps.get(mapId);
			this.lastMap = map;
		}
		return map;
	}

	private void join(PlayerEntry entry, Instant now) {
		this.roster.join(entry);
		this.attendance.joined(entry, now);
	}

	private void exit(PlayerEntry entry, DepartureReason reason, Instant now) {
		boolean known = this.roster.isHere(entry);
		this.roster.exit(entry);
		if (!known) {
			return;
		}
		if (reason == DepartureReason.GONE_WHILE_DISCONNECTED) {
			this.sink.accept(new PlayerVanished(entry.own(), PlayerExits.newBuilder().setEncId(entry.encId()).build()));
		}
		this.nookWatch.exited(entry);
		this.proximity.exited(entry);
		this.attendance.exited(entry, reason, now);
	}

	private static boolean isState(EventKind kind) {
		return switch (kind) {
			case JOINS, PLAYER_STATE, INVENTORY, ENTERS_WHISPER, LEAVES_WHISPER, EXITS -> true;
			default -> false;
		};
	}

	/**
	 * Tells who has arrived before an event that is not part of their arrival: those of
	 * whom enough is known before anything else, and anybody before their own first act
	 * or what somebody does to them. Who joined and exits in the same batch was never
	 * here.
	 */
	private void settleBefore(EventRule rule, @Nullable PlayerEntry entry, @Nullable PlayerEntry other) {
		PlayerEntry arriving = (entry != null && entry.isArriving()) ? entry : null;
		boolean part = rule.kind == EventKind.JOINS || (arriving != null && isState(rule.kind));
		if (!part) {
			settleDescribed();
		}
		if (arriving != null && (!part || (rule.kind == EventKind.EXITS && this.attendance.joinedEarlier(arriving)))) {
			settleEarly(arriving);
		}
		if (other != null && other.isArriving()) {
			settleEarly(other);
		}
	}

	private void settleDescribed() {
		if (this.attendance.hasDescribed()) {
			this.attendance.takeDescribed().forEach(this::settleArrival);
		}
	}

	/**
	 * Tells an arrival with what is known. Who is only back keeps the fields it had and
	 * is no news.
	 */
	private void settleEarly(PlayerEntry entry) {
		if (entry.isArriving() && !entry.isRestoring()) {
			this.attendance.settled(entry);
			settleArrival(entry);
		}
	}

	private void settleArrival(PlayerEntry entry) {
		restored(entry);
		settle(entry, false);
		this.proximity.moved(entry);
	}

	private void restored(PlayerEntry entry) {
		this.limits.size().give(entry.restored());
	}

	private void settle(PlayerEntry entry, boolean first) {
		entry.watched(true);
		this.attendance.here(entry.own(), first);
		if (first) {
			this.nookWatch.found(entry, mapOf(entry));
		}
		else {
			compareNooks(entry);
		}
	}

	private void dismissAbsent(Instant now) {
		if (!this.awaitingAbsent || now.isBefore(this.patienceEnds)) {
			return;
		}
		this.awaitingAbsent = false;
		for (PlayerEntry entry : this.roster.absent()) {
			exit(entry, DepartureReason.GONE_WHILE_DISCONNECTED, now);
		}
	}

	private void changePlayer(PlayerEntry entry, @Nullable PlayerEntry other, EventRule rule, Message event,
			Instant now) {
		switch (rule.kind) {
			case JOINS -> join(entry, now);
			case PLAYER_STATE -> this.playerChanges.merge(entry, rule, event);
			case INVENTORY -> this.playerChanges.mergeInventory(entry, (PlayerUpdatesInventory) event);
			case LEAVES_WHISPER -> this.playerChanges.leaveWhisper(entry);
			case ENTERS_WHISPER -> {
				this.playerChanges.merge(entry, rule, event);
				if (other != null) {
					this.playerChanges.whisper(other, entry.own().whisperId());
				}
				else if (rule.encIdTarget != null) {
					this.dropped.withoutPlayer();
				}
			}
			default -> {
				// A moment of the player, or its exit, which takes it out afterwards.
			}
		}
		if (entry.isArriving() && !this.synchronizing) {
			this.attendance.described(entry);
		}
	}

	private void changeMap(EventRule rule, Message event) {
		String mapId = (String) event.getField(Objects.requireNonNull(rule.mapId));
		MapState map = this.maps.get(mapId);
		if (map == null) {
			if (isRemovalOrMove(event)) {
				return;
			}
			if (!this.limits.size().take(2 * StateSize.THING + 2 * StateSize.of(mapId))) {
				return;
			}
			map = new MapState(mapId, this.limits);
			map.sessionStarted(this.session);
		}
		NookTiles tiles = map.current().nookTiles();
		List<MapObject> gone = map.apply(rule, event);
		// Readers see a new map only with what its first event brought.
		this.maps.putIfAbsent(mapId, map);
		for (MapObject object : gone) {
			MapDeleteObjectByKey delete = MapDeleteObjectByKey.newBuilder()
				.setMapId(mapId)
				.setKey(object.key().value())
				.build();
			this.sink.accept(new ObjectVanished(map.current(), object, delete));
		}
		if (event instanceof MapSetNooks && !this.synchronizing && this.settings.watchNooks()
				&& map.current().nookTiles() != tiles) {
			compareNooks(map);
		}
	}

	@SuppressWarnings("deprecation") // servers of the older version still send these
	private static boolean isRemovalOrMove(Message event) {
		return event instanceof MapDeleteObjectByKey || event instanceof MapMoveObject
				|| event instanceof MapDeleteObject;
	}

	/**
	 * The nooks of a map have other tiles now: players may be in another without a step.
	 */
	private void compareNooks(MapState map) {
		for (PlayerEntry entry : this.roster.here()) {
			if (entry.isWatched() && mapOf(entry) == map) {
				this.nookWatch.moved(entry, map);
			}
		}
	}

	private @Nullable PlayerEntry find(@Nullable FieldDescriptor encId, @Nullable FieldDescriptor userId,
			Message event) {
		if (encId != null) {
			return this.roster.byEncId((Integer) event.getField(encId));
		}
		return (userId != null) ? this.roster.byId((String) event.getField(userId)) : null;
	}

	private void subjects(@Nullable PlayerEntry player, @Nullable PlayerEntry target, @Nullable String mapId) {
		this.player = (player != null) ? player.own() : null;
		this.target = (target != null) ? target.own() : null;
		this.mapId = mapId;
	}

	private void forgetSubjects() {
		subjects(null, null, null);
	}

}
