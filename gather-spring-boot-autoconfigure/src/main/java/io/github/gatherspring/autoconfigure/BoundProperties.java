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
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import io.github.gatherspring.doctor.BoundProperty;
import io.github.gatherspring.wire.OneLine;
import io.github.gatherspring.wire.SecureAddresses;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * The properties that are set for a client, with where they come from, fit to be shown.
 */
class BoundProperties implements Function<String, List<BoundProperty>> {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of(ClientPropertyNames.PREFIX);

	private static final ConfigurationPropertyName CLIENTS = ConfigurationPropertyName
		.of(ClientPropertyNames.CLIENTS_PREFIX);

	private static final List<String> SECRETS = List.of("key", "token", "password", "secret");

	/** Of a shorter secret the last characters would be too much. */
	private static final int LONG_ENOUGH = 16;

	private static final int LONGEST = 100;

	private final Environment environment;

	BoundProperties(Environment environment) {
		this.environment = environment;
	}

	@Override
	public List<BoundProperty> apply(String client) {
		Map<ConfigurationPropertyName, BoundProperty> bound = new TreeMap<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				iterable.stream()
					.filter(PREFIX::isAncestorOf)
					.filter((name) -> !isOfAnother(name, client))
					.forEach((name) -> bound.computeIfAbsent(name, (key) -> describe(source, key)));
			}
		}
		return new ArrayList<>(bound.values());
	}

	private static boolean isOfAnother(ConfigurationPropertyName name, String client) {
		return CLIENTS.isAncestorOf(name) && name.getNumberOfElements() > CLIENTS.getNumberOfElements()
				&& !name.getElement(CLIENTS.getNumberOfElements(), ConfigurationPropertyName.Form.UNIFORM)
					.equals(ConfigurationPropertyName.adapt(client, '.')
						.getLastElement(ConfigurationPropertyName.Form.UNIFORM));
	}

	private BoundProperty describe(ConfigurationPropertySource source, ConfigurationPropertyName name) {
		ConfigurationProperty property = source.getConfigurationProperty(name);
		String origin = (property != null && property.getOrigin() != null) ? OneLine.of(property.getOrigin().toString())
				: null;
		String last = name.getLastElement(ConfigurationPropertyName.Form.UNIFORM).toLowerCase(Locale.ROOT);
		String value = value(property, name);
		return new BoundProperty(name.toString(),
				SECRETS.stream().anyMatch(last::contains) ? hidden(value) : shown(value), origin);
	}

	private String value(@Nullable ConfigurationProperty property, ConfigurationPropertyName name) {
		try {
			String resolved = this.environment.getProperty(name.toString());
			return (resolved != null) ? resolved : String.valueOf((property != null) ? property.getValue() : null);
		}
		catch (IllegalArgumentException ex) {
			return "(a placeholder that nothing resolves)";
		}
	}

	private static String hidden(String secret) {
		return secret.length() + " characters" + ((secret.length() >= LONG_ENOUGH)
				? ", the last two '" + OneLine.of(secret.substring(secret.length() - 2)) + "'" : "");
	}

	private static String shown(String value) {
		if (value.contains("://")) {
			try {
				return SecureAddresses.display(new URI(value));
			}
			catch (URISyntaxException ex) {
				return "(something that is no address)";
			}
		}
		return OneLine.of(value, LONGEST);
	}

}
