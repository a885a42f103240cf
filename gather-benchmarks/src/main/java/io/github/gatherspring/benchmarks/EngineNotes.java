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

package io.github.gatherspring.benchmarks;

/**
 * What the page says besides the figures: which engine was chosen and why, and what the
 * figures led to.
 */
final class EngineNotes {

	static final String TEXT = """

			## Which engine

			The client speaks through Spring's `WebSocketClient`; what stands behind it was measured once for each engine that
			Spring supports, with bare loops, on a machine of the same kind (millions of events a second, warm); the two that
			were chosen from are measured in each run, see above:

			| receive only | 1 a frame | 20 a frame | 100 a frame |
			|---|---|---|---|
			| bare sockets (floor) | 54 | 137 | 186 |
			| Tomcat, partial messages | 5.5 | 34 | 65 |
			| Jetty, partial messages | 4.9 | 41 | 92 |
			| `java.net.http` | 4.2 | 17 | 22 |
			| Reactor Netty | 3.7 | 32 | 63 |
			| Tyrus | 0.5 | 4.5 | 12 |

			Tomcat's is the default: it is in most applications already and the fastest with one event a frame, which is what
			a server sends. It costs some 61 KiB of heap a connection, Jetty's 12.5: with hundreds of clients in one JVM declare a
			`WebSocketClient` bean on Jetty's container and mark it with `@GatherWebSocketClient`. Messages are taken in parts
			and joined by the client, because a whole message needs a buffer of the largest size for each connection (25 MB
			cost 246 MiB for one).

			## What the figures led to

			- A frame is walked over, and only events that somebody wants are decoded, each by its own parser: `parseFrom` of a
			  batch makes a builder of 139 slots an event.
			- Frames are copied once, into one of two buffers that take turns between the socket's thread and the dispatching
			  thread. A stream is awaited for some microseconds before the thread leaves: waking it costs the socket's thread more.
			- Frames of answers and heartbeats alone do not wake the dispatching thread at all.
			- An action is written by its caller while the server is known, by its answers, to have read all but 16 frames and
			  4 KiB, so that the write cannot block: 33 µs instead of 55 for one at a time. Otherwise a worker writes.
			- An action that only a waiting thread depends on is completed on the socket's thread.
			- Listener methods are called through method handles, their arguments taken from the event without a search.
			- Calls of quick listeners are timed one in sixteen: reading the clock twice takes 46 ns. They are all counted.
			- Observations of listeners and actions are made only where something other than meters comes of them, that is
			  with tracing, or when `gather.observation.listeners` or `gather.observation.actions` is set: one costs 1.7 µs and
			  three kilobytes.
			""";

	private EngineNotes() {
	}

}
