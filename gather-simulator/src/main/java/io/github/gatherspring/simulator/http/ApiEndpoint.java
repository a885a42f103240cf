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

import java.util.List;

import io.github.gatherspring.simulator.session.Credentials;
import io.github.gatherspring.simulator.session.Sessions;
import io.github.gatherspring.simulator.wire.HttpCall;
import io.github.gatherspring.simulator.wire.HttpEndpoint;
import io.github.gatherspring.simulator.wire.PrintableText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way from a path to who answers it.
 */
public final class ApiEndpoint implements HttpEndpoint {

	private static final Logger logger = LoggerFactory.getLogger(ApiEndpoint.class);

	private final Sessions sessions;

	private final AssignmentCalls assignment;

	private final List<HttpCalls> more;

	/**
	 * Create the endpoint.
	 * @param sessions the connections and the space
	 * @param assignment answers the assignment
	 * @param more others that are asked in turn
	 */
	public ApiEndpoint(Sessions sessions, AssignmentCalls assignment, List<HttpCalls> more) {
		this.sessions = sessions;
		this.assignment = assignment;
		this.more = more;
	}

	@Override
	public void handle(HttpCall call) {
		if (call.method().equals("OPTIONS")) {
			call.text(204, "");
			return;
		}
		try {
			if (this.assignment.handle(call)) {
				return;
			}
			int refusal = call.path().startsWith("/api/") ? this.sessions.plan().http().nextRefusal() : 0;
			if (refusal > 0) {
				call.json(refusal, Json.object("message", "Refused by the simulator"));
				return;
			}
			for (HttpCalls calls : this.more) {
				if (calls.handle(call)) {
					this.sessions.flush();
					return;
				}
			}
			call.json(404, "{\"message\":\"No such path\"}");
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			call.json(400, Json.object("message", String.valueOf(ex.getMessage())));
		}
		catch (RuntimeException | OutOfMemoryError | StackOverflowError ex) {
			// What one request asks for must not end the one thread.
			logger.error("The simulator failed at {} {}", PrintableText.of(call.method()),
					PrintableText.of(call.path()), ex);
			call.json(500, Json.object("message", "Internal error"));
		}
	}

	@Override
	public @Nullable Integer refuseUpgrade(HttpCall call) {
		return this.sessions.plan().nextUpgradeRefusal();
	}

	/**
	 * Return whose key a request carries.
	 * @param credentials the keys
	 * @param call the request
	 * @return the account, {@code null} without a key or with a wrong one
	 */
	static Credentials.@Nullable Account account(Credentials credentials, HttpCall call) {
		String key = call.header("apiKey");
		return (key != null) ? credentials.find(key) : null;
	}

}
