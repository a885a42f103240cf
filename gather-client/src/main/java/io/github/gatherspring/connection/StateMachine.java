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

package io.github.gatherspring.connection;

import java.util.function.UnaryOperator;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The state of one run and what belongs to it, with the one way from state to state. All
 * but looking happens on the run's serial executor.
 */
final class StateMachine {

	private static final Log logger = LogFactory.getLog(Connection.class);

	private final ConnectionParts parts;

	private final Run run;

	/* Written on the serial executor alone. */
	private volatile Phase phase = Phase.NONE;

	StateMachine(ConnectionParts parts, Run run) {
		this.parts = parts;
		this.run = run;
	}

	ConnectionState state() {
		return this.parts.board().get().state();
	}

	/**
	 * Returns what belongs to the present state. Any thread.
	 */
	Phase phase() {
		return this.phase;
	}

	/**
	 * Returns the open session. Any thread.
	 * @return it; {@code null} when there is none
	 */
	@Nullable Live live() {
		return (this.phase instanceof Live live) ? live : null;
	}

	/**
	 * Says whether a session is the present one.
	 * @param session the session
	 * @return whether it is
	 */
	boolean isCurrent(Session session) {
		return this.phase instanceof Live live && live.session() == session;
	}

	/**
	 * Goes over to another state: the one place that does. What belonged to the state
	 * that is left ends; others are told on their own thread.
	 * @param next the state
	 * @param entered what belongs to it
	 * @param change what else changes in the status
	 * @throws IllegalStateException if the state cannot follow the present one, or the
	 * caller is not on the serial executor; nothing has changed then
	 */
	void transition(ConnectionState next, Phase entered, UnaryOperator<ConnectionStatus> change) {
		this.run.serial().check();
		ConnectionStatus before = this.parts.board().get();
		ConnectionStatus after = this.parts.board().transition(next, this.run.time().now(), change);
		Phase left = this.phase;
		this.phase = entered;
		if (left != entered) {
			left.close();
		}
		if (logger.isDebugEnabled()) {
			logger.debug(this.parts.prefix() + before.state() + " -> " + next);
		}
		this.run.inbound().add(() -> this.parts.handler().statusChanged(before, after));
	}

	/**
	 * Ends what belongs to the present state, which stays.
	 */
	void drop() {
		this.run.serial().check();
		Phase left = this.phase;
		this.phase = Phase.NONE;
		left.close();
	}

}
