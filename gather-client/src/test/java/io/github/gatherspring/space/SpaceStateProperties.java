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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.gatherspring.proto.NookCoords;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SpriteDirectionEnum;
import io.github.gatherspring.proto.WirePoint;
import io.github.gatherspring.space.SpaceChange.ObjectVanished;
import io.github.gatherspring.space.SpaceChange.OfPlayer;
import io.github.gatherspring.space.SpaceChange.PlayerAlreadyHere;
import io.github.gatherspring.space.SpaceChange.PlayerArrived;
import io.github.gatherspring.space.SpaceChange.PlayerCameNear;
import io.github.gatherspring.space.SpaceChange.PlayerEnteredNook;
import io.github.gatherspring.space.SpaceChange.PlayerFirstSeen;
import io.github.gatherspring.space.SpaceChange.PlayerLeft;
import io.github.gatherspring.space.SpaceChange.PlayerLeftNook;
import io.github.gatherspring.space.SpaceChange.PlayerVanished;
import io.github.gatherspring.space.SpaceChange.PlayerWentAway;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Drives the tracker and a simple model of the rules with the same random events of all
 * kinds, through many sessions, and compares them after every step. A failure names the
 * seed; {@code -Dgather.test.seed=…} repeats it.
 */
class SpaceStateProperties {

	private static final int STEPS = 100_000;

	private static final int RADIUS = 2;

	private static final Duration GRACE = Duration.ofSeconds(10);

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private final long seed = Long.getLong("gather.test.seed", System.nanoTime());

	private final SplittableRandom random = new SplittableRandom(this.seed);

	private final RandomEvents events = new RandomEvents(this.random);

	private final List<SpaceChange> changes = new ArrayList<>();

	private final SpaceTracker tracker = new SpaceTracker(new SpaceTrackerSettings(GRACE, PATIENCE, true, RADIUS),
			this.changes::add);

	private final SpaceModel model = new SpaceModel();

	private Instant now = Instant.parse("2026-11-23T10:00:00Z");

	private Instant patienceEnds = Instant.MIN;

	private boolean everComplete;

	private boolean dismissed = true;

	private final Set<String> firstSeen = new HashSet<>();

	private final Set<String> staying = new TreeSet<>();

	private final Map<String, Instant> goneSince = new HashMap<>();

	private final Map<String, Set<String>> nooks = new HashMap<>();

	private final Set<Set<String>> pairs = new HashSet<>();

	/** Arrivals that were told without a name. */
	private int arrivedAtLast;

	@Test
	void theTrackerAndTheModelNeverDiffer() {
		System.out.println("seed " + this.seed);
		startSession();
		int untilComplete = 40;
		Map<String, Integer> kinds = new HashMap<>();
		for (int step = 0; step < STEPS; step++) {
			try {
				if (this.random.nextInt(200) == 0) {
					endSession();
					startSession();
					untilComplete = this.random.nextInt(120);
				}
				else if (untilComplete-- == 0) {
					complete();
				}
				else {
					kinds.merge(applyOne(), 1, Integer::sum);
				}
				if (this.random.nextInt(5) == 0) {
					endBatch();
				}
			}
			catch (AssertionError | RuntimeException ex) {
				throw new AssertionError("Step " + step + " of seed " + this.seed, ex);
			}
		}
		assertThat(kinds).hasSize(ServerClientEvent.getDescriptor().getFields().size());
		assertThat(this.firstSeen).hasSize(12);
		assertThat(this.arrivedAtLast).isPositive();
	}

	private void startSession() {
		this.tracker.sessionStarted("user0");
		this.model.sessionStarts();
		comparePlayers();
	}

	private void endSession() {
		boolean deploy = this.random.nextInt(3) == 0;
		this.tracker.sessionEnded(deploy ? 1001 : 1006, this.now);
		if (deploy) {
			this.patienceEnds = this.now.plus(PATIENCE);
		}
		this.now = this.now.plusSeconds(this.random.nextInt(30));
	}

