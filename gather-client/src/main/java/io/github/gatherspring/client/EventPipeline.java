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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.github.gatherspring.codec.FrameWalker;
import io.github.gatherspring.connection.Connection;
import io.github.gatherspring.connection.ConnectionHandler;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.proto.Enter;
import io.github.gatherspring.proto.ErrorEvent;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.UpdateSubscriptions;
import io.github.gatherspring.proto.Warn;
import io.github.gatherspring.proto.action.EventCatalog;
import io.github.gatherspring.proto.action.EventDescriptor;
import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.GatherSpace;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.SpaceChange;
import io.github.gatherspring.space.SpaceStatistics;
import io.github.gatherspring.space.SpaceTracker;
import io.github.gatherspring.wire.Secrets;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a frame on the dispatching thread: events that somebody wants are
 * decoded, applied to the state and handed to the sinks; the rest is passed over.
 */
final class EventPipeline implements ConnectionHandler, FrameWalker.Visitor {

	private static final Log logger = LogFactory.getLog(EventPipeline.class);

	/** More than the highest field number of an event. */
	private static final int NUMBERS = Arrays.stream(EventCase.values()).mapToInt(EventCase::getNumber).max().orElse(0)
			+ 1;

	private static final byte STATE = 1;

	private static final byte LISTENED = 2;

	/** Kinds of trouble that are logged once; a server may invent any number of them. */
	private static final int MOST_REPORTED = 100;

	/**
	 * Changes that are held before they are told, so that many at once cost no memory.
	 */
	private static final int MOST_UNTOLD = 1000;

	private static final byte[] NO_DATA = new byte[0];

	private static final String UNKNOWN = "unknown";

	private final GatherClient client;

	private final GatherEventSink[] sinks;

	private final List<GatherClientObserver> observers;

	private final SubscriptionPlan plan;

	private final @Nullable SpaceTracker tracker;

	private final long maxStateSize;

	private final EnteringAvatar avatar;

	private final EventHandlers handlers = new EventHandlers();

	private final HandlerWatch watch;

	private final Secrets secrets;

	/** What is done with events by field number; replaced as a whole. */
	private volatile Wanted wanted;

	private final LongAdder undecodable = new LongAdder();

	private final LongAdder unknown = new LongAdder();

	private final Set<String> reported = ConcurrentHashMap.newKeySet();

	private volatile Set<String> subscribed = Set.of();

	/** Whether anybody was asked yet what is wanted. */
	private volatile boolean asked;

	/* Below: the dispatching thread alone. */

	private @Nullable Connection connection;

	private final int[] counts;

	/** The numbers of the events that {@link #counts} holds something of. */
	private final short[] counted;

	private int countedSize;

	private long unknownCount;

	private byte[] data = NO_DATA;

	private long receivedAt;

	private Instant receivedInstant = Instant.EPOCH;

	private Wanted current;

	private final List<SpaceChange> changes = new ArrayList<>();

	private @Nullable Alarm alarm;

	private volatile @Nullable Instant readyUntil;

	EventPipeline(GatherClient client, GatherClientBuilder builder, List<GatherClientObserver> observers,
			EnteringAvatar avatar) {
		this.client = client;
		this.sinks = builder.sinks().toArray(GatherEventSink[]::new);
		this.observers = observers;
		this.avatar = avatar;
		this.watch = new HandlerWatch(builder.name());
		this.secrets = builder.secrets();
		this.plan = new SubscriptionPlan(builder.subscriptionMode(), builder.includedEvents(), builder.excludedEvents(),
				builder.stateEnabled(), builder.settingNames());
		this.maxStateSize = builder.stateSettings().maxStateSize();
		this.tracker = builder.stateEnabled()
				? new SpaceTracker(builder.stateSettings(), this::changed, this::stateIsFull) : null;
		this.counts = new int[NUMBERS];
		this.counted = new short[NUMBERS];
		this.wanted = new Wanted(new byte[NUMBERS], false, false, Set.of());
		this.current = this.wanted;
	}

