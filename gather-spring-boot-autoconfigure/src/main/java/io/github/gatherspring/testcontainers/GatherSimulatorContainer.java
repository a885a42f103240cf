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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Future;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;

/**
 * Container of the Gather simulator. With {@code @ServiceConnection} the application's
 * client connects to it.
 *
 * @since 0.1.0
 */
public class GatherSimulatorContainer extends GenericContainer<GatherSimulatorContainer> {

	/**
	 * The port on which the simulator listens inside the container.
	 */
	public static final int PORT = 8090;

	private static final String SPACE_ID = "SimulatedSpace01/office";

	private static final String API_KEY = "simulator-owner-key";

	private final List<String> smartObjects = new ArrayList<>();

	private String spaceId = SPACE_ID;

	private String apiKey = API_KEY;

	/**
	 * Creates a container.
	 * @param image the name of the simulator's image
	 */
	public GatherSimulatorContainer(String image) {
		this(DockerImageName.parse(image));
	}

	/**
	 * Creates a container.
	 * @param image the name of the simulator's image
	 */
	public GatherSimulatorContainer(DockerImageName image) {
		this(new RemoteDockerImage(image));
	}

	/**
	 * Creates a container.
	 * @param image the simulator's image, perhaps one that is built first
	 */
	public GatherSimulatorContainer(Future<String> image) {
		super(image);
	}

	@Override
	protected void configure() {
		addExposedPort(PORT);
		addEnv("GATHER_SIMULATOR_HOST", "0.0.0.0");
		addEnv("GATHER_SIMULATOR_PORT", String.valueOf(PORT));
		addEnv("GATHER_SIMULATOR_SPACE", this.spaceId);
		addEnv("GATHER_SIMULATOR_API_KEY", this.apiKey);
		if (!this.smartObjects.isEmpty()) {
			addEnv("GATHER_SIMULATOR_SMART_OBJECT", String.join(",", this.smartObjects));
		}
	}

	/**
	 * Sets the space.
	 * @param spaceId its id and name with a slash between them
	 * @return this container
	 */
	public GatherSimulatorContainer withSpaceId(String spaceId) {
		this.spaceId = spaceId;
		return this;
	}

	/**
	 * Sets the key of the owner.
	 * @param apiKey the key
	 * @return this container
	 */
	public GatherSimulatorContainer withApiKey(String apiKey) {
		this.apiKey = apiKey;
		return this;
	}

	/**
	 * Sets how many simulated players there are.
	 * @param players the number, not negative
	 * @return this container
	 */
	public GatherSimulatorContainer withPlayers(int players) {
		addEnv("GATHER_SIMULATOR_PLAYERS", String.valueOf(players));
		return this;
	}

	/**
	 * Adds a Smart Object of Gather 2.0. There is one of each preset anyway, named after
	 * it.
	 * @param name name of the object, as in {@code gather.smart-objects}
	 * @param preset its preset: {@code counter}, {@code switch}, {@code status},
	 * {@code signal} or {@code inbox}
	 * @return this container
	 */
	public GatherSimulatorContainer withSmartObject(String name, String preset) {
		this.smartObjects.add(name + ":" + preset);
		return this;
	}

	/**
	 * Returns the address of a Smart Object as seen from outside.
	 * @param name name of the object
	 * @return the address with the mapped port
	 */
	public URI getSmartObjectUrl(String name) {
		return getApiBaseUrl().resolve("/api/v2/hooks/spaces/simulated-space/objects/" + name);
	}

	/**
	 * Returns the secret of a Smart Object, which in the simulator depends on its name
	 * alone.
	 * @param name name of the object
	 * @return the secret
	 */
	public String getSmartObjectSecret(String name) {
		return "whsec_" + Base64.getEncoder()
			.encodeToString(("simulator secret of object " + name).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Returns the address of the HTTP API as seen from outside.
	 * @return the address with the mapped port
	 */
	public URI getApiBaseUrl() {
		return URI.create("http://" + getHost() + ":" + getMappedPort(PORT));
	}

	/**
	 * Returns the address of the game server as seen from outside. The simulator itself
	 * knows only its address inside the container.
	 * @return the address with the mapped port
	 */
	public URI getServerUrl() {
		return URI.create("ws://" + getHost() + ":" + getMappedPort(PORT) + "/");
	}

	/**
	 * Returns the space.
	 * @return its id and name
	 */
	public String getSpaceId() {
		return this.spaceId;
	}

	/**
	 * Returns the key of the owner.
	 * @return the key
	 */
	public String getApiKey() {
		return this.apiKey;
	}

}