	private String applyOne() {
		ServerClientEvent wrapper = this.events.next();
		FieldDescriptor field = wrapper.getAllFields().keySet().iterator().next();
		Message event = (Message) wrapper.getField(field);
		Set<String> before = this.model.here();
		this.tracker.apply(field.getNumber(), event, this.now);
		Set<String> gone = this.model.apply(field.getName(), event, this.now);
		assertThat(take(ObjectVanished.class)).extracting((vanished) -> vanished.object().key().value())
			.containsExactlyInAnyOrderElementsOf(gone);
		noteWhoIsGone(before);
		followChanges();
		if (field.getName().startsWith("map")) {
			compareMaps();
		}
		else {
			comparePlayers();
			compareFacts();
		}
		assertThat(this.tracker.droppedWithoutPlayer()).isEqualTo(this.model.unknown);
		return field.getName();
	}

	private void complete() {
		Set<String> before = this.model.here();
		this.tracker.synchronizedWith(this.now);
		this.model.completes();
		this.dismissed = false;
		dismissIfDue();
		noteWhoIsGone(before);
		if (!this.everComplete) {
			this.everComplete = true;
			this.model.here().forEach((uid) -> this.nooks.put(uid, nooksOf(uid)));
			this.pairs.addAll(nearPairs());
		}
		followChanges();
		comparePlayers();
		compareMaps();
		compareFacts();
		endBatch();
	}

	private void endBatch() {
		this.now = this.now.plusMillis(this.random.nextInt((this.random.nextInt(3) == 0) ? 8_000 : 300));
		Map<String, Instant> arriving = Map.copyOf(this.model.arriving);
		Set<String> before = this.model.here();
		this.tracker.advance(this.now);
		this.model.batchEnds(this.now);
		if (this.model.complete) {
			dismissIfDue();
		}
		noteWhoIsGone(before);
		compareArrivals(arriving);
		followChanges();
		comparePlayers();
		if (this.model.complete) {
			compareWhereabouts();
		}
		Instant next = this.tracker.nextDeadline();
		assertThat(next == null || next.isAfter(this.now)).isTrue();
	}

	/**
	 * Who is told at the end of a batch has a name and a position, or had a second.
	 */
	private void compareArrivals(Map<String, Instant> since) {
		for (SpaceChange change : this.changes) {
			if (change instanceof PlayerArrived arrived) {
				Player player = arrived.player();
				assertThat((player.has("name") && player.hasPosition())
						|| !Objects.requireNonNull(since.get(player.id())).plusSeconds(1).isAfter(this.now))
					.as(player.id())
					.isTrue();
				this.arrivedAtLast += player.has("name") ? 0 : 1;
			}
		}
	}

	private void dismissIfDue() {
		Set<String> expected = Set.of();
		if (!this.dismissed && !this.now.isBefore(this.patienceEnds)) {
			this.dismissed = true;
			expected = this.model.dismissAbsent();
		}
		assertThat(take(PlayerVanished.class)).extracting((vanished) -> vanished.player().id())
			.containsExactlyInAnyOrderElementsOf(expected);
	}

	private <T extends SpaceChange> List<T> take(Class<T> type) {
		List<T> taken = this.changes.stream().filter(type::isInstance).map(type::cast).toList();
		this.changes.removeAll(taken);
		return taken;
	}

	private void noteWhoIsGone(Set<String> before) {
		Set<String> here = this.model.here();
		for (String uid : before) {
			if (!here.contains(uid)) {
				this.goneSince.put(uid, this.now);
			}
		}
		this.goneSince.keySet().removeAll(here);
	}

