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

package io.github.gatherspring.simulator.action;

import io.github.gatherspring.proto.ClientBackupHeartbeat;
import io.github.gatherspring.proto.ClientHeartbeat;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.Init;
import io.github.gatherspring.proto.UpdateSubscriptions;

/**
 * What concerns the connection rather than the space. The session has carried out
 * {@code init} and {@code updateSubscriptions} itself; a second {@code init} is wrong.
 */
final class ConnectionRules {

	private ConnectionRules() {
	}

	static void addTo(RuleTable table) {
		table.on(ActionCase.CLIENTHEARTBEAT, ClientHeartbeat.class)
			.does("A sign of life; ends the measurement of the round trip", (call, heartbeat) -> {
			});
		table.on(ActionCase.CLIENTBACKUPHEARTBEAT, ClientBackupHeartbeat.class)
			.does("A sign of life that wants to be answered", (call, heartbeat) -> {
			});
		table.on(ActionCase.INIT, Init.class)
			.causes("ready")
			.does("Checks the key; allowed once and first", (call, init) -> {
				throw call.wrong("this connection is initialised already");
			});
		table.on(ActionCase.UPDATESUBSCRIPTIONS, UpdateSubscriptions.class)
			.causes("subscriptionsUpdated")
			.does("Sets which events are sent, then sends the whole state", (call, update) -> {
				throw new IllegalStateException("updateSubscriptions is the session's");
			});
	}

}
