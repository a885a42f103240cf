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

package io.github.gatherspring.simulator.wire;

/**
 * Hears of WebSocket connections. Called on the thread of the simulator.
 */
public interface WebSocketListener {

	/**
	 * A connection was upgraded.
	 * @param connection the connection
	 */
	void opened(WireConnection connection);

	/**
	 * A whole binary message came.
	 * @param connection the connection
	 * @param payload its content
	 */
	void binary(WireConnection connection, byte[] payload);

	/**
	 * A whole text message came.
	 * @param connection the connection
	 * @param length number of characters
	 */
	void text(WireConnection connection, int length);

	/**
	 * A connection has ended.
	 * @param connection the connection
	 */
	void closed(WireConnection connection);

}
