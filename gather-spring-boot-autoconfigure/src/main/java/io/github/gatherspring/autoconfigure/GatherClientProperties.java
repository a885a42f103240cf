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

package io.github.gatherspring.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.gatherspring.client.GatherClientBuilder;
import io.github.gatherspring.client.StartupFailurePolicy;
import io.github.gatherspring.client.SubscriptionMode;
import io.github.gatherspring.client.WalkSettings;
import io.github.gatherspring.presence.Availability;
import io.github.gatherspring.presence.PresenceConflict;
import io.github.gatherspring.connection.ReconnectSettings;
import io.github.gatherspring.space.SpaceTrackerSettings;
import io.github.gatherspring.wire.ProxySettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.util.unit.DataSize;

/**
 * Properties of one client. The single client has them below {@code gather}, further ones
 * below {@code gather.clients.<name>}, where whatever is not set is taken from
 * {@code gather}. Defaults are the library's own, here only in the metadata.
 */
class GatherClientProperties {

	/**
	 * API key of the user to act as. Keys are made at https://app.gather.town/apikeys.
	 */
	private @Nullable String apiKey;

	/**
	 * Token to use in place of an API key.
	 */
	private @Nullable String token;

	/**
	 * Space to connect to: id/spaceName, id\spaceName or the whole address of the space.
	 */
	private @Nullable String spaceId;

	/**
	 * Address of the HTTP API that names the game server of the space.
	 */
	private URI apiBaseUrl = GatherClientBuilder.DEFAULT_API_BASE_URL;

	/**
	 * Game server to connect to without asking the HTTP API for it.
	 */
	private @Nullable URI serverUrl;

	/**
	 * Whether the client starts with the application.
	 */
	private @Nullable Boolean autoStartup;

	/**
	 * Time to wait at start-up for the client to be ready. Without it, start-up does not
	 * wait unless the start-up failure policy asks for it.
	 */
	private @Nullable Duration startupTimeout;

	/**
	 * What happens when the client is not ready in time, or refused, at start-up.
	 */
	private @Nullable StartupFailurePolicy startupFailurePolicy;

	/**
	 * Phase in which the client starts and stops with the application.
	 */
	private int phase = GatherClientBuilder.DEFAULT_PHASE;

	/**
	 * Time that an attempt to connect may take.
	 */
	private @Nullable Duration connectTimeout;

	/**
	 * Largest message to accept from the server.
	 */
	private @Nullable DataSize maxMessageSize;

	/**
	 * Whether the key may travel in clear text to hosts other than loopback.
	 */
	private boolean allowInsecure;

	@NestedConfigurationProperty
	private final Enter enter = new Enter();

	@NestedConfigurationProperty
	private final Presence presence = new Presence();

	@NestedConfigurationProperty
	private final Heartbeat heartbeat = new Heartbeat();

	@NestedConfigurationProperty
	private final Reconnect reconnect = new Reconnect();

	@NestedConfigurationProperty
	private final Action action = new Action();

	@NestedConfigurationProperty
	private final Event event = new Event();

	@NestedConfigurationProperty
	private final Subscriptions subscriptions = new Subscriptions();

	@NestedConfigurationProperty
	private final State state = new State();

	@NestedConfigurationProperty
	private final Walk walk = new Walk();

	@NestedConfigurationProperty
	private final GatherCommandProperties commands = new GatherCommandProperties();

	@NestedConfigurationProperty
	private final Ssl ssl = new Ssl();

	@NestedConfigurationProperty
	private final Proxy proxy = new Proxy();

	public @Nullable String getApiKey() {
		return this.apiKey;
	}

	public void setApiKey(@Nullable String apiKey) {
		this.apiKey = apiKey;
	}

	public @Nullable String getToken() {
		return this.token;
	}

	public void setToken(@Nullable String token) {
		this.token = token;
	}

	public @Nullable String getSpaceId() {
		return this.spaceId;
	}

	public void setSpaceId(@Nullable String spaceId) {
		this.spaceId = spaceId;
	}

	public URI getApiBaseUrl() {
		return this.apiBaseUrl;
	}

	public void setApiBaseUrl(URI apiBaseUrl) {
		this.apiBaseUrl = apiBaseUrl;
	}

	public @Nullable URI getServerUrl() {
		return this.serverUrl;
	}

	public void setServerUrl(@Nullable URI serverUrl) {
		this.serverUrl = serverUrl;
	}

	public @Nullable Boolean getAutoStartup() {
		return this.autoStartup;
	}

	public void setAutoStartup(@Nullable Boolean autoStartup) {
		this.autoStartup = autoStartup;
	}