	/**
	 * Each change must be one from what the changes before have told.
	 */
	private void followChanges() {
		for (SpaceChange change : this.changes) {
			String uid = (change instanceof OfPlayer ofPlayer) ? ofPlayer.player().id() : "";
			if (change instanceof PlayerFirstSeen) {
				assertThat(this.firstSeen.add(uid)).isTrue();
			}
			else if (change instanceof PlayerAlreadyHere || change instanceof PlayerArrived) {
				assertThat(this.firstSeen).contains(uid);
				assertThat(this.staying.add(uid)).isTrue();
			}
			else if (change instanceof PlayerLeft) {
				assertThat(this.staying.remove(uid)).isTrue();
				assertThat(this.model.here()).doesNotContain(uid);
				assertThat(goneSince(uid).plus(GRACE)).isBeforeOrEqualTo(this.now);
			}
			else if (change instanceof PlayerEnteredNook entered) {
				assertThat(this.nooks.computeIfAbsent(uid, (key) -> new TreeSet<>()).add(name(entered.nook())))
					.isTrue();
			}
			else if (change instanceof PlayerLeftNook left) {
				assertThat(this.nooks.getOrDefault(uid, Set.of()).remove(name(left.nook()))).isTrue();
			}
			else if (change instanceof PlayerCameNear near) {
				assertThat(this.pairs.add(Set.of(uid, near.other().id()))).isTrue();
			}
			else if (change instanceof PlayerWentAway away) {
				assertThat(this.pairs.remove(Set.of(uid, away.other().id()))).isTrue();
			}
		}
		this.changes.clear();
	}

	private Instant goneSince(String uid) {
		return Objects.requireNonNull(this.goneSince.get(uid));
	}

	private static String name(Nook nook) {
		return nook.mapId() + "/" + nook.id();
	}

	/**
	 * What the changes have told must be how it is.
	 */
	private void compareWhereabouts() {
		Set<String> here = this.model.here();
		Set<String> arriving = this.model.arriving.keySet();
		Set<String> told = new TreeSet<>(this.model.joined);
		told.removeAll(arriving);
		assertThat(this.staying).containsAll(told);
		for (String uid : this.staying) {
			if (!here.contains(uid)) {
				assertThat(goneSince(uid).plus(GRACE)).isAfterOrEqualTo(this.now);
			}
		}
		for (String uid : this.firstSeen) {
			if (arriving.contains(uid)) {
				continue;
			}
			Set<String> expected = (here.contains(uid) && this.staying.contains(uid)) ? nooksOf(uid) : Set.of();
			assertThat(this.nooks.getOrDefault(uid, Set.of())).as(uid).isEqualTo(expected);
		}
		Predicate<Set<String>> settled = (pair) -> Collections.disjoint(pair, arriving);
		assertThat(this.pairs.stream().filter(settled).toList())
			.containsExactlyInAnyOrderElementsOf(nearPairs().stream().filter(settled).toList());
	}

	private Set<String> nooksOf(String uid) {
		Map<String, Object> player = this.model.player(uid);
		Set<String> nooks = new TreeSet<>();
		SpaceModel.MapModel map = this.model.maps.get(player.getOrDefault("mapId", ""));
		if (map != null && player.containsKey("x") && player.containsKey("y")) {
			map.nooks.forEach((id, nook) -> {
				NookCoords coords = (NookCoords) nook.getOrDefault("nookCoords", NookCoords.getDefaultInstance());
				for (WirePoint tile : coords.getCoordsList()) {
					if (player.get("x").equals(tile.getX()) && player.get("y").equals(tile.getY())) {
						nooks.add(player.get("mapId") + "/" + id);
					}
				}
			});
		}
		return nooks;
	}

	private Set<Set<String>> nearPairs() {
		Set<Set<String>> near = new HashSet<>();
		for (String one : this.model.here()) {
			for (String other : this.model.here()) {
				if (one.compareTo(other) < 0 && areNear(this.model.player(one), this.model.player(other))) {
					near.add(Set.of(one, other));
				}
			}
		}
		return near;
	}

	private static boolean areNear(Map<String, Object> one, Map<String, Object> other) {
		for (String field : List.of("mapId", "x", "y")) {
			if (!one.containsKey(field) || !other.containsKey(field)) {
				return false;
			}
		}
		return Objects.equals(one.get("mapId"), other.get("mapId")) && distance(one, other, "x") <= RADIUS
				&& distance(one, other, "y") <= RADIUS;
	}

