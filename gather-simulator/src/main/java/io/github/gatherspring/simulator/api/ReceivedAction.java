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

package io.github.gatherspring.simulator.api;

import java.time.Instant;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import org.jspecify.annotations.Nullable;

/**
 * An action that a client has sent. Its text form leaves out the content, for an
 * {@code init} carries a key.
 *
 * @param number position in the order of arrival over all connections, from 1
 * @param connection number of the connection that it came from, as in
 * {@link SimulatorConnection#number()}
 * @param userId user of the connection, {@code null} before {@code init} was accepted
 * @param at moment of arrival on the clock of the simulator
 * @param action the action as it was sent
 * @since 0.1.0
 */
public record ReceivedAction(long number, long connection, @Nullable String userId, Instant at,
		ClientServerAction action) {

	/**
	 * Return which action this is.
	 * @return the case, {@link ActionCase#ACTION_NOT_SET} for one that the schema does
	 * not know
	 */
	public ActionCase type() {
		return this.action.getActionCase();
	}

	/**
	 * Return the name of the action in lowerCamelCase.
	 * @return the name, for example {@code setTextStatus}; empty for an unknown action
	 */
	public String name() {
		var field = ClientServerAction.getDescriptor().findFieldByNumber(type().getNumber());
		return (field != null && type() != ActionCase.ACTION_NOT_SET) ? field.getName() : "";
	}

	/**
	 * Return the id of the transaction.
	 * @return the id, {@code null} if the client wants no answer
	 */
	public @Nullable Integer txnId() {
		return this.action.hasTxnId() ? this.action.getTxnId() : null;
	}

	@Override
	public String toString() {
		return "#" + this.number + " " + name() + " from " + this.userId + " on connection " + this.connection;
	}

}