	/** Told in portions: a crowd that comes at once makes more changes than fit. */
	private void changed(SpaceChange change) {
		this.changes.add(change);
		if (this.changes.size() >= MOST_UNTOLD) {
			publishChanges();
		}
	}

	private void stateIsFull() {
		String line = "[" + this.client.name() + "] The space is larger than "
				+ this.client.settingNames().of(Setting.MAX_STATE_SIZE) + " (" + this.maxStateSize
				+ " bytes): what does not fit is left out of the state, and space().isComplete() is false."
				+ " Events still reach listeners. Raise the setting if the space is meant to be so large";
		if (this.reported.add("state")) {
			logger.error(line);
		}
		else {
			logger.debug(line);
		}
	}

	SpaceStatistics spaceStatistics() {
		return (this.tracker != null) ? this.tracker.statistics() : SpaceStatistics.NONE;
	}

	void connectTo(Connection connection) {
		this.connection = connection;
	}

	GatherSpace space() {
		return (this.tracker != null) ? this.tracker.space() : EmptySpace.INSTANCE;
	}

	EventHandlers handlers() {
		return this.handlers;
	}

	synchronized List<String> subscribed() {
		if (!this.asked) {
			ask();
		}
		return List.copyOf(this.subscribed);
	}

	long undecodable() {
		return this.undecodable.sum();
	}

	long unknown() {
		return this.unknown.sum();
	}

	/**
	 * Asks who wants what and tells the server the difference. Before the first frame
	 * this waits for it: there is nobody to tell yet, and to ask has the whole schema
	 * built, which is not for the thread that starts the application.
	 */
	synchronized void refresh() {
		if (!this.asked) {
			return;
		}
		Set<String> before = this.subscribed;
		ask();
		Set<String> after = this.subscribed;
		Connection target = this.connection;
		if (target != null && !before.equals(after) && target.status().isConnected()) {
			UpdateSubscriptions change = difference(before, after);
			target.dispatch(() -> target.updateSubscriptions(withUpdateIds(change)));
		}
	}

	private synchronized void ask() {
		Set<Class<?>> interests = new HashSet<>(this.handlers.types());
		for (GatherEventSink sink : this.sinks) {
			interests.addAll(sink.interests(this.client));
		}
		byte[] flags = new byte[NUMBERS];
		if (interests.contains(Message.class)) {
			Arrays.fill(flags, LISTENED);
		}
		for (Class<?> interest : interests) {
			int number = EventCatalog.numberOf(interest);
			if (number != 0) {
				flags[number] |= LISTENED;
			}
		}
		if (this.tracker != null) {
			SpaceTracker.stateEvents().forEach((number) -> flags[number] |= STATE);
			for (int i = 0; i < flags.length; i++) {
				// The tracker also knows whom an event is about that changes no state.
				flags[i] |= (flags[i] != 0) ? STATE : 0;
			}
		}
		this.wanted = new Wanted(flags, interests.contains(ServerClientEvent.class),
				interests.contains(ServerClientBatch.class), Set.copyOf(interests));
		this.subscribed = Set.copyOf(this.plan.names(interests));
		this.asked = true;
	}

	private static UpdateSubscriptions difference(Set<String> before, Set<String> after) {
		UpdateSubscriptions.Builder change = UpdateSubscriptions.newBuilder();
		after.stream().filter((name) -> !before.contains(name)).forEach((name) -> change.putSubscriptions(name, true));
		before.stream().filter((name) -> !after.contains(name)).forEach((name) -> change.putSubscriptions(name, false));
		return change.build();
	}

	private UpdateSubscriptions withUpdateIds(UpdateSubscriptions subscriptions) {
		return (this.tracker != null)
				? subscriptions.toBuilder().putAllMapUpdateIds(this.tracker.mapUpdateIds()).build() : subscriptions;
	}

	// The connection's side

	@Override
	public void frame(byte[] data, int from, int to, long receivedAt) {
		this.data = data;
		if (this.receivedAt != receivedAt) {
			this.receivedAt = receivedAt;
			this.receivedInstant = Instant.ofEpochMilli(receivedAt);
		}
		if (!this.asked) {
			ask();
		}
		this.current = this.wanted;
		FrameWalker.walk(data, from, to, this);
		endOfBatch();
		if (this.current.batches) {
			try {
				publish(ServerClientBatch.parser().parseFrom(data, from, to - from), null, null, null);
			}
			catch (InvalidProtocolBufferException ex) {
				undecodable("malformed frame");
			}
		}
	}

