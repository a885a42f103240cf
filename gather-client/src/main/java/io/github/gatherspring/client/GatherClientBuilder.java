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
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import javax.net.ssl.SSLContext;

import io.github.gatherspring.connection.ClientThreads;
import io.github.gatherspring.connection.ConnectionSettings;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.connection.ReconnectSettings;
import io.github.gatherspring.presence.Presence;
import io.github.gatherspring.presence.PresenceConflict;
import io.github.gatherspring.proto.Enter;
import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.setting.SettingNames;
import io.github.gatherspring.space.SpaceTrackerSettings;
import io.github.gatherspring.wire.ProxySettings;
import io.github.gatherspring.wire.Secrets;
import io.github.gatherspring.wire.SecureAddresses;
import io.github.gatherspring.wire.SpaceId;
import org.jspecify.annotations.Nullable;

import org.springframework.core.task.TaskDecorator;
import org.springframework.util.Assert;
import org.springframework.web.socket.client.WebSocketClient;

/**
 * Collects what a {@link GatherClient} is made of. Not safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class GatherClientBuilder {

	/** The address of Gather's HTTP API. */
	public static final URI DEFAULT_API_BASE_URL = URI.create("https://api.gather.town");

	private String name = "gather";

	private @Nullable String apiKey;

	private @Nullable String token;

	private @Nullable String spaceId;

	private URI apiBaseUrl = DEFAULT_API_BASE_URL;

	private @Nullable URI serverUrl;

	private boolean allowInsecure;

	private @Nullable SSLContext sslContext;

	private @Nullable ProxySettings proxy;

	private @Nullable WebSocketClient webSocketClient;

	private @Nullable ClientThreads threads;

	private Duration connectTimeout = Duration.ofSeconds(45);

	private Duration heartbeatInterval = Duration.ofSeconds(10);

	private Duration heartbeatTimeout = Duration.ofSeconds(30);

	private ReconnectSettings reconnect = ReconnectSettings.DEFAULT;

	private Duration actionTimeout = Duration.ofSeconds(60);

	private int actionQueueCapacity = 1000;

	private int eventQueueCapacity = 65536;

	private long eventQueueMaxSize = 16L * 1024 * 1024;

	private long maxMessageSize = 64L * 1024 * 1024;

	private SubscriptionMode subscriptionMode = SubscriptionMode.AUTO;

	private Set<String> includedEvents = Set.of();

	private Set<String> excludedEvents = Set.of();

	private boolean stateEnabled = true;

	private SpaceTrackerSettings stateSettings = SpaceTrackerSettings.DEFAULTS;

	private WalkSettings walkSettings = WalkSettings.DEFAULTS;

	private @Nullable Enter enter;

	private boolean clearStatusOnStop = true;

	private Presence presence = Presence.NONE;

	private PresenceConflict presenceConflict = PresenceConflict.KEEP_MINE;

	private boolean autoStartup = true;

	private int phase = DEFAULT_PHASE;

	private @Nullable Duration startupTimeout;

	private StartupFailurePolicy startupFailurePolicy = StartupFailurePolicy.RETRY;

	private Duration shutdownTimeout = Duration.ofSeconds(30);

	private Predicate<ConnectionStatus> connectIf = (status) -> true;

	private SettingNames settingNames = SettingNames.OF_BUILDER;

	private final List<GatherEventSink> sinks = new ArrayList<>();

	private final List<Function<GatherClient, ? extends TaskDecorator>> taskDecorators = new ArrayList<>();

	private final List<Function<String, ? extends GatherClientObserver>> observers = new ArrayList<>();

	/**
	 * The phase in which clients start and stop unless told otherwise: they start before
	 * the web server serves and stop after it has drained.
	 */
	public static final int DEFAULT_PHASE = Integer.MAX_VALUE - 4096;

	GatherClientBuilder() {
	}

	/**
	 * Sets the name that tells clients of one application apart.
	 * @param name the name
	 * @return this builder
	 */
	public GatherClientBuilder name(String name) {
		Assert.hasText(name, "'name' must not be empty");
		this.name = name;
		return this;
	}

	/**
	 * Returns the name that tells clients of one application apart, for those who
	 * customize builders of several clients.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Sets the API key. It is kept out of logs, exceptions and status.
	 * @param apiKey the key of the user to act as; {@code null} for none
	 * @return this builder
	 */
	public GatherClientBuilder apiKey(@Nullable String apiKey) {
		this.apiKey = apiKey;
		return this;
	}

	/**
	 * Sets the token that the official client uses in place of an API key.
	 * @param token the token; {@code null} for none
	 * @return this builder
	 */
	public GatherClientBuilder token(@Nullable String token) {
		this.token = token;
		return this;
	}

	/**
	 * Sets the space, in any form that people paste: {@code id/name}, {@code id\name} or
	 * the address of the space in the browser.
	 * @param spaceId the space
	 * @return this builder
	 */
	public GatherClientBuilder spaceId(@Nullable String spaceId) {
		this.spaceId = spaceId;
		return this;
	}

	/**
	 * Sets the address of the HTTP API that names the server of the space.
	 * @param apiBaseUrl an {@code https:} address, or {@code http:} on loopback
	 * @return this builder
	 */
	public GatherClientBuilder apiBaseUrl(URI apiBaseUrl) {
		Assert.notNull(apiBaseUrl, "'apiBaseUrl' must not be null");
		this.apiBaseUrl = apiBaseUrl;
		return this;
	}

	/**
	 * Sets the game server, so that it is not asked for.
	 * @param serverUrl a {@code wss:} address, or {@code ws:} on loopback; {@code null}
	 * to ask
	 * @return this builder
	 */
	public GatherClientBuilder serverUrl(@Nullable URI serverUrl) {
		this.serverUrl = serverUrl;
		return this;
	}

	/**
	 * Allows the key to travel in clear text to hosts other than loopback.
	 * @param allowInsecure whether {@code http:} and {@code ws:} are allowed everywhere
	 * @return this builder
	 */
	public GatherClientBuilder allowInsecure(boolean allowInsecure) {
		this.allowInsecure = allowInsecure;
		return this;
	}

	/**
	 * Sets the trust and keys of TLS connections.
	 * @param sslContext the context; {@code null} for the JDK's own
	 * @return this builder
	 */
	public GatherClientBuilder sslContext(@Nullable SSLContext sslContext) {
		this.sslContext = sslContext;
		return this;
	}

	/**
	 * Set the HTTP proxy on the way to Gather, for what the JVM's own proxy settings
	 * cannot say. It serves the HTTP API and the socket, unless the application brings a
	 * WebSocket client, which has proxies of its own.
	 * @param proxy the proxy; {@code null} for those that the JVM names
	 * @return this builder
	 */
	public GatherClientBuilder proxy(@Nullable ProxySettings proxy) {
		this.proxy = proxy;
		return this;
	}

	/**
	 * Sets the WebSocket client to use in place of our own choice.
	 * @param webSocketClient the client; {@code null} for our own choice
	 * @return this builder
	 */
	public GatherClientBuilder webSocketClient(@Nullable WebSocketClient webSocketClient) {
		this.webSocketClient = webSocketClient;
		return this;
	}

	/**
	 * Sets the threads to run on.
	 * @param threads the threads; {@code null} for those that all clients share
	 * @return this builder
	 */
	public GatherClientBuilder threads(@Nullable ClientThreads threads) {
		this.threads = threads;
		return this;
	}

	/**
	 * Add a decorator of what the client runs on its workers: listeners, the ends of
	 * actions, and its own work. For what belongs to a thread, such as the context of a
	 * log. A worker takes many events in one task.
	 * @param decorator makes the decorator of a client that is being built; called once
	 * for each client
	 * @return this builder
	 */
	public GatherClientBuilder taskDecorator(Function<GatherClient, ? extends TaskDecorator> decorator) {
		Assert.notNull(decorator, "'decorator' must not be null");
		this.taskDecorators.add(decorator);
		return this;
	}

	/**
	 * Sets how long an attempt to connect may take, assignment included, and how long the
	 * server may take to accept the key.
	 * @param connectTimeout the limit; positive
	 * @return this builder
	 */
	public GatherClientBuilder connectTimeout(Duration connectTimeout) {
		this.connectTimeout = positive(connectTimeout, "connectTimeout");
		return this;
	}

	/**
	 * Sets how often the client sends a heartbeat of its own.
	 * @param heartbeatInterval the interval; positive
	 * @return this builder
	 */
	public GatherClientBuilder heartbeatInterval(Duration heartbeatInterval) {
		this.heartbeatInterval = positive(heartbeatInterval, "heartbeatInterval");
		return this;
	}

	/**
	 * Sets how long the server may be silent before the connection counts as dead.
	 * @param heartbeatTimeout the limit; positive
	 * @return this builder
	 */
	public GatherClientBuilder heartbeatTimeout(Duration heartbeatTimeout) {
		this.heartbeatTimeout = positive(heartbeatTimeout, "heartbeatTimeout");
		return this;
	}

	/**
	 * Sets whether and when to reconnect.
	 * @param reconnect the settings
	 * @return this builder
	 */
	public GatherClientBuilder reconnect(ReconnectSettings reconnect) {
		Assert.notNull(reconnect, "'reconnect' must not be null");
		this.reconnect = reconnect;
		return this;
	}

	/**
	 * Sets how long to wait for the answer to an action, counted from the call.
	 * @param actionTimeout the limit; positive
	 * @return this builder
	 */
	public GatherClientBuilder actionTimeout(Duration actionTimeout) {
		this.actionTimeout = positive(actionTimeout, "actionTimeout");
		return this;
	}

	/**
	 * Sets how many actions may wait while there is no connection.
	 * @param actionQueueCapacity the number; positive
	 * @return this builder
	 */
	public GatherClientBuilder actionQueueCapacity(int actionQueueCapacity) {
		Assert.isTrue(actionQueueCapacity > 0,
				() -> "'actionQueueCapacity' must be positive, not " + actionQueueCapacity);
		this.actionQueueCapacity = actionQueueCapacity;
		return this;
	}

	/**
	 * Sets how many events may wait for listeners before the client pauses reading.
	 * @param eventQueueCapacity the number; positive
	 * @return this builder
	 */
	public GatherClientBuilder eventQueueCapacity(int eventQueueCapacity) {
		Assert.isTrue(eventQueueCapacity > 0, () -> "'eventQueueCapacity' must be positive, not " + eventQueueCapacity);
		this.eventQueueCapacity = eventQueueCapacity;
		return this;
	}

	/**
	 * Sets how many bytes of events may wait for listeners before the client pauses
	 * reading. One message is taken whatever its size when none waits, and while answers
	 * to actions are awaited as much more as the largest message may have.
	 * @param eventQueueMaxSize the size in bytes; positive
	 * @return this builder
	 */
	public GatherClientBuilder eventQueueMaxSize(long eventQueueMaxSize) {
		Assert.isTrue(eventQueueMaxSize > 0, () -> "'eventQueueMaxSize' must be positive, not " + eventQueueMaxSize);
		this.eventQueueMaxSize = eventQueueMaxSize;
		return this;
	}

	/**
	 * Sets the largest message that is accepted.
	 * @param maxMessageSize the size in bytes; positive, at most 1 GiB
	 * @return this builder
	 */
	public GatherClientBuilder maxMessageSize(long maxMessageSize) {
		Assert.isTrue(maxMessageSize > 0 && maxMessageSize <= 1L << 30,
				() -> "'maxMessageSize' must be between 1 byte and 1 GiB, not " + maxMessageSize + " bytes");
		this.maxMessageSize = maxMessageSize;
		return this;
	}

	/**
	 * Sets which events to ask the server for.
	 * @param mode how to choose
	 * @return this builder
	 */
	public GatherClientBuilder subscriptionMode(SubscriptionMode mode) {
		Assert.notNull(mode, "'mode' must not be null");
		this.subscriptionMode = mode;
		return this;
	}

	/**
	 * Sets events to ask for in any case.
	 * @param events names as on the wire, or {@code *} for all
	 * @return this builder
	 */
	public GatherClientBuilder includeEvents(Collection<String> events) {
		this.includedEvents = Set.copyOf(events);
		return this;
	}

	/**
	 * Sets events never to ask for.
	 * @param events names as on the wire
	 * @return this builder
	 */
	public GatherClientBuilder excludeEvents(Collection<String> events) {
		this.excludedEvents = Set.copyOf(events);
		return this;
	}

	/**
	 * Sets whether to keep the state of the space.
	 * @param stateEnabled whether {@link GatherClient#space()} is filled
	 * @return this builder
	 */
	public GatherClientBuilder stateEnabled(boolean stateEnabled) {
		this.stateEnabled = stateEnabled;
		return this;
	}

	/**
	 * Sets the graces and distances of the events derived from the state.
	 * @param stateSettings the settings
	 * @return this builder
	 */
	public GatherClientBuilder stateSettings(SpaceTrackerSettings stateSettings) {
		Assert.notNull(stateSettings, "'stateSettings' must not be null");
		this.stateSettings = stateSettings;
		return this;
	}

	/**
	 * Sets how the avatar walks.
	 * @param walkSettings the settings
	 * @return this builder
	 * @see GatherClient#walkTo(int, int)
	 */
	public GatherClientBuilder walkSettings(WalkSettings walkSettings) {
		Assert.notNull(walkSettings, "'walkSettings' must not be null");
		this.walkSettings = walkSettings;
		return this;
	}

	/**
	 * Sets whether and how the user's avatar enters the space after each connect.
	 * @param enter how to enter; {@code null} to stay outside
	 * @return this builder
	 */
	public GatherClientBuilder enter(@Nullable Enter enter) {
		this.enter = enter;
		return this;
	}

	/**
	 * Sets whether the text and emoji status that this client set, and its presence, are
	 * taken back when it stops; they would stay for days otherwise. On by default.
	 * {@link GatherClient#run(GatherRun, Object...) A run} leaves them in any case.
	 * @param clearStatusOnStop whether to clear them
	 * @return this builder
	 */
	public GatherClientBuilder clearStatusOnStop(boolean clearStatusOnStop) {
		this.clearStatusOnStop = clearStatusOnStop;
		return this;
	}

	/**
	 * Sets what the client wants to look like from its first connection on.
	 * @param presence what is wanted, without an end
	 * @return this builder
	 * @see GatherClient#presence()
	 */
	public GatherClientBuilder presence(Presence presence) {
		Assert.notNull(presence, "'presence' must not be null");
		Assert.isTrue(presence.until() == null, "'presence' must have no end: apply one that has to the client");
		Assert.isTrue(presence.name() == null || hasText(presence.name()), "'presence' must not have a blank name");
		this.presence = presence;
		return this;
	}

	/**
	 * Sets what the client does when somebody else changes what it wants to look like.
	 * {@link PresenceConflict#KEEP_MINE} by default.
	 * @param presenceConflict what it does
	 * @return this builder
	 */
	public GatherClientBuilder presenceConflict(PresenceConflict presenceConflict) {
		Assert.notNull(presenceConflict, "'presenceConflict' must not be null");
		this.presenceConflict = presenceConflict;
		return this;
	}

	/**
	 * Sets whether the client starts with the application context.
	 * @param autoStartup whether it does
	 * @return this builder
	 */
	public GatherClientBuilder autoStartup(boolean autoStartup) {
		this.autoStartup = autoStartup;
		return this;
	}

	/**
	 * Sets the phase in which the client starts and stops with the application context.
	 * @param phase the phase
	 * @return this builder
	 */
	public GatherClientBuilder phase(int phase) {
		this.phase = phase;
		return this;
	}

	/**
	 * Sets how long {@link GatherClient#start()} waits for the client to be ready.
	 * @param startupTimeout the limit; {@code null} not to wait
	 * @return this builder
	 */
	public GatherClientBuilder startupTimeout(@Nullable Duration startupTimeout) {
		this.startupTimeout = (startupTimeout != null) ? positive(startupTimeout, "startupTimeout") : null;
		return this;
	}

	/**
	 * Sets what happens when the client is not ready in time, or refused, at start-up.
	 * @param startupFailurePolicy the policy
	 * @return this builder
	 */
	public GatherClientBuilder startupFailurePolicy(StartupFailurePolicy startupFailurePolicy) {
		Assert.notNull(startupFailurePolicy, "'startupFailurePolicy' must not be null");
		this.startupFailurePolicy = startupFailurePolicy;
		return this;
	}

	/**
	 * Sets how long {@link GatherClient#stop()} waits for pending actions and running
	 * listeners.
	 * @param shutdownTimeout the limit; positive
	 * @return this builder
	 */
	public GatherClientBuilder shutdownTimeout(Duration shutdownTimeout) {
		this.shutdownTimeout = positive(shutdownTimeout, "shutdownTimeout");
		return this;
	}

	/**
	 * Sets what is asked before each attempt to connect, the first of a start included,
	 * for whoever must be sure that a client connects only while it may, such as one that
	 * shares its key with others. On {@code false} the client gives up, without an error
	 * in the log, and can be started again.
	 * @param condition receives the status before the attempt: after a loss
	 * {@link io.github.gatherspring.connection.ConnectionState#WAITING_TO_RECONNECT} with
	 * the reason and the close code. Called on a thread of the client, which it must not
	 * block; what it throws counts as {@code false}
	 * @return this builder
	 */
	public GatherClientBuilder connectIf(Predicate<ConnectionStatus> condition) {
		Assert.notNull(condition, "'condition' must not be null");
		this.connectIf = condition;
		return this;
	}

	/**
	 * Sets how messages name the settings, for whoever fills builders from a source of
	 * their own, such as properties.
	 * @param settingNames names the settings; those of this builder unless set
	 * @return this builder
	 */
	public GatherClientBuilder settingNames(SettingNames settingNames) {
		Assert.notNull(settingNames, "'settingNames' must not be null");
		this.settingNames = settingNames;
		return this;
	}

	/**
	 * Adds a receiver of events.
	 * @param sink the receiver
	 * @return this builder
	 */
	public GatherClientBuilder eventSink(GatherEventSink sink) {
		Assert.notNull(sink, "'sink' must not be null");
		this.sinks.add(sink);
		return this;
	}

	/**
	 * Adds an observer.
	 * @param observer the observer
	 * @return this builder
	 */
	public GatherClientBuilder observer(GatherClientObserver observer) {
		Assert.notNull(observer, "'observer' must not be null");
		return observer((name) -> observer);
	}

	/**
	 * Adds an observer that needs the name of the client, which is known only when the
	 * client is built.
	 * @param observer makes the observer of a name; called once for each client that is
	 * built
	 * @return this builder
	 */
	public GatherClientBuilder observer(Function<String, ? extends GatherClientObserver> observer) {
		Assert.notNull(observer, "'observer' must not be null");
		this.observers.add(observer);
		return this;
	}

	/**
	 * Builds the client. It does not connect before it is started.
	 * @return a new client
	 * @throws IllegalArgumentException if the key or the space is missing or malformed,
	 * or an address is insecure
	 */
	public GatherClient build() {
		return new DefaultGatherClient(this);
	}

	private static Duration positive(Duration duration, String name) {
		Assert.notNull(duration, () -> "'" + name + "' must not be null");
		Assert.isTrue(!duration.isNegative() && !duration.isZero(),
				() -> "'" + name + "' must be positive, not " + duration);
		return duration;
	}

	ConnectionSettings connectionSettings() {
		Assert.isTrue(hasText(this.apiKey) || hasText(this.token),
				() -> "The client '" + this.name + "' has no key: set " + named(Setting.API_KEY)
						+ " (keys are made in Gather under the user's API keys) or " + named(Setting.TOKEN));
		Assert.isTrue(!(hasText(this.apiKey) && hasText(this.token)), () -> "The client '" + this.name
				+ "' has a key and a token: remove " + named(Setting.API_KEY) + " or " + named(Setting.TOKEN));
		refuse(SecureAddresses.refusal(this.apiBaseUrl, "http", this.allowInsecure, named(Setting.API_BASE_URL),
				this.settingNames));
		if (this.serverUrl != null) {
			refuse(SecureAddresses.refusal(this.serverUrl, "ws", this.allowInsecure, named(Setting.SERVER_URL),
					this.settingNames));
		}
		return new ConnectionSettings(this.name, Secrets.read(this.apiKey, named(Setting.API_KEY)),
				Secrets.read(this.token, named(Setting.TOKEN)), SpaceId.parse(this.spaceId), this.apiBaseUrl,
				this.serverUrl, this.allowInsecure, this.sslContext, this.webSocketClient, this.connectTimeout,
				this.heartbeatInterval, this.heartbeatTimeout, this.reconnect, this.actionTimeout,
				this.actionQueueCapacity, this.eventQueueCapacity, this.eventQueueMaxSize, (int) this.maxMessageSize,
				this.shutdownTimeout, this.settingNames, this.proxy, this.connectIf);
	}

	private static void refuse(@Nullable String refusal) {
		Assert.isTrue(refusal == null, () -> String.valueOf(refusal));
	}

	Secrets secrets() {
		return new Secrets(Secrets.read(this.apiKey, named(Setting.API_KEY)),
				Secrets.read(this.token, named(Setting.TOKEN)));
	}

	private String named(Setting setting) {
		return this.settingNames.of(setting);
	}

	SettingNames settingNames() {
		return this.settingNames;
	}

	private static boolean hasText(@Nullable String value) {
		return value != null && !value.isBlank();
	}

	ClientThreads threads(GatherClient client) {
		ClientThreads chosen = (this.threads != null) ? this.threads : ClientThreads.shared();
		for (Function<GatherClient, ? extends TaskDecorator> decorator : this.taskDecorators) {
			chosen = chosen.decorated(decorator.apply(client));
		}
		return chosen;
	}

	SubscriptionMode subscriptionMode() {
		return this.subscriptionMode;
	}

	Set<String> includedEvents() {
		return new LinkedHashSet<>(this.includedEvents);
	}

	Set<String> excludedEvents() {
		return new LinkedHashSet<>(this.excludedEvents);
	}

	boolean stateEnabled() {
		return this.stateEnabled;
	}

	SpaceTrackerSettings stateSettings() {
		return this.stateSettings;
	}

	WalkSettings walkSettings() {
		return this.walkSettings;
	}

	@Nullable Enter enter() {
		return this.enter;
	}

	boolean clearStatusOnStop() {
		return this.clearStatusOnStop;
	}

	Presence presence() {
		return this.presence;
	}

	PresenceConflict presenceConflict() {
		return this.presenceConflict;
	}

	boolean autoStartup() {
		return this.autoStartup;
	}

	int phase() {
		return this.phase;
	}

	@Nullable Duration startupTimeout() {
		return this.startupTimeout;
	}

	StartupFailurePolicy startupFailurePolicy() {
		return this.startupFailurePolicy;
	}

	List<GatherEventSink> sinks() {
		return List.copyOf(this.sinks);
	}

	List<GatherClientObserver> observers() {
		List<GatherClientObserver> made = new ArrayList<>();
		this.observers.forEach((observer) -> made.add(observer.apply(this.name)));
		return List.copyOf(made);
	}

}
