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

import java.util.Locale;

import io.github.gatherspring.setting.Setting;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/**
 * Names of the properties of one client: its own where they are set, else those that it
 * inherits.
 *
 * @param client the name below {@code gather.clients}, or {@code null} for the single
 * client
 * @param environment knows which properties are set
 */
record ClientPropertyNames(@Nullable String client, Environment environment) {

	static final String PREFIX = "gather";

	static final String CLIENTS_PREFIX = PREFIX + ".clients";

	/**
	 * The names of the properties of a client by its own name, which is one below
	 * {@code gather.clients} or that of the single client.
	 */
	static ClientPropertyNames of(String client, Environment environment) {
		boolean further = NamedGatherClientsRegistrar.names(environment).contains(client);
		return new ClientPropertyNames(further ? client : null, environment);
	}

	/**
	 * The name under which a property is set, or would be for this client.
	 */
	String of(String property) {
		return (isOwn(property) || !this.environment.containsProperty(PREFIX + "." + property)) ? own(property)
				: PREFIX + "." + property;
	}

	/**
	 * The name of the property that holds a setting of the client.
	 */
	String of(Setting setting) {
		return of(switch (setting) {
			case API_BASE_URL -> "api-base-url";
			case API_KEY -> "api-key";
			case TOKEN -> "token";
			case SPACE_ID -> "space-id";
			case SERVER_URL -> "server-url";
			case ALLOW_INSECURE -> "allow-insecure";
			case SSL_CONTEXT -> "ssl.bundle";
			case PROXY -> "proxy.host";
			case MAX_MESSAGE_SIZE -> "max-message-size";
			case RECONNECT_ENABLED -> "reconnect.enabled";
			case ACTION_TIMEOUT -> "action.timeout";
			case EVENT_QUEUE_CAPACITY -> "event.queue-capacity";
			case EVENT_QUEUE_MAX_SIZE -> "event.queue-max-size";
			case ACTION_QUEUE_CAPACITY -> "action.queue-capacity";
			case STARTUP_TIMEOUT -> "startup-timeout";
			case INCLUDE_EVENTS -> "subscriptions.include";
			case EXCLUDE_EVENTS -> "subscriptions.exclude";
			case ENTER -> "enter.enabled";
			case STATE_ENABLED -> "state.enabled";
			case WALK_RESUME -> "walk.resume";
			case MAX_STATE_SIZE -> "state.max-size";
			case PRESENCE_ON_CONFLICT -> "presence.on-conflict";
		});
	}

	/**
	 * The name of a property for this client alone.
	 */
	String own(String property) {
		return ((this.client != null) ? CLIENTS_PREFIX + "." + this.client : PREFIX) + "." + property;
	}

	boolean isOwn(String property) {
		return this.environment.containsProperty(own(property));
	}

	/**
	 * Where a property that is set comes from, if that is known.
	 */
	@Nullable Origin origin(String property) {
		if (!ConfigurationPropertyName.isValid(property)) {
			return null;
		}
		ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty value = source.getConfigurationProperty(name);
			if (value != null) {
				return value.getOrigin();
			}
		}
		return null;
	}

	/**
	 * The name of a property as an environment variable.
	 */
	static String environmentName(String property) {
		return property.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
	}

}