	/**
	 * Tells of those who joined in the batch and of whom nothing else is to come.
	 */
	private void endOfBatch() {
		SpaceTracker state = this.tracker;
		if (state != null) {
			state.advance(this.receivedInstant);
			if (!this.changes.isEmpty()) {
				publishChanges();
			}
		}
	}

	@Override
	public boolean isAwaited(int number) {
		Wanted present = this.wanted;
		return present.events || present.batches || number == FrameWalker.COMPOSITE
				|| number == ServerClientEvent.ERROR_FIELD_NUMBER || number == ServerClientEvent.WARN_FIELD_NUMBER
				|| (number < present.flags.length && present.flags[number] != 0);
	}

	@Override
	public void visit(int number, int from, int to, int eventFrom, int eventTo) {
		if (number == FrameWalker.COMPOSITE) {
			composite(eventFrom, eventTo);
			return;
		}
		Parser<? extends Message> parser = (number < NUMBERS) ? EventCatalog.parser(number) : null;
		if (parser == null) {
			this.unknownCount++;
			raw(eventFrom, eventTo);
			return;
		}
		count(number);
		byte flags = this.current.flags[number];
		if (flags != 0) {
			try {
				handle(number, flags, parser.parseFrom(this.data, from, to - from));
			}
			catch (InvalidProtocolBufferException ex) {
				undecodable("malformed " + nameOf(number));
			}
		}
		else if (number == ServerClientEvent.ERROR_FIELD_NUMBER || number == ServerClientEvent.WARN_FIELD_NUMBER) {
			spoken(number, from, to);
		}
		raw(eventFrom, eventTo);
	}

	/**
	 * An event of several fields: the last of the schema's own counts.
	 */
	private void composite(int eventFrom, int eventTo) {
		try {
			ServerClientEvent event = ServerClientEvent.parser().parseFrom(this.data, eventFrom, eventTo - eventFrom);
			EventDescriptor type = EventCatalog.of(event);
			Message message = EventCatalog.message(event);
			if (type == null || message == null) {
				this.unknownCount++;
			}
			else {
				count(type.number());
				handle(type.number(), this.current.flags[type.number()], message);
			}
			if (this.current.events) {
				publish(event, null, null, null);
			}
		}
		catch (InvalidProtocolBufferException ex) {
			undecodable("malformed event");
		}
	}

	private void raw(int eventFrom, int eventTo) {
		if (this.current.events) {
			try {
				publish(ServerClientEvent.parser().parseFrom(this.data, eventFrom, eventTo - eventFrom), null, null,
						null);
			}
			catch (InvalidProtocolBufferException ex) {
				undecodable("malformed event");
			}
		}
	}

	private void handle(int number, byte flags, Message message) {
		SpaceTracker state = this.tracker;
		if (state != null && (flags & STATE) != 0) {
			state.apply(number, message, this.receivedInstant);
			if (!this.changes.isEmpty()) {
				// First: a newcomer's arrival is told by the time of its first act.
				publishChanges();
			}
			if ((flags & LISTENED) != 0) {
				publish(message, state.player(), state.target(), state.map());
			}
		}
		else if ((flags & LISTENED) != 0) {
			publish(message, null, null, null);
		}
	}

	private void spoken(int number, int from, int to) {
		try {
			if (number == ServerClientEvent.ERROR_FIELD_NUMBER) {
				ErrorEvent error = ErrorEvent.parser().parseFrom(this.data, from, to - from);
				String line = "[" + this.client.name() + "] The server reports error " + error.getCode() + ": "
						+ this.secrets.mask(error.getMessage());
				if (this.reported.size() < MOST_REPORTED && this.reported.add("error " + error.getCode())) {
					logger.warn(line + " (further ones of this code at debug level)");
				}
				else {
					logger.debug(line);
				}
			}
			else if (logger.isDebugEnabled()) {
				logger.debug("[" + this.client.name() + "] The server warns: "
						+ this.secrets.mask(Warn.parser().parseFrom(this.data, from, to - from).getMessage()));
			}
		}
		catch (InvalidProtocolBufferException ex) {
			undecodable("malformed " + nameOf(number));
		}
	}