	public @Nullable Duration getStartupTimeout() {
		return this.startupTimeout;
	}

	public void setStartupTimeout(@Nullable Duration startupTimeout) {
		this.startupTimeout = startupTimeout;
	}

	public @Nullable StartupFailurePolicy getStartupFailurePolicy() {
		return this.startupFailurePolicy;
	}

	public void setStartupFailurePolicy(@Nullable StartupFailurePolicy startupFailurePolicy) {
		this.startupFailurePolicy = startupFailurePolicy;
	}

	public int getPhase() {
		return this.phase;
	}

	public void setPhase(int phase) {
		this.phase = phase;
	}

	public @Nullable Duration getConnectTimeout() {
		return this.connectTimeout;
	}

	public void setConnectTimeout(@Nullable Duration connectTimeout) {
		this.connectTimeout = connectTimeout;
	}

	public @Nullable DataSize getMaxMessageSize() {
		return this.maxMessageSize;
	}

	public void setMaxMessageSize(@Nullable DataSize maxMessageSize) {
		this.maxMessageSize = maxMessageSize;
	}

	public boolean isAllowInsecure() {
		return this.allowInsecure;
	}

	public void setAllowInsecure(boolean allowInsecure) {
		this.allowInsecure = allowInsecure;
	}

	public Enter getEnter() {
		return this.enter;
	}

	public Presence getPresence() {
		return this.presence;
	}

	public Heartbeat getHeartbeat() {
		return this.heartbeat;
	}

	public Reconnect getReconnect() {
		return this.reconnect;
	}

	public Action getAction() {
		return this.action;
	}

	public Event getEvent() {
		return this.event;
	}

	public Subscriptions getSubscriptions() {
		return this.subscriptions;
	}

	public GatherCommandProperties getCommands() {
		return this.commands;
	}

	public State getState() {
		return this.state;
	}

	public Walk getWalk() {
		return this.walk;
	}

	public Proxy getProxy() {
		return this.proxy;
	}

	public Ssl getSsl() {
		return this.ssl;
	}

	/**
	 * How the avatar enters the space.
	 */
	static class Enter {

		/**
		 * Whether the user's avatar enters the space after each connect, so that others
		 * see it.
		 */
		private boolean enabled;

		/**
		 * Name to enter with.
		 */
		private @Nullable String name;

		/**
		 * Column of the tile to enter at, counted from the left.
		 */
		private @Nullable Integer x;

		/**
		 * Row of the tile to enter at, counted from the top.
		 */
		private @Nullable Integer y;

		/**
		 * Id of the map to enter.
		 */
		private @Nullable String map;

		/**
		 * Affiliation to enter with.
		 */
		private @Nullable String affiliation;

		/**
		 * Whether to enter as busy.
		 */
		private @Nullable Boolean busy;

		/**
		 * Status text to enter with.
		 */
		private @Nullable String textStatus;

		/**
		 * Status emoji to enter with.
		 */
		private @Nullable String emojiStatus;

		/**
		 * End of the focus mode to enter with.
		 */
		private @Nullable String focusModeEndTime;

		/**
		 * Item to hold.
		 */
		private @Nullable String itemString;

		/**
		 * Whether to enter as a character that is not a person.
		 */
		private @Nullable Boolean isNpc;

		/**
		 * Token of the place to enter at, as made over the HTTP API.
		 */
		private @Nullable String spawnToken;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public @Nullable String getName() {
			return this.name;
		}

		public void setName(@Nullable String name) {
			this.name = name;
		}

		public @Nullable Integer getX() {
			return this.x;
		}

		public void setX(@Nullable Integer x) {
			this.x = x;
		}

		public @Nullable Integer getY() {
			return this.y;
		}

		public void setY(@Nullable Integer y) {
			this.y = y;
		}

		public @Nullable String getMap() {
			return this.map;
		}

		public void setMap(@Nullable String map) {
			this.map = map;
		}

		public @Nullable String getAffiliation() {
			return this.affiliation;
		}

		public void setAffiliation(@Nullable String affiliation) {
			this.affiliation = affiliation;
		}

		public @Nullable Boolean getBusy() {
			return this.busy;
		}

		public void setBusy(@Nullable Boolean busy) {
			this.busy = busy;
		}

		public @Nullable String getTextStatus() {
			return this.textStatus;
		}

		public void setTextStatus(@Nullable String textStatus) {
			this.textStatus = textStatus;
		}

		public @Nullable String getEmojiStatus() {
			return this.emojiStatus;
		}

