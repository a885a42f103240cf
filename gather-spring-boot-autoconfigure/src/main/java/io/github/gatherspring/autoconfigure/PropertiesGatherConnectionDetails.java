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

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

/**
 * Adapts {@link GatherClientProperties} to {@link GatherConnectionDetails}.
 */
class PropertiesGatherConnectionDetails implements GatherConnectionDetails {

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
		return text(this.properties.getApiKey());
	}

	@Override
	public @Nullable String getToken() {
		return text(this.properties.getToken());
	}

	@Override
	public @Nullable String getSpaceId() {
		return text(this.properties.getSpaceId());
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
		String bundle = text(this.properties.getSsl().getBundle());
		if (bundle == null) {
			return null;
		}
		if (this.sslBundles == null) {
			throw new InvalidConfigurationPropertyValueException(this.names.of("ssl.bundle"), bundle,
					"there are no SSL bundles in this application: SslAutoConfiguration is switched off.");
		}
		return this.sslBundles.getBundle(bundle);
	}

	private static @Nullable String text(@Nullable String value) {
		return StringUtils.hasText(value) ? value.trim() : null;
	}

}
