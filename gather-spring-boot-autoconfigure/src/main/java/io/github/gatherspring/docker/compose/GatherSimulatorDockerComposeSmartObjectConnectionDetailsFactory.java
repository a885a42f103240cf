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
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.github.gatherspring.autoconfigure.smartobjects.SmartObjectConnectionDetails;

import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;

/**
 * Makes {@link SmartObjectConnectionDetails} of a compose service that is the simulator.
 * Objects that are not named after a preset are named in
 * {@code GATHER_SIMULATOR_SMART_OBJECT}.
 */
class GatherSimulatorDockerComposeSmartObjectConnectionDetailsFactory
		extends DockerComposeConnectionDetailsFactory<SmartObjectConnectionDetails> {

	private static final String[] IMAGES = { "gather-simulator", "gatherspring/gather-simulator" };

	GatherSimulatorDockerComposeSmartObjectConnectionDetailsFactory() {
		super(IMAGES, "io.github.gatherspring.smartobjects.SmartObject");
	}

	@Override
	protected SmartObjectConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
		return new GatherSimulatorDockerComposeSmartObjectConnectionDetails(source.getRunningService());
	}

	private static final class GatherSimulatorDockerComposeSmartObjectConnectionDetails
			extends DockerComposeConnectionDetails implements SmartObjectConnectionDetails {

		private final String address;

		private GatherSimulatorDockerComposeSmartObjectConnectionDetails(RunningService service) {
			super(service);
			String port = service.env().get("GATHER_SIMULATOR_PORT");
			this.address = service.host() + ":" + service.ports().get(Integer.parseInt((port != null) ? port : "8090"));
		}

		@Override
		public URI getUrl(String name) {
			return URI.create("http://" + this.address + "/api/v2/hooks/spaces/simulated-space/objects/" + name);
		}

		@Override
		public String getSecret(String name) {
			return "whsec_" + Base64.getEncoder()
				.encodeToString(("simulator secret of object " + name).getBytes(StandardCharsets.UTF_8));
		}

	}

}
