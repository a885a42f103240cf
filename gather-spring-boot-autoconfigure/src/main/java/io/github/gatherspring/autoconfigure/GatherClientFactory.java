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

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.GatherClientBuilder;
import io.github.gatherspring.client.WalkSettings;
import io.github.gatherspring.command.GatherCommands;
import io.github.gatherspring.connection.ReconnectSettings;
import io.github.gatherspring.listener.GatherEventPublisher;
import io.github.gatherspring.proto.Enter;
import io.github.gatherspring.proto.PlayerInitInfo;
import io.github.gatherspring.space.SpaceTrackerSettings;
import io.github.gatherspring.wire.SpaceId;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;
import org.springframework.util.unit.DataSize;
import org.springframework.web.socket.client.WebSocketClient;

/**
 * Builds clients: properties first, then connection details, then customizers in order.
 */
class GatherClientFactory {

	private static final DataSize LARGEST_MESSAGE = DataSize.ofGigabytes(1);

	private static final DataSize LARGEST_QUEUE = DataSize.ofGigabytes(64);

	private final Environment environment;

	private final GatherConnectionDetails details;

	private final @Nullable SslBundles sslBundles;

	private final GatherEventPublisher publisher;

	private final @Nullable GatherCommands commands;

	private final RefusedClients refusedClients;

	private final List<WebSocketClientSource> webSocketClients;

	private final List<GatherClientBuilderCustomizer> customizers;

	private final ApplicationStartup startup;

	GatherClientFactory(Environment environment, GatherConnectionDetails details, @Nullable SslBundles sslBundles,
			GatherEventPublisher publisher, @Nullable GatherCommands commands, RefusedClients refusedClients,
			List<WebSocketClientSource> webSocketClients, List<GatherClientBuilderCustomizer> customizers,
			ApplicationStartup startup) {
		this.startup = startup;
		this.environment = environment;
		this.details = details;
		this.sslBundles = sslBundles;
		this.publisher = publisher;
		this.commands = commands;
		this.refusedClients = refusedClients;
		this.webSocketClients = webSocketClients;
		this.customizers = customizers;
	}

	/**
	 * Builds the single client.
	 */
	GatherClient create(GatherProperties properties) {
		ClientPropertyNames names = new ClientPropertyNames(null, this.environment);
		return create("gather", names, properties, this.details);
	}

	/**
	 * Builds a client of {@code gather.clients}.
	 */
	GatherClient create(String name) {
		ClientPropertyNames names = new ClientPropertyNames(name, this.environment);
		// Bound twice into the same instance: what the client does not set stays as it
		// is.
		GatherClientProperties properties = new GatherClientProperties();
		Binder binder = Binder.get(this.environment);
		binder.bind(ClientPropertyNames.PREFIX, Bindable.ofInstance(properties));
		binder.bind(ClientPropertyNames.CLIENTS_PREFIX + "." + name, Bindable.ofInstance(properties));
		GatherConnectionDetails own = new PropertiesGatherConnectionDetails(properties, names, this.sslBundles);
		return create(name, names, properties, (this.details instanceof PropertiesGatherConnectionDetails) ? own
				: new NamedGatherConnectionDetails(this.details, own, names));
	}

	private GatherClient create(String name, ClientPropertyNames names, GatherClientProperties properties,
			GatherConnectionDetails details) {
		if (details.getApiKey() == null && details.getToken() == null) {
			throw new MissingGatherPropertyException(MissingGatherPropertyException.Missing.API_KEY, names, name);
		}
		if (details.getSpaceId() == null) {
			throw new MissingGatherPropertyException(MissingGatherPropertyException.Missing.SPACE_ID, names, name);
		}
		// One of the steps that BufferingApplicationStartup and Flight Recorder show.
		StartupStep step = this.startup.start("gather.client.build").tag("client", name);
		try {
			return builder(name, names, properties, details).build();
		}
		finally {
			step.end();
		}
	}

	/**
	 * Prepares a builder with what the single client would have, for whoever makes
	 * clients in code. Key and space may be missing.
	 */
	GatherClientBuilder builder(GatherProperties properties) {
		return builder("gather", new ClientPropertyNames(null, this.environment), properties, this.details);
	}

	private GatherClientBuilder builder(String name, ClientPropertyNames names, GatherClientProperties properties,
			GatherConnectionDetails details) {
		GatherClientBuilder builder = GatherClient.builder().name(name).settingNames(names::of);
		apply(properties, names, builder);
		apply(details, names, name, builder);
		builder.eventSink(this.publisher.sink());
		if (this.commands != null && properties.getCommands().isEnabled()) {
			builder.eventSink(this.commands.sink(properties.getCommands().settings(new PropertyChecks(names))));
		}
		builder.observer(this.refusedClients::observer);
		this.customizers.forEach((customizer) -> customizer.customize(builder));
		return builder;
	}

