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

package io.github.gatherspring.simulator.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.Init;
import io.github.gatherspring.proto.Ready;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.ServerHeartbeat;
import io.github.gatherspring.proto.SpaceOverCapacityDeniesUser;
import io.github.gatherspring.proto.SpaceSetsIdMapping;
import io.github.gatherspring.proto.SubscriptionsUpdated;
import io.github.gatherspring.proto.UpdateSubscriptions;
import io.github.gatherspring.simulator.action.ActionRefused;
import io.github.gatherspring.simulator.action.ActionRules;
import io.github.gatherspring.simulator.action.Caller;
import io.github.gatherspring.simulator.wire.WireConnection;
import io.github.gatherspring.simulator.world.Audience;
import io.github.gatherspring.simulator.world.Events;
import io.github.gatherspring.simulator.world.User;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection from its opening to its end.
 */
final class Session {

	private static final Logger logger = LoggerFactory.getLogger(Session.class);

	private final Sessions sessions;

	private final WireConnection wire;

	private final long number;

	private final Subscriptions subscriptions = new Subscriptions();

	private final EncIds encIds;

	private final ConnectionHandle handle;

	private final Outbox outbox;

	private final Answers answers;

	private final RateLimit rateLimit;

	private Caller caller = new Caller();

	private Runnable cancelHeartbeat = () -> {
	};

	private volatile @Nullable String userId;

	private volatile boolean synced;

	private volatile Set<String> subscriptionNames = Set.of();

	private volatile boolean open = true;

	private long lastFrame = System.nanoTime();

	private long heartbeatSent;

	private int lastRoundTrip;

	Session(Sessions sessions, WireConnection wire, long number) {
		this.sessions = sessions;
		this.wire = wire;
		this.number = number;
		this.encIds = new EncIds(number);
		this.handle = new ConnectionHandle(this, wire, sessions.thread());
		this.outbox = new Outbox(wire, this.subscriptions, sessions.settings().batchBytes());
		this.answers = new Answers(sessions.plan(), sessions.thread(), this.outbox);
		this.rateLimit = new RateLimit(sessions.settings().rateBurst(), sessions.settings().ratePerSecond(),
				System.nanoTime());
	}

	// From the client

	void binary(byte[] payload) {
		this.lastFrame = System.nanoTime();
		ClientServerAction action;
		try {
			action = ClientServerAction.parseFrom(payload);
		}
		catch (InvalidProtocolBufferException ex) {
			error(400, "A frame of " + payload.length + " bytes is no ClientServerAction");
			this.outbox.flush();
			limit();
			return;
		}
		Instant now = this.sessions.now();
		this.sessions.received().add(this.number, this.userId, now, action);
		this.sessions.transcript().received(now, this.number, this.userId, action);
		if (!limit()) {
			refuse(action, new ActionRefused(429,
					"Too many requests: more than " + this.sessions.settings().ratePerSecond() + " actions a second"));
			return;
		}
		try {
			handle(action);
		}
		catch (ActionRefused refused) {
			refuse(action, refused);
		}
		catch (RuntimeException | OutOfMemoryError | StackOverflowError ex) {
			// What one client asks for must not end the one thread.
			logger.error("The simulator failed at {} of connection {}", ActionRules.name(action.getActionCase()),
					this.number, ex);
			refuse(action, new ActionRefused(500, "Internal error"));
		}
		this.sessions.flush();
	}

	void text(int length) {
		this.lastFrame = System.nanoTime();
		error(400, "A text frame of " + length + " characters, expected binary frames");
		this.outbox.flush();
		limit();
	}

	private boolean limit() {
		if (this.rateLimit.take(System.nanoTime())) {
			return true;
		}
		if (this.rateLimit.isExtreme()) {
			this.outbox.flush();
			this.wire.close(4420, "chill out");
		}
		return false;
	}

	private void handle(ClientServerAction action) throws ActionRefused {
		User user = user();
		if (user == null) {
			if (action.getActionCase() != ActionCase.INIT) {
				throw new ActionRefused(403, "The first action must be init");
			}
			init(action);
			return;
		}
		String refusal = this.sessions.plan().refusals().get(ActionRules.name(action.getActionCase()));
		if (refusal != null) {
			throw new ActionRefused(403, refusal);
		}
		if (action.getActionCase() == ActionCase.UPDATESUBSCRIPTIONS) {
			subscribe(user, action.getUpdateSubscriptions());
		}
		else {
			if (action.getActionCase() == ActionCase.CLIENTHEARTBEAT && this.heartbeatSent != 0) {
				this.lastRoundTrip = (int) Duration.ofNanos(System.nanoTime() - this.heartbeatSent).toMillis();
				this.heartbeatSent = 0;
			}
			ActionRules.apply(this.sessions.world(), user, this.caller, action);
		}
		succeed(action);
	}

	private void init(ClientServerAction action) {
		FaultPlan plan = this.sessions.plan();
		Init init = action.getInit();
		Integer closeCode = plan.initCloseCode();
		if (closeCode != null) {
			close(closeCode, "The simulator was told to refuse this");
			return;
		}
		if (!this.sessions.world().spaceId().equals(init.getSpaceId().replace('/', '\\'))) {
			close(4003, "No access to this space");
			return;
		}
		User user = this.sessions.login(init.hasApiKey() ? init.getApiKey() : init.getToken());
		if (user == null || user.isBanned()) {
			close(4003, "Unauthorized");
			return;
		}
		boolean full = !user.isPresent() && this.sessions.world().present().size() >= this.sessions.world().capacity();
		if (full || plan.atCapacity()) {
			this.sessions.world()
				.publish(ServerClientEvent.newBuilder()
					.setSpaceOverCapacityDeniesUser(SpaceOverCapacityDeniesUser.newBuilder().setUserId(user.id()))
					.build(), null, Audience.EVERYONE);
			close(4012, "Space at capacity");
			return;
		}
		if (plan.neverReady()) {
			return;
		}
		this.userId = user.id();
		this.sessions.loggedIn(this, user);
		this.outbox.add(ServerClientEvent.newBuilder().setReady(Ready.newBuilder().setId(user.id())).build());
		succeed(action);
		this.outbox.flush();
		if (plan.silentAfterReady()) {
			this.outbox.silence();
		}
		this.cancelHeartbeat = this.sessions.world()
			.clock()
			.every(this.sessions.settings().heartbeat(), this::heartbeat);
	}

