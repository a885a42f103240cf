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

import java.time.Duration;

import io.github.gatherspring.proto.Enter;
import io.github.gatherspring.proto.UpdateSubscriptions;
import org.jspecify.annotations.Nullable;

/**
 * Receives what a connection brings. All methods but {@link #enter()},
 * {@link #undecodable}, {@link #watch} and {@link #heartbeat} run one at a time, in
 * order, on the dispatching thread, which is not the socket's.
 *
 * @since 0.1.0
 */
public interface ConnectionHandler {

	/**
	 * Receives a frame whose structure was checked.
	 * @param data holds the frame; not to be kept
	 * @param from where the frame begins
	 * @param to where it ends
	 * @param receivedAt when it arrived, in milliseconds since the epoch
	 */
	void frame(byte[] data, int from, int to, long receivedAt);

	/**
	 * Says whether a kind of event is worth waking the dispatching thread for. A frame of
	 * others waits until a frame that is comes, or some dozen have gathered: answers and
	 * heartbeats arrive all the time and are dealt with before. The socket's thread.
	 * @param number the event's field number, or one of those that
	 * {@link io.github.gatherspring.codec.FrameWalker} gives
	 * @return whether somebody waits for it
	 */
	default boolean isAwaited(int number) {
		return true;
	}

	/**
	 * A run of frames was handed over; what was counted may be reported.
	 */
	void endOfRun();

	/**
	 * The server accepted the key: a new session begins.
	 * @param userId the user that the key belongs to
	 * @return what to subscribe to; {@code null} to ask for nothing
	 */
	@Nullable UpdateSubscriptions sessionStarted(String userId);

	/**
	 * The subscription is confirmed and every event before that was handed over.
	 */
	void synchronizedWithServer();

	/**
	 * The session is over and every event of it was handed over.
	 * @param closeCode the close code
	 */
	void sessionEnded(int closeCode);

	/**
	 * The status changed.
	 * @param before the status before
	 * @param after the status after
	 */
	void statusChanged(ConnectionStatus before, ConnectionStatus after);

	/**
	 * Returns how to enter the space on a new connection. Any thread.
	 * @return how to enter; {@code null} to stay outside
	 */
	@Nullable Enter enter();

	/**
	 * A frame could not be read. The socket's thread.
	 * @param kind what was wrong, one of a fixed few
	 */
	void undecodable(String kind);

	/**
	 * Some seconds have passed; listeners that run for too long may be named. The timer's
	 * thread.
	 * @param nanos the present time in nanoseconds since some moment
	 */
	void watch(long nanos);

	/**
	 * A backup heartbeat was answered. The socket's thread.
	 * @param roundTrip the time between the two
	 */
	void heartbeat(Duration roundTrip);

}