		public void setEmojiStatus(@Nullable String emojiStatus) {
			this.emojiStatus = emojiStatus;
		}

		public @Nullable String getFocusModeEndTime() {
			return this.focusModeEndTime;
		}

		public void setFocusModeEndTime(@Nullable String focusModeEndTime) {
			this.focusModeEndTime = focusModeEndTime;
		}

		public @Nullable String getItemString() {
			return this.itemString;
		}

		public void setItemString(@Nullable String itemString) {
			this.itemString = itemString;
		}

		public @Nullable Boolean getIsNpc() {
			return this.isNpc;
		}

		public void setIsNpc(@Nullable Boolean isNpc) {
			this.isNpc = isNpc;
		}

		public @Nullable String getSpawnToken() {
			return this.spawnToken;
		}

		public void setSpawnToken(@Nullable String spawnToken) {
			this.spawnToken = spawnToken;
		}

	}

	/**
	 * What others see of the user.
	 */
	static class Presence {

		/**
		 * Status text that the client keeps.
		 */
		private @Nullable String text;

		/**
		 * Status emoji that the client keeps.
		 */
		private @Nullable String emoji;

		/**
		 * Availability that the client keeps.
		 */
		private @Nullable Availability availability;

		/**
		 * Whether the user is shown as busy.
		 */
		private @Nullable Boolean busy;

		/**
		 * Name that the client keeps.
		 */
		private @Nullable String name;

		/**
		 * Outfit that the client keeps: wearable ids by part, such as hat or shoes.
		 */
		private Map<String, String> outfit = new LinkedHashMap<>();

		/**
		 * What happens when somebody else changes what the client keeps.
		 */
		private @Nullable PresenceConflict onConflict;

		/**
		 * Whether the presence, and the text and emoji status that the client set, are
		 * taken back when it stops. A run that ends by itself leaves them in any case.
		 */
		private @Nullable Boolean clearOnStop;

		public @Nullable String getText() {
			return this.text;
		}

		public void setText(@Nullable String text) {
			this.text = text;
		}

		public @Nullable String getEmoji() {
			return this.emoji;
		}

		public void setEmoji(@Nullable String emoji) {
			this.emoji = emoji;
		}

		public @Nullable Availability getAvailability() {
			return this.availability;
		}

		public void setAvailability(@Nullable Availability availability) {
			this.availability = availability;
		}

		public @Nullable Boolean getBusy() {
			return this.busy;
		}

		public void setBusy(@Nullable Boolean busy) {
			this.busy = busy;
		}

		public @Nullable String getName() {
			return this.name;
		}

		public void setName(@Nullable String name) {
			this.name = name;
		}

		public Map<String, String> getOutfit() {
			return this.outfit;
		}

		public void setOutfit(Map<String, String> outfit) {
			this.outfit = outfit;
		}

		public @Nullable PresenceConflict getOnConflict() {
			return this.onConflict;
		}

		public void setOnConflict(@Nullable PresenceConflict onConflict) {
			this.onConflict = onConflict;
		}

		public @Nullable Boolean getClearOnStop() {
			return this.clearOnStop;
		}

		public void setClearOnStop(@Nullable Boolean clearOnStop) {
			this.clearOnStop = clearOnStop;
		}

	}

	/**
	 * Signs of life.
	 */
	static class Heartbeat {

		/**
		 * Time between the heartbeats that the client sends of its own accord.
		 */
		private @Nullable Duration interval;

		/**
		 * Time without a frame from the server after which the connection counts as dead.
		 */
		private @Nullable Duration timeout;

		public @Nullable Duration getInterval() {
			return this.interval;
		}

		public void setInterval(@Nullable Duration interval) {
			this.interval = interval;
		}

		public @Nullable Duration getTimeout() {
			return this.timeout;
		}

		public void setTimeout(@Nullable Duration timeout) {
			this.timeout = timeout;
		}

	}

	/**
	 * What happens after a lost connection.
	 */
	static class Reconnect {

		/**
		 * Whether to reconnect at all.
		 */
		private boolean enabled = ReconnectSettings.DEFAULT.enabled();

		/**
		 * Wait before the second attempt to reconnect. The first goes out at once.
		 */
		private Duration initialDelay = ReconnectSettings.DEFAULT.initialDelay();

		/**
		 * Number that each further wait is multiplied by, at least 1.
		 */
		private double multiplier = ReconnectSettings.DEFAULT.multiplier();

		/**
		 * Longest wait between two attempts.
		 */
		private Duration maxDelay = ReconnectSettings.DEFAULT.maxDelay();

