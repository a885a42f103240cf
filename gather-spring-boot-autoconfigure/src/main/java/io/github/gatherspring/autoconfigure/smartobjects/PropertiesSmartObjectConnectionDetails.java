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

package io.github.gatherspring.autoconfigure.smartobjects;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Adapts {@link SmartObjectsProperties} to {@link SmartObjectConnectionDetails}.
 */
class PropertiesSmartObjectConnectionDetails implements SmartObjectConnectionDetails {

	private final SmartObjectsProperties properties;

	PropertiesSmartObjectConnectionDetails(SmartObjectsProperties properties) {
		this.properties = properties;
	}

	@Override
	public @Nullable URI getUrl(String name) {
		SmartObjectsProperties.Single object = this.properties.getSmartObjects().get(name);
		return (object != null) ? object.getUrl() : null;
	}

	@Override
	public @Nullable String getSecret(String name) {
		SmartObjectsProperties.Single object = this.properties.getSmartObjects().get(name);
		String secret = (object != null) ? object.getSecret() : null;
		return StringUtils.hasText(secret) ? secret.trim() : null;
	}

}
