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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

/**
 * Adapts {@link GatherClientProperties} to {@link GatherConnectionDetails}.
 */
class PropertiesGatherConnectionDetails implements GatherConnectionDetails {

	/** What the environment leaves as it is when nothing resolves it. */
	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}:]*)[^}]*}");

	private final GatherClientProperties properties;

	private final ClientPropertyNames names;

	private final @Nullable SslBundles sslBundles;

	PropertiesGatherConnectionDetails(GatherClientProperties properties, ClientPropertyNames names,
			@Nullable SslBundles sslBundles) {
		this.properties = properties;
		this.names = names;
		this.sslBundles = sslBundles;
	}

	@Override
	public @Nullable String getApiKey() {
		return isOnlyOwn("token", "api-key") ? null : text("api-key", this.properties.getApiKey());
	}

	@Override
	public @Nullable String getToken() {
		return isOnlyOwn("api-key", "token") ? null : text("token", this.properties.getToken());
	}

	@Override
	public @Nullable String getSpaceId() {
		return text("space-id", this.properties.getSpaceId());
	}

	@Override
	public URI getApiBaseUrl() {
		return this.properties.getApiBaseUrl();
	}

	@Override
	public @Nullable URI getServerUrl() {
		return this.properties.getServerUrl();
	}

	@Override
	public @Nullable SslBundle getSslBundle() {
		String bundle = text("ssl.bundle", this.properties.getSsl().getBundle());
		if (bundle == null) {
			return null;
		}
		if (this.sslBundles == null) {
			throw new InvalidConfigurationPropertyValueException(this.names.of("ssl.bundle"), bundle,
					"there are no SSL bundles in this application: SslAutoConfiguration is switched off.");
		}
		return this.sslBundles.getBundle(bundle);
	}

	/**
	 * Says whether a further client has one kind of credentials of its own and would only
	 * inherit the other.
	 */
	private boolean isOnlyOwn(String property, String other) {
		return this.names.client() != null && this.names.isOwn(property) && !this.names.isOwn(other);
	}

	private @Nullable String text(String property, @Nullable String value) {
		if (!StringUtils.hasText(value)) {
			return null;
		}
		Matcher placeholder = PLACEHOLDER.matcher(value);
		if (placeholder.find()) {
			String name = this.names.of(property);
			throw new UnresolvedPlaceholderException(name, placeholder.group(1), this.names.origin(name));
		}
		return value.trim();
	}

}
