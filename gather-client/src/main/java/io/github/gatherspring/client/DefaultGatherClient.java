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

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.gatherspring.client.GatherClientObserver.ActionObservation;
import io.github.gatherspring.client.GatherClientObserver.Scope;
import io.github.gatherspring.connection.Connection;
import io.github.gatherspring.connection.ConnectionSettings;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.connection.Examinable;
import io.github.gatherspring.connection.Traffic;
import io.github.gatherspring.presence.GatherPresence;
import io.github.gatherspring.presence.PresenceKeeper;
import io.github.gatherspring.presence.PresenceRemarks;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.Enter;
import io.github.gatherspring.proto.Exit;
import io.github.gatherspring.proto.PlayerInitInfo;
import io.github.gatherspring.proto.SetEmojiStatus;
import io.github.gatherspring.proto.SetTextStatus;
import io.github.gatherspring.proto.action.ActionArgumentException;
import io.github.gatherspring.proto.action.ActionCatalog;
import io.github.gatherspring.proto.action.GatherActions;
import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.setting.SettingNames;
import io.github.gatherspring.space.GatherSpace;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.Tile;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Client that puts connection, pipeline and avatar together.
 */
final class DefaultGatherClient implements GatherClient, Examinable {

	private static final Log logger = LogFactory.getLog(GatherClient.class);

	/** How long policies other than retry wait when no time was set. */
	private static final Duration DEFAULT_STARTUP_TIMEOUT = Duration.ofSeconds(30);

	/** How long one look of a run for readiness lasts; it is repeated. */
	private static final Duration RUN_WAIT = Duration.ofMinutes(1);

	private final ConnectionSettings settings;

	private final Connection connection;

	private final EventPipeline pipeline;

	private final EnteringAvatar avatar;

	private final PresenceKeeper presence;

	private final List<GatherClientObserver> observers;

	private final UnwatchedFailures unwatched;

	private final Walker walker;

	private final boolean autoStartup;

	private final int phase;

	private final @Nullable Duration startupTimeout;

	private final StartupFailurePolicy startupFailurePolicy;

	private volatile boolean clearStatusOnStop;

	private volatile boolean running;

	DefaultGatherClient(GatherClientBuilder builder) {
		this.settings = builder.connectionSettings();
		this.avatar = new EnteringAvatar(builder.enter());
		this.observers = builder.observers();
		Observers told = new Observers(this.settings.name(), this.observers);
		this.unwatched = new UnwatchedFailures(this.settings.name(), this::isStopped,
				CompletableFuture.delayedExecutor(UnwatchedFailures.PATIENCE_SECONDS, TimeUnit.SECONDS),
				System::nanoTime,
				(action, failure) -> told.tell((observer) -> observer.unwatchedFailure(action, failure)));
		this.presence = new PresenceKeeper(new PresenceServer(this), builder.presenceConflict(),
				this.settings.actionTimeout(), new PresenceRemarks(this.settings.name(), this.settings.names()));
		this.pipeline = new EventPipeline(this, builder, this.observers, this.avatar, this.presence);
		this.connection = new Connection(this.settings, builder.threads(this), this.pipeline);
		this.walker = new Walker(new ClientGround(this, this.connection), builder.walkSettings(),
				(walk, failure) -> this.unwatched.failed("walk", walk::isLookedAt, failure));
		this.pipeline.connectTo(this.connection, this.walker);
		this.clearStatusOnStop = builder.clearStatusOnStop();
		this.autoStartup = builder.autoStartup();
		this.phase = builder.phase();
		this.startupTimeout = builder.startupTimeout();
		this.startupFailurePolicy = builder.startupFailurePolicy();
		this.presence.want(builder.presence());
	}

	@Override
	public String name() {
		return this.settings.name();
	}

	@Override
	public ConnectionStatus status() {
		return this.connection.status();
	}