	private void publish(Message event, @Nullable Player player, @Nullable Player target, @Nullable GameMap map) {
		if (!this.handlers.isEmpty() && !isOwnChat(event)) {
			callHandlers(event.getClass(), event, player, target, map);
		}
		for (GatherEventSink sink : this.sinks) {
			try {
				sink.event(this.client, event, player, target, map, this.receivedAt);
			}
			catch (Throwable ex) {
				failed(event.getClass(), ex);
			}
		}
	}

	/**
	 * Handlers do not hear what their client says, or one that answers would answer
	 * itself.
	 */
	private boolean isOwnChat(Message event) {
		return event instanceof PlayerChats chat && chat.getSenderId().equals(this.client.userId());
	}

	private void callHandlers(Class<?> type, Object event, @Nullable Player player, @Nullable Player target,
			@Nullable GameMap map) {
		List<BiConsumer<Object, EventContext>> called = this.handlers.of(type);
		if (called.isEmpty()) {
			return;
		}
		EventContext context = new EventContext(this.client, player, target, map, this.receivedInstant);
		for (BiConsumer<Object, EventContext> handler : called) {
			this.watch.begins(type);
			try {
				handler.accept(event, context);
			}
			catch (Throwable ex) {
				failed(type, ex);
			}
			finally {
				this.watch.ends();
			}
		}
	}

	private void failed(Class<?> type, Throwable failure) {
		if (failure instanceof InterruptedException) {
			Thread.currentThread().interrupt();
		}
		logger.error("[" + this.client.name() + "] A handler of " + type.getSimpleName() + " failed", failure);
		observe((observer) -> observer.handlerFailed(type.getSimpleName()));
	}

	private void publishChanges() {
		// A handler may not change the state, but a change may be noticed while one is
		// told.
		List<SpaceChange> told = List.copyOf(this.changes);
		this.changes.clear();
		for (SpaceChange change : told) {
			if (change instanceof SpaceChange.PlayerVanished vanished && isListened(vanished.event())) {
				publish(vanished.event(), vanished.player(), null, null);
			}
			else if (change instanceof SpaceChange.ObjectVanished vanished && isListened(vanished.event())) {
				publish(vanished.event(), null, null, vanished.map());
			}
			Player player = (change instanceof SpaceChange.OfPlayer about) ? about.player() : null;
			if (!this.handlers.isEmpty()) {
				callHandlers(change.getClass(), change, player, null, null);
			}
			for (GatherEventSink sink : this.sinks) {
				try {
					sink.change(this.client, change, this.receivedAt);
				}
				catch (Throwable ex) {
					failed(change.getClass(), ex);
				}
			}
		}
	}

	private boolean isListened(Message event) {
		Set<Class<?>> interests = this.wanted.interests;
		return interests.contains(event.getClass()) || interests.contains(Message.class);
	}

	private static String nameOf(int number) {
		EventDescriptor event = EventCatalog.byNumber(number);
		return (event != null) ? event.name() : UNKNOWN;
	}

	private void count(int number) {
		if (this.counts[number]++ == 0) {
			this.counted[this.countedSize++] = (short) number;
		}
	}

	@Override
	public void endOfRun() {
		for (int i = 0; i < this.countedSize; i++) {
			int number = this.counted[i];
			long count = this.counts[number];
			this.counts[number] = 0;
			String name = nameOf(number);
			observe((observer) -> observer.eventsReceived(name, count));
		}
		this.countedSize = 0;
		if (this.unknownCount != 0) {
			long count = this.unknownCount;
			this.unknownCount = 0;
			this.unknown.add(count);
			if (this.reported.add(UNKNOWN)) {
				logger.info("[" + this.client.name() + "] The server sends events that this version does not know;"
						+ " they are counted and passed over");
			}
			observe((observer) -> observer.eventsReceived(UNKNOWN, count));
		}
		this.data = NO_DATA;
		setAlarm();
	}

