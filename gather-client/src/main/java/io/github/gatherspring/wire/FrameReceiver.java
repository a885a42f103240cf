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

package io.github.gatherspring.wire;

import java.nio.ByteBuffer;

/**
 * Receives what comes through a socket, on the socket's thread. Blocking in
 * {@link #frame} stops the reading, and so, after some buffers, the server.
 *
 * @since 0.1.0
 */
public interface FrameReceiver {

	/**
	 * The socket is open. Called before anything else.
	 * @param wire sends through the socket
	 */
	void opened(Wire wire);

	/**
	 * Some bytes arrived, which need not be a whole frame.
	 * @param count how many
	 */
	void activity(int count);

	/**
	 * A whole binary frame arrived.
	 * @param frame the frame; the buffer belongs to the caller again on return
	 */
	void frame(ByteBuffer frame);

	/**
	 * A whole binary frame arrived in parts, which were joined.
	 * @param frame the frame; its array is the receiver's to keep
	 */
	default void joined(ByteBuffer frame) {
		frame(frame);
	}

	/**
	 * A text frame arrived, which the protocol does not have.
	 */
	void text();

	/**
	 * The largest message was exceeded; the socket is being closed with 1009.
	 * @param limit the limit in bytes
	 */
	void tooLarge(int limit);

	/**
	 * The socket is closed. Called once, and after it nothing else counts.
	 * @param code the close code; 1006 without a close frame
	 * @param reason the peer's words; empty when it gave none
	 */
	void closed(int code, String reason);

}
