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

import org.springframework.boot.ssl.SslBundle;

/**
 * Details of a further client where those of the application do not come from its
 * properties: the server is theirs, key and space are the client's own if it has any.
 *
 * @param shared the details of the application
 * @param own the details in the client's properties
 * @param names tells which properties are the client's own
 */
record NamedGatherConnectionDetails(GatherConnectionDetails shared, GatherConnectionDetails own,
		ClientPropertyNames names) implements GatherConnectionDetails {

	@Override
	public @Nullable String getApiKey() {
		if (this.names.isOwn("token")) {
			return null;
		}
		return this.names.isOwn("api-key") ? this.own.getApiKey() : this.shared.getApiKey();
	}

	@Override
	public @Nullable String getToken() {
		if (this.names.isOwn("api-key")) {
			return null;
		}
		return this.names.isOwn("token") ? this.own.getToken() : this.shared.getToken();
	}

	@Override
	public @Nullable String getSpaceId() {
		return this.names.isOwn("space-id") ? this.own.getSpaceId() : this.shared.getSpaceId();
	}

	@Override
	public URI getApiBaseUrl() {
		return this.shared.getApiBaseUrl();
	}

	@Override
	public @Nullable URI getServerUrl() {
		return this.shared.getServerUrl();
	}

	@Override
	public @Nullable SslBundle getSslBundle() {
		return this.shared.getSslBundle();
	}

	@Override
	public String toString() {
		return "GatherConnectionDetails of client '" + this.names.client() + "'";
	}

}
