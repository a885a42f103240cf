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

import io.github.gatherspring.client.GatherClientBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/**
 * Details required to establish a connection to a Gather space. By default they come from
 * the {@code gather.*} properties; the simulator, containers and compose services provide
 * theirs, and so may a bean of this type.
 *
 * @since 0.1.0
 */
public interface GatherConnectionDetails extends ConnectionDetails {

	/**
	 * Returns the API key of the user to act as.
	 * @return the key, a secret, or {@code null} if there is a token
	 */
	@Nullable String getApiKey();

	/**
	 * Returns the token to use in place of a key.
	 * @return the token, a secret, or {@code null} if there is a key
	 */
	default @Nullable String getToken() {
		return null;
	}

	/**
	 * Returns the space.
	 * @return its id in any of the forms that people paste
	 */
	@Nullable String getSpaceId();

	/**
	 * Returns the address of the HTTP API that names the server of the space.
	 * @return the address; Gather's own by default
	 */
	default URI getApiBaseUrl() {
		return GatherClientBuilder.DEFAULT_API_BASE_URL;
	}

	/**
	 * Returns the game server, if it is not to be asked for.
	 * @return the WebSocket address, or {@code null} to ask the HTTP API
	 */
	default @Nullable URI getServerUrl() {
		return null;
	}

	/**
	 * Returns the trust and keys of TLS connections.
	 * @return the bundle, or {@code null} for the JDK's own
	 */
	default @Nullable SslBundle getSslBundle() {
		return null;
	}

}