	private void apply(GatherClientProperties properties, ClientPropertyNames names, GatherClientBuilder builder) {
		PropertyChecks checks = new PropertyChecks(names);
		PropertyMapper map = PropertyMapper.get();
		builder.allowInsecure(properties.isAllowInsecure());
		map.from(properties::getAutoStartup).to(builder::autoStartup);
		builder.phase(properties.getPhase());
		builder.proxy(properties.getProxy().settings(checks));
		map.from(properties.getPresence()::getClearOnStop).to(builder::clearStatusOnStop);
		map.from(properties.getPresence()::getOnConflict).to(builder::presenceConflict);
		builder.presence(ConfiguredPresence.of(properties.getPresence(), checks));
		map.from(properties::getStartupFailurePolicy).to(builder::startupFailurePolicy);
		builder.shutdownTimeout(shutdownTimeout());
		positive("startup-timeout", properties::getStartupTimeout, checks).to(builder::startupTimeout);
		positive("connect-timeout", properties::getConnectTimeout, checks).to(builder::connectTimeout);
		positive("heartbeat.interval", properties.getHeartbeat()::getInterval, checks).to(builder::heartbeatInterval);
		positive("heartbeat.timeout", properties.getHeartbeat()::getTimeout, checks).to(builder::heartbeatTimeout);
		positive("action.timeout", properties.getAction()::getTimeout, checks).to(builder::actionTimeout);
		map.from(properties.getAction()::getQueueCapacity)
			.as((capacity) -> checks.positive("action.queue-capacity", capacity))
			.to(builder::actionQueueCapacity);
		map.from(properties.getEvent()::getQueueCapacity)
			.as((capacity) -> checks.positive("event.queue-capacity", capacity))
			.to(builder::eventQueueCapacity);
		map.from(properties.getEvent()::getQueueMaxSize)
			.as((size) -> checks.size("event.queue-max-size", size, LARGEST_QUEUE))
			.to(builder::eventQueueMaxSize);
		map.from(properties::getMaxMessageSize)
			.as((size) -> checks.size("max-message-size", size, LARGEST_MESSAGE))
			.to(builder::maxMessageSize);
		builder.reconnect(reconnect(properties.getReconnect(), checks));
		GatherClientProperties.Subscriptions subscriptions = properties.getSubscriptions();
		checks.events("subscriptions.include", subscriptions.getInclude(), true);
		checks.events("subscriptions.exclude", subscriptions.getExclude(), false);
		map.from(subscriptions::getMode).to(builder::subscriptionMode);
		builder.includeEvents(subscriptions.getInclude());
		builder.excludeEvents(subscriptions.getExclude());
		map.from(properties.getState()::getEnabled).to(builder::stateEnabled);
		builder.stateSettings(state(properties.getState(), checks));
		builder.walkSettings(walk(properties.getWalk(), checks));
		if (properties.getEnter().isEnabled()) {
			builder.enter(enter(properties.getEnter(), checks));
		}
	}

	private static PropertyMapper.Source<Duration> positive(String property, Supplier<@Nullable Duration> value,
			PropertyChecks checks) {
		return PropertyMapper.get().from(value).as((duration) -> checks.positive(property, duration));
	}

	/**
	 * A little less than Spring grants the phase, so that the client has closed before
	 * Spring gives up waiting for it.
	 */
	private Duration shutdownTimeout() {
		Duration phase = Binder.get(this.environment)
			.bind("spring.lifecycle.timeout-per-shutdown-phase", Duration.class)
			.orElse(Duration.ofSeconds(30));
		Duration timeout = phase.multipliedBy(9).dividedBy(10);
		return (timeout.toMillis() > 0) ? timeout : Duration.ofMillis(1);
	}

