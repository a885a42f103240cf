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
import java.util.concurrent.Executor;

import io.github.gatherspring.smartobjects.SmartObject;
import io.github.gatherspring.smartobjects.SmartObjectBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.web.client.RestClient;

/**
 * Builds the objects of {@code gather.smart-objects}.
 */
class SmartObjectFactory {

	static final String PREFIX = "gather.smart-objects";

	private final SmartObjectsProperties properties;

	private final SmartObjectConnectionDetails details;

	private final @Nullable RestClient restClient;

	private final @Nullable Executor executor;

	SmartObjectFactory(SmartObjectsProperties properties, SmartObjectConnectionDetails details,
			@Nullable RestClient restClient, @Nullable Executor executor) {
		this.properties = properties;
		this.details = details;
		this.restClient = restClient;
		this.executor = executor;
	}

	SmartObject create(String name) {
		SmartObjectBuilder builder = builder(name).name(name);
		SmartObjectsProperties.Single object = this.properties.getSmartObjects().get(name);
		if (object != null) {
			if (object.getLongestWait().isNegative()) {
				throw invalid(name, "longest-wait", "is negative, expected a time of zero or more", null);
			}
			builder.longestWait(object.getLongestWait());
		}
		if (this.restClient != null) {
			builder.restClient(this.restClient);
		}
		if (this.executor != null) {
			builder.executor(this.executor);
		}
		return builder.build();
	}

	private SmartObjectBuilder builder(String name) {
		URI url = this.details.getUrl(name);
		if (url == null) {
			throw invalid(name, "url", "is not set, but Smart Object '" + name + "' needs an address", null);
		}
		String secret = this.details.getSecret(name);
		if (secret == null) {
			throw invalid(name, "secret", "is not set, but Smart Object '" + name + "' needs a secret", null);
		}
		try {
			return SmartObject.builder(url, secret);
		}
		catch (IllegalArgumentException ex) {
			String reason = String.valueOf(ex.getMessage());
			throw invalid(name, reason.startsWith("The secret") ? "secret" : "url", reason, ex);
		}
	}

	private static InvalidSmartObjectException invalid(String name, String property, String message,
			@Nullable Throwable cause) {
		return new InvalidSmartObjectException(PREFIX + "." + name + "." + property, message, cause);
	}

}
