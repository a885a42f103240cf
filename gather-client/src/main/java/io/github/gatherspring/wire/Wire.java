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

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One open socket, as seen by its one writer.
 *
 * @since 0.1.0
 */
public interface Wire {

	/**
	 * Sends a binary frame. To be called by one thread at a time; may block while the
	 * peer does not read.
	 * @param frame the frame
	 * @throws IOException if the socket is closed or the peer did not read in time
	 */
	void send(ByteBuffer frame) throws IOException;

	/**
	 * Send a binary frame and tell of each part of it that has gone out: a large frame on
	 * a slow line takes long, and is not stuck while parts of it go.
	 * @param frame the frame
	 * @param progress is run after each part, on the calling thread
	 * @throws IOException if the socket is closed or the peer did not read in time
	 */
	default void send(ByteBuffer frame, Runnable progress) throws IOException {
		send(frame);
	}

	/**
	 * Closes the socket; does nothing when it is closed. May block for a short time.
	 * @param code the close code
	 * @param reason what the peer is told, at most 123 bytes
	 */
	void close(int code, String reason);

}