	private static ReconnectSettings reconnect(GatherClientProperties.Reconnect reconnect, PropertyChecks checks) {
		checks.positive("reconnect.initial-delay", reconnect.getInitialDelay());
		checks.check(reconnect.getMultiplier() >= 1, "reconnect.multiplier", reconnect.getMultiplier(),
				"It must be at least 1.");
		checks.check(reconnect.getMaxDelay().compareTo(reconnect.getInitialDelay()) >= 0, "reconnect.max-delay",
				reconnect.getMaxDelay(),
				"It must not be shorter than reconnect.initial-delay (" + reconnect.getInitialDelay() + ").");
		checks.check(reconnect.getJitter() >= 0 && reconnect.getJitter() <= 1, "reconnect.jitter",
				reconnect.getJitter(), "It must be between 0 and 1.");
		checks.notNegative("reconnect.reset-after", reconnect.getResetAfter());
		return new ReconnectSettings(reconnect.isEnabled(), reconnect.getInitialDelay(), reconnect.getMultiplier(),
				reconnect.getMaxDelay(), reconnect.getJitter(), reconnect.getResetAfter());
	}

	private static SpaceTrackerSettings state(GatherClientProperties.State state, PropertyChecks checks) {
		checks.notNegative("state.departure-grace", state.getDepartureGrace());
		checks.notNegative("state.deploy-patience", state.getDeployPatience());
		checks.check(state.getNearRadius() >= 0, "state.near-radius", state.getNearRadius(),
				"It must not be negative.");
		checks.check(state.getMaxSize().toBytes() > 0, "state.max-size", state.getMaxSize(), "It must be positive.");
		checks.positive("state.max-map-tiles", state.getMaxMapTiles());
		return new SpaceTrackerSettings(state.getDepartureGrace(), state.getDeployPatience(), state.isWatchNooks(),
				state.getNearRadius(), state.getMaxSize().toBytes(), state.getMaxMapTiles());
	}

	private static WalkSettings walk(GatherClientProperties.Walk walk, PropertyChecks checks) {
		double pace = walk.getTilesPerSecond();
		checks.check(pace >= WalkSettings.SLOWEST && pace <= WalkSettings.FASTEST, "walk.tiles-per-second", pace,
				"It must be between 0.1 and 1000.");
		return new WalkSettings(pace, walk.isResume());
	}

	private static Enter enter(GatherClientProperties.Enter enter, PropertyChecks checks) {
		Integer x = enter.getX();
		Integer y = enter.getY();
		checks.check(x == null || x >= 0, "enter.x", x, "It must not be negative.");
		checks.check(y == null || y >= 0, "enter.y", y, "It must not be negative.");
		PlayerInitInfo.Builder info = PlayerInitInfo.newBuilder();
		PropertyMapper map = PropertyMapper.get();
		map.from(enter::getName).to(info::setName);
		map.from(enter::getX).to(info::setX);
		map.from(enter::getY).to(info::setY);
		map.from(enter::getMap).to(info::setMap);
		map.from(enter::getAffiliation).to(info::setAffiliation);
		map.from(enter::getBusy).to(info::setBusy);
		map.from(enter::getTextStatus).to(info::setTextStatus);
		map.from(enter::getEmojiStatus).to(info::setEmojiStatus);
		map.from(enter::getFocusModeEndTime).to(info::setFocusModeEndTime);
		map.from(enter::getItemString).to(info::setItemString);
		map.from(enter::getIsNpc).to(info::setIsNpc);
		Enter.Builder action = Enter.newBuilder().setInfo(info);
		map.from(enter::getSpawnToken).to(action::setSpawnToken);
		return action.build();
	}

	private void apply(GatherConnectionDetails details, ClientPropertyNames names, String name,
			GatherClientBuilder builder) {
		String apiKey = details.getApiKey();
		String token = details.getToken();
		MutuallyExclusiveConfigurationPropertiesException.throwIfMultipleNonNullValuesIn((entries) -> {
			// The values stay out: the analyzer needs no more than the names.
			entries.put(names.of("api-key"), (apiKey != null) ? "" : null);
			entries.put(names.of("token"), (token != null) ? "" : null);
		});
		String spaceId = details.getSpaceId();
		if (spaceId != null) {
			checkSpace(spaceId, names);
		}
		builder.apiKey(apiKey).token(token).spaceId(spaceId);
		builder.apiBaseUrl(details.getApiBaseUrl()).serverUrl(details.getServerUrl());
		SSLContext sslContext = ReloadedSslContext.of(name, details::getSslBundle, this.sslBundles);
		builder.sslContext(sslContext);
		for (WebSocketClientSource source : this.webSocketClients) {
			WebSocketClient webSocketClient = source.forClient(name, sslContext);
			if (webSocketClient != null) {
				builder.webSocketClient(webSocketClient);
				return;
			}
		}
	}

	private static void checkSpace(String spaceId, ClientPropertyNames names) {
		try {
			SpaceId.parse(spaceId);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(names.of("space-id"), spaceId, ex.getMessage(), ex);
		}
	}

}
