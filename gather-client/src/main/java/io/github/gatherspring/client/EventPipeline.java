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
package io.github.gatherspring.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.gatherspring.codec.FrameWalker;
import io.github.gatherspring.connection.Connection;
import io.github.gatherspring.connection.ConnectionHandler;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.presence.PresenceKeeper;
import io.github.gatherspring.proto.Enter;
import io.github.gatherspring.proto.UpdateSubscriptions;
import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.space.GatherSpace;
import io.github.gatherspring.space.SpaceStatistics;
import org.jspecify.annotations.Nullable;

/**
 * The way of what a connection brings to the state and to those who listen. What is told
 * by the connection comes in order on the dispatching thread, unless it is said
 * otherwise.
 */
final class EventPipeline implements ConnectionHandler, GraceAlarm.Timer {

	private final EventHandlers handlers = new EventHandlers();

	private final Awaiting awaiting;

	private final Arrival arrival = new Arrival();

	private final Observers observers;

	private final Watchdog watchdog;

	private final ServerRemarks remarks;

	private final ReceivedCounts counts;

	private final Interests interests;

	private final EventPublisher publisher;

	private final @Nullable StateUpdates state;

	private final EventReader reader;

	private final EnteringAvatar avatar;

	private final PresenceKeeper presence;

	private @Nullable Walker walker;

	private @Nullable Connection connection;

	private volatile @Nullable Instant readyUntil;

	EventPipeline(GatherClient client, GatherClientBuilder builder, List<GatherClientObserver> observers,
			EnteringAvatar avatar, PresenceKeeper presence) {
		this.avatar = avatar;
		this.presence = presence;
		this.awaiting = new Awaiting(client, this.handlers, this::refresh, Awaiting.Timer.REAL);
		List<GatherEventSink> sinks = builder.sinks();
		this.observers = new Observers(builder.name(), observers);
		this.watchdog = new Watchdog(builder.name());
		this.remarks = new ServerRemarks(builder.name(), builder.secrets(), this.observers);
		this.counts = new ReceivedCounts(builder.name(), this.observers);
		this.interests = new Interests(
				client, this.handlers, sinks, new SubscriptionPlan(builder.subscriptionMode(), builder.includedEvents(),
						builder.excludedEvents(), builder.stateEnabled(), builder.settingNames()),
				builder.stateEnabled());
		this.publisher = new EventPublisher(client, this.handlers, sinks, this.watchdog, this.observers, this.arrival);
		this.state = builder.stateEnabled() ? state(builder) : null;
		this.reader = new EventReader(this.publisher, this.state, this.counts, this.remarks);
	}

	private StateUpdates state(GatherClientBuilder builder) {
		String setting = builder.settingNames().of(Setting.MAX_STATE_SIZE);
		long largest = builder.stateSettings().maxStateSize();
		return new StateUpdates(builder.stateSettings(), this.publisher, this.interests, this.arrival, this.presence,
				new GraceAlarm(this, this::graceOver), () -> this.remarks.spaceTooLarge(setting, largest));
	}

	void connectTo(Connection connection, Walker walker) {
		this.connection = connection;
		this.walker = walker;
	}

	GatherSpace space() {
		return (this.state != null) ? this.state.space() : EmptySpace.INSTANCE;
	}

	SpaceStatistics spaceStatistics() {
		return (this.state != null) ? this.state.statistics() : SpaceStatistics.NONE;
	}

	EventHandlers handlers() {
		return this.handlers;
	}

	Awaiting awaiting() {
		return this.awaiting;
	}

	List<String> subscribed() {
		return this.interests.subscribed();
	}

	long undecodable() {
		return this.remarks.undecodable();
	}

	long unknown() {
		return this.counts.unknownSum();
	}

	/**
	 * Asks who wants what and tells the server the difference. Any thread.
	 */
	void refresh() {
		UpdateSubscriptions change = this.interests.change();
		Connection target = this.connection;
		if (change != null && target != null && target.status().isConnected()) {
			target.dispatch(() -> target.updateSubscriptions(withUpdateIds(change)));
		}
	}

	private UpdateSubscriptions withUpdateIds(UpdateSubscriptions subscriptions) {
		return (this.state != null) ? subscriptions.toBuilder().putAllMapUpdateIds(this.state.mapUpdateIds()).build()
				: subscriptions;
	}

	@Override
	public void frame(byte[] data, int from, int to, long receivedAt) {
		this.arrival.at(receivedAt);
		this.reader.read(data, from, to, this.interests.wanted());
	}

	@Override
	public boolean isAwaited(int number) {
		Wanted known = this.interests.known();
		// What comes before anybody was asked may be for a listener to batches.
		return known.isAwaited(number) || (known == Wanted.NOTHING && number == FrameWalker.NO_EVENTS);
	}

	@Override
	public void endOfRun() {
		this.counts.report();
		this.reader.release();
		if (this.state != null) {
			this.state.setAlarm();
		}
	}

	@Override
	public @Nullable UpdateSubscriptions sessionStarted(String userId) {
		this.arrival.at(now());
		if (this.state != null) {
			this.state.sessionStarted(userId);
		}
		return withUpdateIds(this.interests.all());
	}

	@Override
	public void synchronizedWithServer() {
		this.arrival.at(now());
		if (this.state != null) {
			this.state.synchronizedWithServer();
		}
	}

	@Override
	public void sessionEnded(int closeCode) {
		this.arrival.at(now());
		if (this.state != null) {
			this.state.sessionEnded(closeCode);
		}
	}

	private void graceOver() {
		this.arrival.at(now());
		if (this.state != null) {
			this.state.advance();
		}
	}

	@Override
	public void statusChanged(ConnectionStatus before, ConnectionStatus after) {
		if (after.state().isAtRest()) {
			this.readyUntil = null;
		}
		else if (before.isReady()) {
			this.readyUntil = after.since();
		}
		tellPresence(before, after);
		Walker walking = this.walker;
		if (walking != null) {
			walking.statusChanged(before, after);
		}
		this.observers.tell((observer) -> observer.status(before, after));
		this.publisher.publish(before, after);
		if (after.state() == ConnectionState.FAILED || after.state() == ConnectionState.STOPPED) {
			this.awaiting.end((after.reason() != null) ? after.reason() : "it is " + after.state());
		}
	}

	private void tellPresence(ConnectionStatus before, ConnectionStatus after) {
		if (after.isReady() && !before.isReady()) {
			this.presence.connected();
		}
		else if (after.state().isAtRest()) {
			this.presence.disconnected(
					new GatherDisconnectedException("The Gather client has come to rest: " + after.reason(), false));
		}
		else if (before.isReady()) {
			this.presence.disconnected(null);
		}
	}

	@Nullable Instant readyUntil() {
		return this.readyUntil;
	}

	@Override
	public @Nullable Enter enter() {
		return this.avatar.enter();
	}

	@Override
	public void undecodable(String kind) {
		this.remarks.undecodable(kind);
	}

	@Override
	public void watch(long nanos) {
		this.watchdog.check(nanos);
	}

	@Override
	public void heartbeat(Duration roundTrip) {
		this.observers.tell((observer) -> observer.heartbeat(roundTrip));
	}

	@Override
	public Instant now() {
		Connection owner = this.connection;
		return (owner != null) ? owner.now() : Instant.now();
	}

	@Override
	public Runnable later(Duration delay, Runnable task) {
		Connection owner = this.connection;
		return (owner != null) ? owner.dispatchLater(delay, task) : () -> {
		};
	}

}
