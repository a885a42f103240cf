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

import java.util.function.DoubleSupplier;

/**
 * What a client's connection is made of, over all its runs and sessions.
 *
 * @param settings its settings
 * @param handler receives what it brings
 * @param traffic counts what goes through its sockets
 * @param board shows where it stands
 * @param outgoing the application's actions
 * @param names names of events that the server does not send
 * @param rivalry notices others with the same key
 * @param connector opens sockets
 * @param words makes what the server says fit to be shown
 * @param random numbers from 0 to 1 for the jitter
 */
record ConnectionParts(ConnectionSettings settings, ConnectionHandler handler, Traffic traffic, StatusBoard board,
		Outgoing outgoing, RefusedNames names, Rivalry rivalry, Connector connector, PeerWords words,
		DoubleSupplier random) {

	/**
	 * Returns what begins each line of the log.
	 * @return the client's name in brackets and a blank
	 */
	String prefix() {
		return "[" + this.settings.name() + "] ";
	}

}
