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

package io.github.gatherspring.simulator.http;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.github.gatherspring.simulator.session.Credentials;
import io.github.gatherspring.simulator.session.FaultPlan;
import io.github.gatherspring.simulator.session.Sessions;
import io.github.gatherspring.simulator.wire.HttpCall;
import io.github.gatherspring.simulator.wire.SimulatorThread;
import org.jspecify.annotations.Nullable;

/**
 * Says which address serves a space.
 */
public final class AssignmentCalls implements HttpCalls {

	private final Sessions sessions;

	private final Credentials credentials;

	private final SimulatorThread thread;

	private final boolean checkKey;

	/**
	 * Create the answers.
	 * @param sessions the connections and the space
	 * @param credentials the keys
	 * @param thread the thread of the simulator
	 * @param checkKey whether a wrong key is refused here already
	 */
	public AssignmentCalls(Sessions sessions, Credentials credentials, SimulatorThread thread, boolean checkKey) {
		this.sessions = sessions;
		this.credentials = credentials;
		this.thread = thread;
		this.checkKey = checkKey;
	}

	@Override
	public boolean handle(HttpCall call) {
		List<String> path = call.segments();
		if (path.size() != 5 || !path.subList(0, 3).equals(List.of("api", "v2", "spaces"))
				|| !path.get(4).equals("game-server-assignment")) {
			return false;
		}
		if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
			call.text(405, "Only GET");
			return true;
		}
		FaultPlan plan = this.sessions.plan();
		Consumer<HttpCall> hostile = plan.assignmentAnswer();
		if (hostile != null) {
			hostile.accept(call);
			return true;
		}
		int failure = plan.nextAssignmentFailure();
		if (plan.assignmentHangs()) {
			return true;
		}
		if (plan.assignmentDribbles()) {
			call.dribble("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
			dribble(call);
		}
		else if (plan.assignmentDelay().isZero()) {
			answer(call, path.get(3), failure);
		}
		else {
			this.thread.later(plan.assignmentDelay(), () -> answer(call, path.get(3), failure));
		}
		return true;
	}

	private void dribble(HttpCall call) {
		this.thread.later(Duration.ofMillis(200), () -> {
			if (call.isOpen()) {
				call.dribble(" ");
				dribble(call);
			}
		});
	}

	private void answer(HttpCall call, String space, int failure) {
		if (failure != 0) {
			call.text(failure, "The simulator was told to fail here");
			return;
		}
		if (this.checkKey && call.header("apiKey") != null && ApiEndpoint.account(this.credentials, call) == null) {
			call.text(403, "This key may not enter the space");
			return;
		}
		if (!this.sessions.world().spaceId().equals(space.replace('/', '\\'))) {
			call.text(404, "There is no such space");
			return;
		}
		String body = this.sessions.plan().assignmentBody();
		if (body == null) {
			String host = call.header("Host");
			String name = (host != null && host.lastIndexOf(':') > host.lastIndexOf(']'))
					? host.substring(0, host.lastIndexOf(':')) : host;
			body = "ws://" + ((name != null) ? name : "127.0.0.1") + ":" + externalPort(host, call) + "/";
		}
		if (this.sessions.plan().assignmentPlainText()) {
			call.text(200, body);
		}
		else {
			call.json(200, Json.write(body));
		}
	}

	/**
	 * Return the port as the client sees it: behind a mapping of ports, as in a
	 * container, it is not the port that was bound.
	 */
	private int externalPort(@Nullable String host, HttpCall call) {
		boolean moved = call.localPort() != this.sessions.gamePort();
		if (moved || host == null || host.lastIndexOf(':') <= host.lastIndexOf(']')) {
			return this.sessions.gamePort();
		}
		try {
			return Integer.parseInt(host.substring(host.lastIndexOf(':') + 1));
		}
		catch (NumberFormatException ex) {
			return this.sessions.gamePort();
		}
	}

}
