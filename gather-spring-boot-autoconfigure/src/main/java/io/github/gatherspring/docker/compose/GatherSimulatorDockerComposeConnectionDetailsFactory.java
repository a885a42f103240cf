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

package io.github.gatherspring.docker.compose;

import java.net.URI;

import io.github.gatherspring.autoconfigure.GatherConnectionDetails;

import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;

/**
 * Makes {@link GatherConnectionDetails} of a compose service whose image is
 * {@code gather-simulator}, with or without {@code gatherspring/}, or that has the label
 * {@code org.springframework.boot.service-connection=gather-simulator}.
 */
class GatherSimulatorDockerComposeConnectionDetailsFactory
		extends DockerComposeConnectionDetailsFactory<GatherConnectionDetails> {

	private static final String[] IMAGES = { "gather-simulator", "gatherspring/gather-simulator" };

	GatherSimulatorDockerComposeConnectionDetailsFactory() {
		super(IMAGES);
	}

	@Override
	protected GatherConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
		return new GatherSimulatorDockerComposeConnectionDetails(source.getRunningService());
	}

	private static final class GatherSimulatorDockerComposeConnectionDetails extends DockerComposeConnectionDetails
			implements GatherConnectionDetails {

		private final String address;

		private final String apiKey;

		private final String spaceId;

		private GatherSimulatorDockerComposeConnectionDetails(RunningService service) {
			super(service);
			this.address = service.host() + ":" + service.ports().get(port(service));
			this.apiKey = env(service, "GATHER_SIMULATOR_API_KEY", "simulator-owner-key");
			this.spaceId = env(service, "GATHER_SIMULATOR_SPACE", "SimulatedSpace01/office");
		}

		private static int port(RunningService service) {
			return Integer.parseInt(env(service, "GATHER_SIMULATOR_PORT", "8090"));
		}

		private static String env(RunningService service, String name, String defaultValue) {
			String value = service.env().get(name);
			return (value != null) ? value : defaultValue;
		}

		@Override
		public String getApiKey() {
			return this.apiKey;
		}

		@Override
		public String getSpaceId() {
			return this.spaceId;
		}

		@Override
		public URI getApiBaseUrl() {
			return URI.create("http://" + this.address);
		}

		@Override
		public URI getServerUrl() {
			return URI.create("ws://" + this.address + "/");
		}

	}

}