		/**
		 * How far a wait may differ by chance, as a share of it between 0 and 1.
		 */
		private double jitter = ReconnectSettings.DEFAULT.jitter();

		/**
		 * Time of uninterrupted service after which the waits start over.
		 */
		private Duration resetAfter = ReconnectSettings.DEFAULT.resetAfter();

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public Duration getInitialDelay() {
			return this.initialDelay;
		}

		public void setInitialDelay(Duration initialDelay) {
			this.initialDelay = initialDelay;
		}

		public double getMultiplier() {
			return this.multiplier;
		}

		public void setMultiplier(double multiplier) {
			this.multiplier = multiplier;
		}

		public Duration getMaxDelay() {
			return this.maxDelay;
		}

		public void setMaxDelay(Duration maxDelay) {
			this.maxDelay = maxDelay;
		}

		public double getJitter() {
			return this.jitter;
		}

		public void setJitter(double jitter) {
			this.jitter = jitter;
		}

		public Duration getResetAfter() {
			return this.resetAfter;
		}

		public void setResetAfter(Duration resetAfter) {
			this.resetAfter = resetAfter;
		}

	}

	/**
	 * Actions that the application sends.
	 */
	static class Action {

		/**
		 * Time to wait for the server's answer to an action.
		 */
		private @Nullable Duration timeout;

		/**
		 * Number of actions that may wait while there is no connection.
		 */
		private @Nullable Integer queueCapacity;

		public @Nullable Duration getTimeout() {
			return this.timeout;
		}

		public void setTimeout(@Nullable Duration timeout) {
			this.timeout = timeout;
		}

		public @Nullable Integer getQueueCapacity() {
			return this.queueCapacity;
		}

		public void setQueueCapacity(@Nullable Integer queueCapacity) {
			this.queueCapacity = queueCapacity;
		}

	}

	/**
	 * Events on their way to listeners.
	 */
	static class Event {

		/**
		 * Number of events that may wait for listeners before the client pauses reading.
		 */
		private @Nullable Integer queueCapacity;

		/**
		 * Size that events waiting for listeners may have in all before the client pauses
		 * reading. One message is taken in any case.
		 */
		private @Nullable DataSize queueMaxSize;

		public @Nullable Integer getQueueCapacity() {
			return this.queueCapacity;
		}

		public void setQueueCapacity(@Nullable Integer queueCapacity) {
			this.queueCapacity = queueCapacity;
		}

		public @Nullable DataSize getQueueMaxSize() {
			return this.queueMaxSize;
		}

		public void setQueueMaxSize(@Nullable DataSize queueMaxSize) {
			this.queueMaxSize = queueMaxSize;
		}

	}

	/**
	 * What the server is asked for.
	 */
	static class Subscriptions {

		/**
		 * How to choose the events to ask the server for.
		 */
		private @Nullable SubscriptionMode mode;

		/**
		 * Comma-separated list of events to ask for in any case, '*' for all.
		 */
		private Set<String> include = new LinkedHashSet<>();

		/**
		 * Comma-separated list of events never to ask for.
		 */
		private Set<String> exclude = new LinkedHashSet<>();

		public @Nullable SubscriptionMode getMode() {
			return this.mode;
		}

		public void setMode(@Nullable SubscriptionMode mode) {
			this.mode = mode;
		}

		public Set<String> getInclude() {
			return this.include;
		}

		public void setInclude(Set<String> include) {
			this.include = include;
		}

		public Set<String> getExclude() {
			return this.exclude;
		}

		public void setExclude(Set<String> exclude) {
			this.exclude = exclude;
		}

	}

	/**
	 * Walks of the avatar.
	 */
	static class Walk {

		/**
		 * Tiles that the avatar walks in a second at most, between 0.1 and 1000.
		 */
		private double tilesPerSecond = WalkSettings.DEFAULTS.tilesPerSecond();

		/**
		 * Whether a walk goes on after a lost connection instead of ending with it.
		 */
		private boolean resume = WalkSettings.DEFAULTS.resume();

		public double getTilesPerSecond() {
			return this.tilesPerSecond;
		}

		public void setTilesPerSecond(double tilesPerSecond) {
			this.tilesPerSecond = tilesPerSecond;
		}

		public boolean isResume() {
			return this.resume;
		}

		public void setResume(boolean resume) {
			this.resume = resume;
		}

	}

	/**
	 * State of the space.
	 */
	static class State {

		/**
		 * Whether to keep players and maps as state.
		 */
		private @Nullable Boolean enabled;

		/**
		 * Time that a player may be gone before it counts as left.
		 */
		private Duration departureGrace = SpaceTrackerSettings.DEFAULTS.departureGrace();

