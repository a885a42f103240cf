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

package io.github.gatherspring.testcontainers;

import java.net.URI;

import io.github.gatherspring.autoconfigure.GatherConnectionDetails;

import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;

/**
 * Makes {@link GatherConnectionDetails} of a {@link GatherSimulatorContainer} that is
 * marked with {@code @ServiceConnection}.
 */
class GatherSimulatorContainerConnectionDetailsFactory
		extends ContainerConnectionDetailsFactory<GatherSimulatorContainer, GatherConnectionDetails> {

	@Override
	protected GatherConnectionDetails getContainerConnectionDetails(
			ContainerConnectionSource<GatherSimulatorContainer> source) {
		return new GatherSimulatorContainerConnectionDetails(source);
	}

	private static final class GatherSimulatorContainerConnectionDetails
			extends ContainerConnectionDetails<GatherSimulatorContainer> implements GatherConnectionDetails {

		private GatherSimulatorContainerConnectionDetails(ContainerConnectionSource<GatherSimulatorContainer> source) {
			super(source);
		}

		@Override
		public String getApiKey() {
			return getContainer().getApiKey();
		}

		@Override
		public String getSpaceId() {
			return getContainer().getSpaceId();
		}

		@Override
		public URI getApiBaseUrl() {
			return getContainer().getApiBaseUrl();
		}

		@Override
		public URI getServerUrl() {
			return getContainer().getServerUrl();
		}

		@Override
		public org.springframework.boot.ssl.@org.jspecify.annotations.Nullable SslBundle getSslBundle() {
			return super.getSslBundle();
		}

	}

}
