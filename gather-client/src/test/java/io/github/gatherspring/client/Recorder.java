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

package io.github.gatherspring.client;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import com.google.protobuf.Message;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.SpaceChange;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the transitions that a client publishes.
 */
final class Recorder implements GatherEventSink {

	private final List<ConnectionStatus> statuses = new CopyOnWriteArrayList<>();

	private final List<Transition> transitions = new CopyOnWriteArrayList<>();

	@Override
	public Set<Class<?>> interests(GatherClient client) {
		return Set.of();
	}

	@Override
	public void event(GatherClient client, Message event, @Nullable Player player, @Nullable Player target,
			@Nullable GameMap map, long receivedAt) {
		// Only transitions are of interest.
	}

	@Override
	public void change(GatherClient client, SpaceChange change, long receivedAt) {
		// Only transitions are of interest.
	}

	@Override
	public void status(GatherClient client, ConnectionStatus before, ConnectionStatus after) {
		this.statuses.add(after);
		this.transitions.add(new Transition(before.state(), after.state()));
	}

	List<ConnectionState> states() {
		return this.statuses.stream().map(ConnectionStatus::state).toList();
	}

	List<Transition> transitions() {
		return this.transitions;
	}

	long count(ConnectionState state) {
		return this.statuses.stream().filter((status) -> status.state() == state).count();
	}

	/**
	 * Returns the statuses of one state in order.
	 */
	List<ConnectionStatus> of(ConnectionState state) {
		return this.statuses.stream().filter((status) -> status.state() == state).toList();
	}

	record Transition(ConnectionState before, ConnectionState after) {
	}

}
