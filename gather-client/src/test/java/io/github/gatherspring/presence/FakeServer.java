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

package io.github.gatherspring.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;

import com.google.protobuf.Message;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.DBOutfit;
import io.github.gatherspring.proto.PlayerJoins;
import io.github.gatherspring.proto.PlayerSetsAvailability;
import io.github.gatherspring.proto.PlayerSetsCurrentlyEquippedWearables;
import io.github.gatherspring.proto.PlayerSetsEmojiStatus;
import io.github.gatherspring.proto.PlayerSetsName;
import io.github.gatherspring.proto.PlayerSetsStatus;
import io.github.gatherspring.proto.PlayerSetsTextStatus;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SpaceSetsIdMapping;
import io.github.gatherspring.setting.SettingNames;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.SpaceTracker;
import io.github.gatherspring.space.SpaceTrackerSettings;
import org.jspecify.annotations.Nullable;

/**
 * A server that shows what it was told, a connection to it that the test makes and
 * breaks, and a clock that the test moves.
 */
final class FakeServer implements PresenceKeeper.Server {

	private static final int ME = 1;

	/** What the user looks like at the server. */
	final Map<PresenceField, Object> shown = new EnumMap<>(PresenceField.class);

	final List<ClientServerAction> sent = new ArrayList<>();

	/** Actions that set what was shown already. */
	final List<ClientServerAction> needless = new ArrayList<>();

	final PresenceKeeper keeper;

	private final SpaceTracker tracker = new SpaceTracker(SpaceTrackerSettings.DEFAULTS, (change) -> {
	});

	private final Deque<Sent> pending = new ArrayDeque<>();

	private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(Comparator.comparing(Alarm::due));

	private Instant now = Instant.parse("2026-01-05T09:00:00Z");

	private boolean connected;

	/** Whether the server answers at once. */
	boolean answers = true;

	FakeServer(PresenceConflict onConflict) {
		this.keeper = new PresenceKeeper(this, onConflict, Duration.ofMinutes(1),
				new PresenceRemarks("bot", SettingNames.OF_BUILDER));
	}

	// What the test does

	void connect() {
		if (!this.connected) {
			connectUnnoticed();
			this.keeper.connected();
		}
	}

	/**
	 * Connects while the news of it waits behind a listener.
	 */
	void connectUnnoticed() {
		this.tracker.sessionStarted("me");
		apply(ServerClientEvent.SPACESETSIDMAPPING_FIELD_NUMBER,
				SpaceSetsIdMapping.newBuilder().setUid("me").setEncId(ME).build());
		apply(ServerClientEvent.PLAYERJOINS_FIELD_NUMBER, PlayerJoins.newBuilder().setEncId(ME).build());
		this.shown.forEach((field, value) -> apply(number(field), event(field, value)));
		this.tracker.synchronizedWith(this.now);
		this.connected = true;
	}

	void disconnect() {
		if (!this.connected) {
			return;
		}
		this.connected = false;
		this.tracker.sessionEnded(1006, this.now);
		List<Sent> lost = new ArrayList<>(this.pending);
		this.pending.clear();
		lost.forEach((sent) -> sent.answer.completeExceptionally(new Lost()));
		this.keeper.disconnected(null);
	}

	/**
	 * The server does not know any more what the user looked like.
	 */
	void forget() {
		this.shown.clear();
	}

	void somebodyElseSets(PresenceField field, Object value) {
		this.shown.put(field, value);
		show(field, value);
	}

	/**
	 * Sends something that is no wish, as the application may.
	 */
	void setDirectly(PresenceField field, Object value) {
		this.keeper.setDirectly(field.action(value));
		this.shown.put(field, value);
		show(field, value);
	}

	boolean hasPending() {
		return !this.pending.isEmpty();
	}

	void answerNext() {
		Sent next = this.pending.poll();
		if (next != null) {
			carryOut(next.action);
			next.answer.complete(null);
		}
	}

	void failNext(RuntimeException failure) {
		Sent next = this.pending.poll();
		if (next != null) {
			next.answer.completeExceptionally(failure);
		}
	}

	void answerAll() {
		while (hasPending()) {
			answerNext();
		}
	}

	void advance(Duration duration) {
		Instant end = this.now.plus(duration);
		for (Alarm next = this.alarms.peek(); next != null && !next.due.isAfter(end); next = this.alarms.peek()) {
			this.alarms.remove();
			this.now = next.due.isAfter(this.now) ? next.due : this.now;
			next.task.run();
		}
		this.now = end;
	}

	List<Object> sent(PresenceField field) {
		return this.sent.stream()
			.filter((action) -> PresenceField.setBy(action) == field)
			.map((action) -> value(field, action))
			.toList();
	}

	int alarms() {
		return this.alarms.size();
	}