	private static int distance(Map<String, Object> one, Map<String, Object> other, String field) {
		return Math.abs((Integer) one.getOrDefault(field, 0) - (Integer) other.getOrDefault(field, 0));
	}

	private void comparePlayers() {
		Map<String, Map<String, Object>> actual = new HashMap<>();
		for (Player player : this.tracker.space().players()) {
			actual.put(player.id(), player.fields());
		}
		Map<String, Map<String, Object>> expected = new HashMap<>();
		for (String uid : this.model.here()) {
			Map<String, Object> player = this.model.player(uid);
			if (player.get("direction") instanceof EnumValueDescriptor direction) {
				player.put("direction", SpriteDirectionEnum.ENUM.valueOf(direction));
			}
			expected.put(uid, player);
		}
		same(actual, expected);
	}

	private void compareMaps() {
		assertThat(this.tracker.space().maps()).hasSize(this.model.maps.size());
		this.model.maps.forEach((mapId, expected) -> {
			GameMap actual = this.tracker.space().map(mapId).orElseThrow();
			same(actual.updateId(), expected.updateId);
			same(actual.fields(), expected.fields);
			Map<String, Object> objects = new HashMap<>();
			actual.objects().forEach((object) -> objects.put(object.key().value(), SpaceModel.present(object.wire())));
			same(objects, expected.objects);
			Map<String, Object> nooks = new HashMap<>();
			actual.nooks().forEach((nook) -> nooks.put(nook.id(), SpaceModel.present(nook.wire())));
			same(nooks, expected.nooks);
			compareIds(actual, expected);
			compareTiles(actual, expected);
		});
	}

	private void compareIds(GameMap actual, SpaceModel.MapModel expected) {
		for (int i = 0; i < 4; i++) {
			String id = "id" + i;
			Set<String> keys = new TreeSet<>();
			expected.objects.forEach((key, object) -> {
				if (id.equals(object.get("id"))) {
					keys.add(key);
				}
			});
			same(actual.objects(new ObjectId(id)).stream().map((object) -> object.key().value()).toList(),
					List.copyOf(keys));
		}
	}

	private static void compareTiles(GameMap actual, SpaceModel.MapModel expected) {
		int width = (Integer) expected.fields.getOrDefault("width", 0);
		int height = (Integer) expected.fields.getOrDefault("height", 0);
		for (int y = 0; y < 25; y++) {
			for (int x = 0; x < 25; x++) {
				boolean outside = (width > 0 && x >= width) || (height > 0 && y >= height);
				if (actual.isImpassable(x, y) != (outside || expected.impassable.contains(x + "," + y))) {
					fail("Tile %d,%d of %s", x, y, actual);
				}
			}
		}
	}

	private void compareFacts() {
		GatherSpace space = this.tracker.space();
		same(space.items(), this.model.items);
		same(space.commands(), this.model.commands);
		Map<String, String> roles = new HashMap<>(this.model.members);
		roles.putAll(this.model.users);
		same(space.members(), roles);
		same(space.capacity().isPresent() ? space.capacity().getAsInt() : "none",
				(this.model.capacity != null) ? this.model.capacity : "none");
	}

	/**
	 * Compares without the cost of an assertion, of which there are millions; where maps
	 * differ, only their differences are shown.
	 */
	private static void same(Object actual, Object expected) {
		if (actual.equals(expected)) {
			return;
		}
		if (actual instanceof Map<?, ?> actualMap && expected instanceof Map<?, ?> expectedMap) {
			Map<Object, Object> onlyActual = new HashMap<>(actualMap);
			onlyActual.entrySet().removeAll(expectedMap.entrySet());
			Map<Object, Object> onlyExpected = new HashMap<>(expectedMap);
			onlyExpected.entrySet().removeAll(actualMap.entrySet());
			assertThat(onlyActual).isEqualTo(onlyExpected);
		}
		assertThat(actual).isEqualTo(expected);
	}

}
