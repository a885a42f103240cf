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

package io.github.gatherspring.actuate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * {@link InfoContributor} that says which version of the client is in use and where the
 * clients' connections stand. Names neither people nor spaces: many applications show
 * their info to everybody.
 *
 * @since 0.1.0
 */
public class GatherInfoContributor implements InfoContributor {

	private final Map<String, GatherClient> clients = new LinkedHashMap<>();

	/**
	 * Create a contributor.
	 * @param clients the clients
	 */
	public GatherInfoContributor(Stream<GatherClient> clients) {
		clients.forEach((client) -> this.clients.put(client.name(), client));
	}

	@Override
	public void contribute(Info.Builder builder) {
		Map<String, Object> details = new LinkedHashMap<>();
		String version = GatherClient.class.getPackage().getImplementationVersion();
		if (version != null) {
			details.put("version", version);
		}
		Map<String, Object> described = new LinkedHashMap<>();
		this.clients.forEach((name, client) -> described.put(name, describe(client.status())));
		details.put("clients", described);
		builder.withDetail("gather", details);
	}

	private static Map<String, Object> describe(ConnectionStatus status) {
		ConnectionState state = status.state();
		return Map.of("state", state.name(), "since", status.since().toString(), "reconnects", status.reconnects());
	}

}