	// The server

	private void carryOut(ClientServerAction action) {
		PresenceField field = PresenceField.setBy(action);
		if (field != null) {
			Object value = value(field, action);
			this.shown.put(field, value);
			show(field, value);
		}
	}

	private void show(PresenceField field, Object value) {
		if (this.connected) {
			apply(number(field), event(field, value));
			this.keeper.seen(number(field), me().orElseThrow(), this.now);
		}
	}

	private void apply(int number, Message event) {
		this.tracker.apply(number, event, this.now);
	}

	private static int number(PresenceField field) {
		return switch (field) {
			case TEXT -> ServerClientEvent.PLAYERSETSTEXTSTATUS_FIELD_NUMBER;
			case EMOJI -> ServerClientEvent.PLAYERSETSEMOJISTATUS_FIELD_NUMBER;
			case AVAILABILITY -> ServerClientEvent.PLAYERSETSAVAILABILITY_FIELD_NUMBER;
			case BUSY -> ServerClientEvent.PLAYERSETSSTATUS_FIELD_NUMBER;
			case NAME -> ServerClientEvent.PLAYERSETSNAME_FIELD_NUMBER;
			case OUTFIT -> ServerClientEvent.PLAYERSETSCURRENTLYEQUIPPEDWEARABLES_FIELD_NUMBER;
		};
	}

	private static Message event(PresenceField field, Object value) {
		return switch (field) {
			case TEXT -> PlayerSetsTextStatus.newBuilder().setEncId(ME).setTextStatus((String) value).build();
			case EMOJI -> PlayerSetsEmojiStatus.newBuilder().setEncId(ME).setEmojiStatus((String) value).build();
			case AVAILABILITY -> PlayerSetsAvailability.newBuilder().setEncId(ME).setStatus((String) value).build();
			case BUSY -> PlayerSetsStatus.newBuilder().setEncId(ME).setBusy((Boolean) value).build();
			case NAME -> PlayerSetsName.newBuilder().setEncId(ME).setName((String) value).build();
			case OUTFIT -> PlayerSetsCurrentlyEquippedWearables.newBuilder()
				.setEncId(ME)
				.setCurrentlyEquippedWearables((DBOutfit) value)
				.build();
		};
	}

	private static Object value(PresenceField field, ClientServerAction action) {
		return switch (field) {
			case TEXT -> action.getSetTextStatus().getTextStatus();
			case EMOJI -> action.getSetEmojiStatus().getEmojiStatus();
			case AVAILABILITY -> action.getSetAvailability().getAvailability();
			case BUSY -> action.getSetStatus().getStatus();
			case NAME -> action.getSetName().getName();
			case OUTFIT -> action.getSetCurrentlyEquippedWearables().getCurrentlyEquippedWearables();
		};
	}

	// The way to it

	@Override
	public CompletableFuture<Void> send(ClientServerAction action) {
		this.sent.add(action);
		if (!this.connected) {
			return CompletableFuture.failedFuture(new Lost());
		}
		PresenceField field = PresenceField.setBy(action);
		boolean other = this.pending.stream().anyMatch((sent) -> PresenceField.setBy(sent.action) == field);
		if (field != null && !other && value(field, action).equals(this.shown.get(field))) {
			this.needless.add(action);
		}
		Sent made = new Sent(action, new CompletableFuture<>());
		this.pending.add(made);
		if (this.answers) {
			answerNext();
		}
		return made.answer;
	}

	@Override
	public boolean isReady() {
		return this.connected;
	}

	@Override
	public Optional<Player> me() {
		return this.tracker.space().me();
	}

	@Override
	public Instant now() {
		return this.now;
	}

	@Override
	public Runnable later(Duration delay, Runnable task) {
		Alarm alarm = new Alarm(this.now.plus(delay), task);
		this.alarms.add(alarm);
		return () -> this.alarms.remove(alarm);
	}

	@Override
	public void execute(Runnable task) {
		task.run();
	}

	@Override
	public PresenceKeeper.Verdict verdict(@Nullable Throwable failure) {
		return (failure instanceof Lost) ? PresenceKeeper.Verdict.LOST
				: (failure instanceof Refused) ? PresenceKeeper.Verdict.REFUSED : PresenceKeeper.Verdict.TRY_AGAIN;
	}

	@Override
	public RuntimeException notConnected(Duration limit) {
		return new IllegalStateException("not connected within " + limit);
	}

	private record Sent(ClientServerAction action, CompletableFuture<Void> answer) {
	}

	private record Alarm(Instant due, Runnable task) {
	}

	/**
	 * The connection was lost.
	 */
	static final class Lost extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

	/**
	 * The server does not want it.
	 */
	static final class Refused extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Refused() {
			super("not on a Friday");
		}

	}

}