	@Override
	public ClientStatistics statistics() {
		Traffic traffic = this.connection.traffic();
		return new ClientStatistics(traffic.lastSignOfLife(), traffic.heartbeatRoundTrip(), this.pipeline.readyUntil(),
				this.connection.queuedActions(), this.connection.pendingActions(), this.connection.queuedEvents(),
				traffic.framesReceived(), traffic.bytesReceived(), traffic.framesSent(), traffic.bytesSent(),
				this.pipeline.undecodable(), this.pipeline.unknown(), this.pipeline.spaceStatistics());
	}

	@Override
	public ConnectionSettings connectionSettings() {
		return this.settings;
	}

	@Override
	public Set<String> refusedEvents() {
		return this.connection.refusedEvents();
	}

	@Override
	public @Nullable String userId() {
		return status().userId();
	}

	@Override
	public String spaceId() {
		return this.settings.spaceId().onWire();
	}

	@Override
	public String fingerprint() {
		return Fingerprint.of(this.settings);
	}

	@Override
	public @Nullable URI serverUrl() {
		return status().serverUrl();
	}

	@Override
	public boolean isConnected() {
		return status().isConnected();
	}

	@Override
	public boolean awaitReady(Duration timeout) {
		ConnectionStatus end = this.connection.await(timeout);
		if (end.state() == ConnectionState.FAILED || end.state() == ConnectionState.STOPPED) {
			throw new GatherDisconnectedException(
					"The Gather client '" + name() + "' will not get ready: " + end.reason(), false);
		}
		return end.isReady();
	}

	@Override
	public GatherSpace space() {
		return this.pipeline.space();
	}

	@Override
	public SettingNames settingNames() {
		return this.settings.names();
	}

	@Override
	public CompletableFuture<Void> send(ClientServerAction action) {
		return send(action, this.settings.actionTimeout());
	}

	@Override
	public CompletableFuture<Void> send(ClientServerAction action, Duration timeout) {
		String name = (action != null) ? ActionCatalog.nameOf(action) : null;
		if (name == null) {
			return refused(new IllegalArgumentException("'action' holds no action: set one of its fields"));
		}
		if (timeout == null || timeout.isNegative() || timeout.isZero()) {
			return refused(new IllegalArgumentException("'timeout' must be positive, but was " + timeout));
		}
		ClientServerAction untagged = action.hasTxnId() ? action.toBuilder().clearTxnId().build() : action;
		this.presence.setDirectly(untagged);
		ActionObservation observation = observe(name);
		if (this.avatar.sending(untagged)) {
			observation = learning(untagged, observation);
		}
		ActionFuture answer = new ActionFuture(name, observation, settingNames(), this.unwatched);
		this.connection.submit(untagged, timeout, answer);
		return answer;
	}

	/**
	 * Sends what the presence wants.
	 */
	CompletableFuture<Void> sendWish(ClientServerAction action) {
		this.avatar.leftToPresence(action);
		String name = Objects.requireNonNull(ActionCatalog.nameOf(action));
		ActionFuture answer = new ActionFuture(name, observe(name), settingNames(), this.unwatched);
		this.connection.submit(action, this.settings.actionTimeout(), answer);
		return answer;
	}

	Connection connection() {
		return this.connection;
	}

	@Override
	public GatherPresence presence() {
		return this.presence;
	}

	private ActionObservation learning(ClientServerAction action, @Nullable ActionObservation observation) {
		return new ActionObservation() {

			@Override
			public void ended(@Nullable Throwable failure) {
				DefaultGatherClient.this.avatar.ended(action, failure);
				if (observation != null) {
					observation.ended(failure);
				}
			}

			@Override
			public Scope openScope() {
				return (observation != null) ? observation.openScope() : ActionObservation.super.openScope();
			}

		};
	}

	private @Nullable ActionObservation observe(String action) {
		if (this.observers.isEmpty()) {
			return null;
		}
		if (this.observers.size() == 1) {
			return observe(this.observers.get(0), action);
		}
		List<ActionObservation> observations = new ArrayList<>();
		for (GatherClientObserver observer : this.observers) {
			ActionObservation observation = observe(observer, action);
			if (observation != null) {
				observations.add(observation);
			}
		}
		return switch (observations.size()) {
			case 0 -> null;
			case 1 -> observations.get(0);
			default -> new ObservationsOfAction(observations);
		};
	}