	/**
	 * Sees to it that graces run out when nothing else happens.
	 */
	private void setAlarm() {
		SpaceTracker state = this.tracker;
		Connection owner = this.connection;
		if (state == null || owner == null) {
			return;
		}
		Instant deadline = state.nextDeadline();
		Alarm before = this.alarm;
		if (deadline == null || (before != null && !deadline.isBefore(before.due))) {
			return;
		}
		cancelAlarm();
		Alarm next = new Alarm(deadline);
		this.alarm = next;
		Duration delay = Duration.between(owner.now(), deadline);
		next.cancel = owner.dispatchLater(delay.isNegative() ? Duration.ZERO : delay.plusMillis(1), () -> {
			// One that was taken back too late must not ring, or there would be two from
			// then on.
			if (this.alarm == next) {
				this.alarm = null;
				stamp();
				state.advance(this.receivedInstant);
				publishChanges();
			}
		});
	}

	private void cancelAlarm() {
		Alarm set = this.alarm;
		this.alarm = null;
		if (set != null && set.cancel != null) {
			set.cancel.run();
		}
	}

	private void stamp() {
		Connection owner = this.connection;
		this.receivedInstant = (owner != null) ? owner.now() : Instant.now();
		this.receivedAt = this.receivedInstant.toEpochMilli();
	}

	@Override
	public @Nullable UpdateSubscriptions sessionStarted(String userId) {
		stamp();
		// An alarm of before a stop is lost with the timer of that time.
		cancelAlarm();
		if (this.tracker != null) {
			this.tracker.sessionStarted(userId);
			publishChanges();
		}
		ask();
		UpdateSubscriptions.Builder subscriptions = UpdateSubscriptions.newBuilder();
		new TreeSet<>(this.subscribed).forEach((name) -> subscriptions.putSubscriptions(name, true));
		return withUpdateIds(subscriptions.build());
	}

	@Override
	public void synchronizedWithServer() {
		stamp();
		if (this.tracker != null) {
			this.tracker.synchronizedWith(this.receivedInstant);
			publishChanges();
		}
	}

	@Override
	public void sessionEnded(int closeCode) {
		stamp();
		if (this.tracker != null) {
			this.tracker.sessionEnded(closeCode, this.receivedInstant);
			publishChanges();
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
		observe((observer) -> observer.status(before, after));
		for (GatherEventSink sink : this.sinks) {
			try {
				sink.status(this.client, before, after);
			}
			catch (Throwable ex) {
				failed(ConnectionStatus.class, ex);
			}
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
		this.undecodable.increment();
		if (this.reported.add(kind)) {
			logger.warn("[" + this.client.name() + "] Received a " + kind
					+ "; it was dropped, and further ones are only counted");
		}
		observe((observer) -> observer.undecodable(kind));
	}

	@Override
	public void watch(long nanos) {
		this.watch.check(nanos);
	}

	@Override
	public void heartbeat(Duration roundTrip) {
		observe((observer) -> observer.heartbeat(roundTrip));
	}

	private void observe(Consumer<GatherClientObserver> telling) {
		for (GatherClientObserver observer : this.observers) {
			try {
				telling.accept(observer);
			}
			catch (RuntimeException ex) {
				logger.error("[" + this.client.name() + "] An observer failed", ex);
			}
		}
	}

	/**
	 * Rings when the next of the state's deadlines is over.
	 */
	private static final class Alarm {

		private final Instant due;

		private @Nullable Runnable cancel;

		Alarm(Instant due) {
			this.due = due;
		}

	}

	/**
	 * What is done with events.
	 */
	private static final class Wanted {

		private final byte[] flags;

		private final boolean events;

		private final boolean batches;

		private final Set<Class<?>> interests;

		Wanted(byte[] flags, boolean events, boolean batches, Set<Class<?>> interests) {
			this.flags = flags;
			this.events = events;
			this.batches = batches;
			this.interests = interests;
		}

	}

}
