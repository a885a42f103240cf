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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import io.github.gatherspring.proto.MapCommitsChanges;
import io.github.gatherspring.proto.PlayerExits;
import io.github.gatherspring.proto.PlayerJoins;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.PlayerSetsName;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SpaceSetsIdMapping;

/**
 * A tracker whose events, changes and time a test holds in its hands.
 */
public class TrackedSpace {

	private static final Map<String, Integer> NUMBERS = new HashMap<>();

	static {
		for (FieldDescriptor event : ServerClientEvent.getDescriptor().getFields()) {
			NUMBERS.put(event.getMessageType().getFullName(), event.getNumber());
		}
	}

	final SpaceTracker tracker;

	final List<SpaceChange> changes = new ArrayList<>();

	Instant now = Instant.parse("2026-11-23T10:00:00Z");

	public TrackedSpace() {
		this(SpaceTrackerSettings.DEFAULTS);
	}

	/**
	 * Begins a session, for who sends its state by hand.
	 */
	public TrackedSpace sessionStarted() {
		this.tracker.sessionStarted("me");
		return this;
	}

	public TrackedSpace(SpaceTrackerSettings settings) {
		this.tracker = new SpaceTracker(settings, this.changes::add);
	}

	/**
	 * A space with one complete session in which nobody is.
	 */
	public static TrackedSpace synchronizedAndEmpty() {
		return synchronizedAndEmpty(SpaceTrackerSettings.DEFAULTS);
	}

	public static TrackedSpace synchronizedAndEmpty(SpaceTrackerSettings settings) {
		TrackedSpace space = new TrackedSpace(settings);
		space.tracker.sessionStarted("me");
		space.tracker.synchronizedWith(space.now);
		space.changes.clear();
		return space;
	}

	public GatherSpace space() {
		return this.tracker.space();
	}

	public TrackedSpace apply(MessageOrBuilder... events) {
		for (MessageOrBuilder event : events) {
			Message message = (event instanceof Message.Builder builder) ? builder.build() : (Message) event;
			int number = Objects.requireNonNull(NUMBERS.get(message.getDescriptorForType().getFullName()));
			this.tracker.apply(number, message, this.now);
		}
		return this;
	}

	public TrackedSpace batch(MessageOrBuilder... events) {
		apply(events);
		this.tracker.advance(this.now);
		return this;
	}

	public TrackedSpace joins(String id, int encId) {
		return apply(SpaceSetsIdMapping.newBuilder().setUid(id).setEncId(encId),
				PlayerJoins.newBuilder().setEncId(encId));
	}

	public TrackedSpace joins(String id, int encId, String mapId, int x, int y) {
		return joins(id, encId).apply(PlayerSetsName.newBuilder().setEncId(encId).setName("Name of " + id),
				moves(encId, mapId, x, y));
	}

	public TrackedSpace exits(int encId) {
		return apply(PlayerExits.newBuilder().setEncId(encId));
	}

	public TrackedSpace commits(String mapId, long updateId) {
		return apply(MapCommitsChanges.newBuilder().setMapId(mapId).setUpdateId(updateId));
	}

	public static PlayerMoves.Builder moves(int encId, String mapId, int x, int y) {
		return PlayerMoves.newBuilder().setEncId(encId).setMapId(mapId).setX(x).setY(y);
	}

	public TrackedSpace reconnects(int closeCode) {
		this.tracker.sessionEnded(closeCode, this.now);
		this.tracker.sessionStarted("me");
		return this;
	}

	public TrackedSpace synchronizes() {
		this.tracker.synchronizedWith(this.now);
		return this;
	}

	public TrackedSpace passes(Duration time) {
		this.now = this.now.plus(time);
		this.tracker.advance(this.now);
		return this;
	}

	Player player(String id) {
		return space().player(id).orElseThrow();
	}

	GameMap map(String id) {
		return space().map(id).orElseThrow();
	}

	<T extends SpaceChange> List<T> changes(Class<T> type) {
		return this.changes.stream().filter(type::isInstance).map(type::cast).toList();
	}

	/**
	 * The changes about players as words: kind and user id.
	 */
	List<String> told() {
		return this.changes.stream()
			.map((change) -> change.getClass().getSimpleName()
					+ ((change instanceof SpaceChange.OfPlayer ofPlayer) ? " " + ofPlayer.player().id() : ""))
			.toList();
	}

}