	private @Nullable ActionObservation observe(GatherClientObserver observer, String action) {
		try {
			return observer.actionStarted(action);
		}
		catch (RuntimeException ex) {
			logger.error("[" + name() + "] An observer failed", ex);
			return null;
		}
	}

	@Override
	public CompletableFuture<Void> refused(RuntimeException failure) {
		String name = (failure instanceof ActionArgumentException refused) ? refused.action() : "none";
		ActionFuture answer = new ActionFuture(name, null, settingNames(), this.unwatched);
		answer.fail(failure);
		return answer;
	}

	@Override
	public GatherActions within(Duration timeout) {
		Assert.isTrue(!timeout.isNegative() && !timeout.isZero(), () -> "'timeout' must be positive, not " + timeout);
		return new GatherActions() {

			@Override
			public CompletableFuture<Void> send(ClientServerAction action) {
				return DefaultGatherClient.this.send(action, timeout);
			}

			@Override
			public CompletableFuture<Void> refused(RuntimeException failure) {
				return DefaultGatherClient.this.refused(failure);
			}

		};
	}

	@Override
	public ActionSequence inSequence() {
		return new DefaultActionSequence(this);
	}

	@Override
	public <T> EventRegistration on(Class<T> type, Consumer<? super T> handler) {
		Assert.notNull(handler, "'handler' must not be null");
		return onWithContext(type, (event, context) -> handler.accept(event));
	}

	@Override
	public <T> EventRegistration onWithContext(Class<T> type, BiConsumer<? super T, ? super EventContext> handler) {
		Assert.notNull(handler, "'handler' must not be null");
		SubscriptionPlan.check(type);
		EventRegistration registration = this.pipeline.handlers()
			.add(type, (event, context) -> handler.accept(type.cast(event), context), this::refreshSubscriptions);
		refreshSubscriptions();
		return registration;
	}

	@Override
	public Walk walkTo(int x, int y) {
		return this.walker.to(null, x, y);
	}

	@Override
	public Walk walkTo(String map, int x, int y) {
		return this.walker.to((map != null) ? map : "", x, y);
	}

	@Override
	public Walk walkTo(Player player) {
		return this.walker.to(player);
	}

	@Override
	public Walk patrol(List<Tile> tiles, Duration pause) {
		return this.walker.patrol(tiles, pause);
	}

	@Override
	public <T> CompletableFuture<ReceivedEvent<T>> await(Class<T> type, Predicate<? super ReceivedEvent<T>> condition,
			Duration timeout) {
		return this.pipeline.awaiting().await(type, condition, timeout);
	}

	@Override
	public boolean isListenerThread() {
		return this.connection.isDispatchThread();
	}

	@Override
	public CompletableFuture<Void> enter(PlayerInitInfo info) {
		if (info == null) {
			return refused(new IllegalArgumentException("'info' must not be null"));
		}
		return enter(Enter.newBuilder().setInfo(info).build());
	}

	@Override
	public CompletableFuture<Void> exit() {
		return exit(Exit.getDefaultInstance());
	}

	@Override
	public List<String> subscriptions() {
		Set<String> refused = this.connection.refusedEvents();
		List<String> asked = this.pipeline.subscribed();
		return refused.isEmpty() ? asked : asked.stream().filter((name) -> !refused.contains(name)).toList();
	}

	@Override
	public void refreshSubscriptions() {
		this.pipeline.refresh();
	}

	@Override
	public void reconnect() {
		if (status().state() == ConnectionState.FAILED) {
			this.running = true;
		}
		this.connection.reconnect();
	}

	// Life cycle

	@Override
	public void start() {
		this.running = true;
		this.pipeline.refresh();
		this.connection.start();
		if (this.startupTimeout == null && this.startupFailurePolicy == StartupFailurePolicy.RETRY) {
			return;
		}
		Duration limit = (this.startupTimeout != null) ? this.startupTimeout : DEFAULT_STARTUP_TIMEOUT;
		ConnectionStatus end = this.connection.await(limit);
		if (!end.isReady()) {
			startupFailed(end, limit);
		}
	}