	private void subscribe(User user, UpdateSubscriptions update) throws ActionRefused {
		var unknown = Subscriptions.unknown(update.getSubscriptionsMap().keySet());
		if (!unknown.isEmpty()) {
			throw new ActionRefused(404, "There is no event " + unknown);
		}
		List<String> refused = update.getSubscriptionsMap()
			.keySet()
			.stream()
			.filter(this.sessions.plan().refusedEvents())
			.sorted()
			.toList();
		if (!refused.isEmpty()) {
			throw new ActionRefused(404, "There is no event " + refused);
		}
		this.subscriptions.update(update.getSubscriptionsMap(), user.role());
		this.subscriptionNames = Set.copyOf(this.subscriptions.names());
		this.outbox.add(ServerClientEvent.newBuilder()
			.setSubscriptionsUpdated(SubscriptionsUpdated.newBuilder().addAllSubscriptions(this.subscriptions.names()))
			.build());
		sendWorld(update.getMapUpdateIdsMap());
	}

	private void sendWorld(Map<String, Long> knownMaps) {
		new WorldTransfer(this.sessions.world(), this, this.outbox).send(knownMaps);
		this.synced = true;
	}

	/**
	 * Send the whole state again, after the space was replaced.
	 */
	void resync() {
		this.caller = new Caller();
		if (this.synced) {
			sendWorld(Map.of());
		}
	}

	private void succeed(ClientServerAction action) {
		if (action.hasTxnId()) {
			this.answers.succeed(action.getTxnId());
		}
	}

	private void refuse(ClientServerAction action, ActionRefused refused) {
		String name = ActionRules.name(action.getActionCase());
		String reason = "error processing action" + (name.isEmpty() ? ": " : " " + name + ": ") + refused.reason();
		this.sessions.transcript().refused(this.sessions.now(), this.number, this.userId, name, refused.reason());
		if (action.hasTxnId()) {
			this.answers.refuse(action.getTxnId(), refused.code(), reason);
		}
		else {
			error(refused.code(), reason);
		}
		this.outbox.flush();
	}

	private void error(int code, String message) {
		this.outbox.offer(Answers.error(code, message));
	}

	// To the client

	private void heartbeat() {
		if (this.heartbeatSent == 0) {
			this.heartbeatSent = System.nanoTime();
		}
		this.outbox.add(ServerClientEvent.newBuilder()
			.setServerHeartbeat(ServerHeartbeat.newBuilder().setLastRTT(this.lastRoundTrip))
			.build());
		this.outbox.flush();
	}

	/**
	 * Send an event about players, if the client wants it.
	 */
	void offer(ServerClientEvent event, @Nullable String subject, @Nullable String target) {
		if (this.outbox.wants(event)) {
			this.outbox.add(Events.withIds(event, (subject != null) ? encIdOf(subject) : null,
					(target != null) ? encIdOf(target) : null));
		}
	}

	boolean wants(EventCase event) {
		return this.subscriptions.wants(event);
	}

	int encIdOf(String userId) {
		return this.encIds.of(userId, (id) -> offerMapping(userId, id));
	}

	/**
	 * Tell the client which integer stands for a user, be it again.
	 */
	void introduce(String userId) {
		offerMapping(userId, this.encIds.of(userId, (id) -> {
		}));
	}

	private void offerMapping(String userId, int encId) {
		this.outbox.offer(ServerClientEvent.newBuilder()
			.setSpaceSetsIdMapping(SpaceSetsIdMapping.newBuilder().setUid(userId).setEncId(encId))
			.build());
	}

	/**
	 * Send an event whose ids are filled in already.
	 */
	void add(ServerClientEvent event) {
		this.outbox.add(event);
	}

	void flush() {
		this.outbox.flush();
	}

	@Nullable User user() {
		String id = this.userId;
		return (id != null) ? this.sessions.world().user(id) : null;
	}

	WireConnection wire() {
		return this.wire;
	}

	Duration silence() {
		return Duration.ofNanos(System.nanoTime() - this.lastFrame);
	}

	void ended() {
		this.open = false;
		this.cancelHeartbeat.run();
	}

	void close(int code, String reason) {
		this.outbox.flush();
		this.wire.close(code, reason);
	}

	/**
	 * Send a message as it is, after what has gathered.
	 */
	void sendRaw(byte[] payload) {
		this.outbox.flush();
		this.wire.send(payload);
	}

	ConnectionHandle handle() {
		return this.handle;
	}

	long number() {
		return this.number;
	}

	@Nullable String userId() {
		return this.userId;
	}

	boolean isOpen() {
		return this.open;
	}

	boolean isSynced() {
		return this.synced;
	}

	Set<String> subscriptionNames() {
		return this.subscriptionNames;
	}

	@Override
	public String toString() {
		return "Connection " + this.number + " of " + this.userId;
	}

}