		/**
		 * Time after a deploy of the server in which players who have not come back yet
		 * count as still there.
		 */
		private Duration deployPatience = SpaceTrackerSettings.DEFAULTS.deployPatience();

		/**
		 * Whether to tell who enters and leaves nooks.
		 */
		private boolean watchNooks = SpaceTrackerSettings.DEFAULTS.watchNooks();

		/**
		 * Distance in tiles up to which two players count as near each other, 0 not to
		 * watch for that.
		 */
		private int nearRadius = SpaceTrackerSettings.DEFAULTS.nearRadius();

		/**
		 * Largest memory that the state may take by an estimate; what does not fit is
		 * left out.
		 */
		private DataSize maxSize = DataSize.ofBytes(SpaceTrackerSettings.DEFAULTS.maxStateSize());

		/**
		 * Largest number of tiles of a map; what a larger one is told to have is dropped.
		 */
		private int maxMapTiles = SpaceTrackerSettings.DEFAULTS.maxMapTiles();

		public @Nullable Boolean getEnabled() {
			return this.enabled;
		}

		public void setEnabled(@Nullable Boolean enabled) {
			this.enabled = enabled;
		}

		public Duration getDepartureGrace() {
			return this.departureGrace;
		}

		public void setDepartureGrace(Duration departureGrace) {
			this.departureGrace = departureGrace;
		}

		public Duration getDeployPatience() {
			return this.deployPatience;
		}

		public void setDeployPatience(Duration deployPatience) {
			this.deployPatience = deployPatience;
		}

		public boolean isWatchNooks() {
			return this.watchNooks;
		}

		public void setWatchNooks(boolean watchNooks) {
			this.watchNooks = watchNooks;
		}

		public int getNearRadius() {
			return this.nearRadius;
		}

		public void setNearRadius(int nearRadius) {
			this.nearRadius = nearRadius;
		}

		public DataSize getMaxSize() {
			return this.maxSize;
		}

		public void setMaxSize(DataSize maxSize) {
			this.maxSize = maxSize;
		}

		public int getMaxMapTiles() {
			return this.maxMapTiles;
		}

		public void setMaxMapTiles(int maxMapTiles) {
			this.maxMapTiles = maxMapTiles;
		}

	}

	/**
	 * TLS.
	 */
	static class Proxy {

		/**
		 * Name or address of the HTTP proxy on the way to Gather. Without it, the JVM's
		 * own proxy settings apply.
		 */
		private @Nullable String host;

		/**
		 * Port of the proxy.
		 */
		private int port = 8080;

		/**
		 * User name that the proxy wants.
		 */
		private @Nullable String username;

		/**
		 * Password that the proxy wants.
		 */
		private @Nullable String password;

		/**
		 * Comma-separated list of hosts that are reached without the proxy, * standing
		 * for any characters.
		 */
		private Set<String> nonProxyHosts = new LinkedHashSet<>(List.of("localhost", "127.*", "[::1]"));

		public @Nullable String getHost() {
			return this.host;
		}

		public void setHost(@Nullable String host) {
			this.host = host;
		}

		public int getPort() {
			return this.port;
		}

		public void setPort(int port) {
			this.port = port;
		}

		public @Nullable String getUsername() {
			return this.username;
		}

		public void setUsername(@Nullable String username) {
			this.username = username;
		}

		public @Nullable String getPassword() {
			return this.password;
		}

		public void setPassword(@Nullable String password) {
			this.password = password;
		}

		public Set<String> getNonProxyHosts() {
			return this.nonProxyHosts;
		}

		public void setNonProxyHosts(Set<String> nonProxyHosts) {
			this.nonProxyHosts = nonProxyHosts;
		}

		/**
		 * The settings of the library; {@code null} when no proxy is set.
		 */
		@Nullable ProxySettings settings(PropertyChecks checks) {
			if (this.host == null || this.host.isBlank()) {
				return null;
			}
			checks.check(this.port > 0 && this.port <= 65535, "proxy.port", this.port,
					"It must be between 1 and 65535.");
			checks.check(this.username != null || this.password == null, "proxy.username", this.username,
					"It must be set, since proxy.password is.");
			return new ProxySettings(this.host.trim(), this.port, this.username, this.password, this.nonProxyHosts);
		}

	}

	static class Ssl {

		/**
		 * Name of the SSL bundle to connect with.
		 */
		private @Nullable String bundle;

		public @Nullable String getBundle() {
			return this.bundle;
		}

		public void setBundle(@Nullable String bundle) {
			this.bundle = bundle;
		}

	}

}
