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
 * What stands in the way of targets, from profiles of these loads.
 */
final class Reasons {

	static final String EVENTS = "the dispatching thread decodes an event (CodecBenchmark.walkAndParse among the single steps"
			+ " below), keeps the state (StateBenchmark.move) and calls the listener (DispatchBenchmark.dispatch); the last takes"
			+ " half of its time, most of it in Spring's `publishEvent`, which looks the listeners up by type and copies their"
			+ " list for each event. A table of listeners of our own would be a sixth faster, and the events would not pass the"
			+ " publisher that the application's other listeners hang on.";

	static final String COLD = "a JVM that has just started interprets protobuf's parsers and Spring's multicaster (the walk alone,"
			+ " see below, is slow as well); its"
			+ " compiler shares the two processors with the socket's thread, the dispatching thread and the server.";

	static final String ACTIONS = "an action passes two threads more than an echo, the one that writes and the one that"
			+ " completes its future, while the server keeps one of two processors busy; most of its time is the system call"
			+ " that sends it, as with the echo.";

	static final String WORLD = "every object is put into a tree that later events share, under its key and its id; the rest"
			+ " of the time is protobuf's, as in the decoding alone.";

	static final String IDLE = "what the engine keeps for a connection, and the players and maps that every client"
			+ " knows of its own space.";

	static final String START = "some five hundred classes: five configuration classes with their conditions, the binding of the"
			+ " properties, the client's own parts, and Spring's look at each method of the client, which loads the message of"
			+ " every action. The schema is built by the first session on a thread of its own. To load the classes by Boot's"
			+ " background thread brought nothing on two processors, which the compiler keeps busy.";

	private Reasons() {
	}

}