	private void startupFailed(ConnectionStatus end, Duration limit) {
		boolean gaveUp = end.state().isAtRest();
		String reason = (end.reason() != null) ? end.reason() : "it is " + end.state() + " still";
		switch (this.startupFailurePolicy) {
			case RETRY -> {
				if (!gaveUp) {
					logger.info("[" + name() + "] Not ready after " + limit.toMillis() + " ms: " + reason
							+ "; the application starts and the client keeps trying");
				}
			}
			case CONTINUE -> {
				logger.warn("[" + name() + "] "
						+ (gaveUp ? "Refused: " : "Not ready after " + limit.toMillis() + " ms: ") + reason
						+ "; the application starts, the client stays stopped until it is started by hand");
				stop();
			}
			case FAIL -> {
				stop();
				throw new GatherStartupException(name(), gaveUp ? null : limit,
						settingNames().of(Setting.STARTUP_TIMEOUT), reason);
			}
		}
	}

	@Override
	public void run(GatherRun run, RunArguments arguments) throws Exception {
		Assert.notNull(run, "'run' must not be null");
		Assert.notNull(arguments, "'arguments' must not be null");
		boolean ours = !this.running;
		try {
			if (ours) {
				start();
			}
			while (!awaitReady(RUN_WAIT)) {
				if (Thread.interrupted()) {
					throw new InterruptedException(
							"The thread was interrupted while the Gather client '" + name() + "' was getting ready");
				}
			}
			run.run(this, arguments);
		}
		finally {
			if (ours) {
				stop(false);
			}
		}
	}

	@Override
	public void clearStatusOnStop(boolean clear) {
		this.clearStatusOnStop = clear;
	}

	private boolean isStopped() {
		return !this.running && status().state() != ConnectionState.DISCONNECTED;
	}

	@Override
	public void stop() {
		stop(this.clearStatusOnStop);
	}

	private void stop(boolean clearStatus) {
		if (!this.running) {
			return;
		}
		this.running = false;
		if (!clearStatus) {
			// What a run has wished last is to be seen after it.
			this.presence.flush();
		}
		this.connection.stop(() -> farewell(clearStatus));
		this.pipeline.awaiting().end("it was stopped");
		this.unwatched.flush();
	}

	/**
	 * Clears the statuses that this client set, if they are not to stay, and leaves the
	 * space.
	 */
	private List<List<ClientServerAction>> farewell(boolean clearStatus) {
		List<ClientServerAction> clearing = clearStatus ? clearing() : List.of();
		List<List<ClientServerAction>> farewell = new ArrayList<>();
		if (!clearing.isEmpty()) {
			farewell.add(clearing);
		}
		if (this.avatar.enter() != null) {
			farewell.add(List.of(ClientServerAction.newBuilder().setExit(Exit.getDefaultInstance()).build()));
		}
		return farewell;
	}

	private List<ClientServerAction> clearing() {
		List<ClientServerAction> clearing = this.presence.farewell();
		if (this.avatar.isTextStatusSet()) {
			clearing.add(ClientServerAction.newBuilder().setSetTextStatus(SetTextStatus.getDefaultInstance()).build());
		}
		if (this.avatar.isEmojiStatusSet()) {
			clearing
				.add(ClientServerAction.newBuilder().setSetEmojiStatus(SetEmojiStatus.getDefaultInstance()).build());
		}
		return clearing;
	}

	@Override
	public void close() {
		stop();
		for (GatherClientObserver observer : this.observers) {
			try {
				observer.closed();
			}
			catch (RuntimeException ex) {
				logger.error("[" + name() + "] An observer failed", ex);
			}
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public boolean isAutoStartup() {
		return this.autoStartup;
	}

	@Override
	public int getPhase() {
		return this.phase;
	}

	@Override
	public String toString() {
		return "GatherClient[name=" + name() + ", space=" + this.settings.spaceId() + ", state=" + status().state()
				+ "]";
	}

}
