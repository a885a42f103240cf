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

import io.github.gatherspring.autoconfigure.smartobjects.SmartObjectConnectionDetails;

import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;

/**
 * Makes {@link SmartObjectConnectionDetails} of a {@link GatherSimulatorContainer} that
 * is marked with {@code @ServiceConnection}.
 */
class GatherSimulatorContainerSmartObjectConnectionDetailsFactory
		extends ContainerConnectionDetailsFactory<GatherSimulatorContainer, SmartObjectConnectionDetails> {

	GatherSimulatorContainerSmartObjectConnectionDetailsFactory() {
		super(ANY_CONNECTION_NAME, "io.github.gatherspring.smartobjects.SmartObject");
	}

	@Override
	protected SmartObjectConnectionDetails getContainerConnectionDetails(
			ContainerConnectionSource<GatherSimulatorContainer> source) {
		return new GatherSimulatorContainerSmartObjectConnectionDetails(source);
	}

	private static final class GatherSimulatorContainerSmartObjectConnectionDetails
			extends ContainerConnectionDetails<GatherSimulatorContainer> implements SmartObjectConnectionDetails {

		private GatherSimulatorContainerSmartObjectConnectionDetails(
				ContainerConnectionSource<GatherSimulatorContainer> source) {
			super(source);
		}

		@Override
		public URI getUrl(String name) {
			return getContainer().getSmartObjectUrl(name);
		}

		@Override
		public String getSecret(String name) {
			return getContainer().getSmartObjectSecret(name);
		}

	}

}
