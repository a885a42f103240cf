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

package io.github.gatherspring.simulator.fault;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.simulator.api.SimulatorConnection;
import io.github.gatherspring.simulator.life.Stage;
import io.github.gatherspring.simulator.session.Sessions;
import io.github.gatherspring.simulator.wire.SimulatorThread;

/**
 * What a hostile or broken server does, to try a client with. Most of it happens at once
 * to every open connection, whatever it has subscribed to; what lasts ends with
 * {@link Faults#reset()}. Safe from any thread.
 *
 * @since 0.1.0
 */
public final class Hostile {

	private static final int IN_A_FRAME = 1000;

	private static final int MOST = 500_000;

	private static final int MOST_MUTATED = 100_000;

	private static final int FRAGMENT = 32 * 1024;

	private final SimulatorThread thread;

	private final Sessions sessions;

	private final Stage stage;

	/**
	 * Create what can be done to the clients of one simulator.
	 * @param thread the thread of the simulator
	 * @param sessions its connections
	 * @param stage where simulated players are given their orders
	 */
	public Hostile(SimulatorThread thread, Sessions sessions, Stage stage) {
		this.thread = thread;
		this.sessions = sessions;
		this.stage = stage;
	}

	/**
	 * Send valid messages with some bytes changed by chance.
	 * @param count how many, from 1 to 100,000
	 * @param seed the same seed makes the same messages
	 */
	public void mutatedFrames(int count, long seed) {
		if (count > MOST_MUTATED) {
			throw new IllegalArgumentException("'count' is " + count + ", expected 1 to " + MOST_MUTATED);
		}
		Random random = new Random(seed);
		inRounds(count, 1, (from) -> HostileFrames.mutated(random));
	}

	/**
	 * Begin a message and continue it with fragments, without ever ending it.
	 * @param mebibytes how much of it comes, at least 1
	 */
	public void endlessFragments(int mebibytes) {
		long frames = (long) check("mebibytes", mebibytes) * (1024 * 1024 / FRAGMENT);
		each((connection) -> {
			connection.writeToSocket(new byte[] { 2, 0 });
			connection.repeatToSocket(HostileFrames.continuation(FRAGMENT), frames);
		});
	}

	/**
	 * Send an empty message in very many empty fragments.
	 * @param count how many fragments, from 1 to 500,000
	 */
	public void emptyFragments(int count) {
		check("count", count);
		each((connection) -> {
			connection.writeToSocket(new byte[] { 2, 0 });
			connection.repeatToSocket(new byte[] { 0, 0 }, count)
				.thenRun(() -> connection.writeToSocket(new byte[] { (byte) 0x80, 0 }));
		});
	}

	/**
	 * Announce a frame of 2^63 − 1 bytes.
	 */
	public void endlessLength() {
		each((connection) -> connection.writeToSocket(HostileFrames.ENDLESS_HEAD));
	}

	/**
	 * Send an event with groups of unknown fields within each other.
	 * @param depth how many, from 1 to 500,000
	 */
	public void deepGroups(int depth) {
		byte[] payload = HostileFrames.groups(check("depth", depth));
		each((connection) -> connection.sendRaw(payload));
	}

	/**
	 * Send a frame of a MiB that says it is compressed and would become a GiB. It breaks
	 * the protocol, for this server agrees to no compression.
	 */
	public void deflateBomb() {
		byte[] frame = HostileFrames.deflateBomb();
		each((connection) -> connection.writeToSocket(frame));
	}

	/**
	 * Send events that no schema knows, each of another kind.
	 * @param count how many, from 1 to 500,000
	 */
	public void unknownEvents(int count) {
		inRounds(count, IN_A_FRAME, (from) -> HostileFrames.unknownEvents(from, Math.min(IN_A_FRAME, count - from)));
	}

	/**
	 * Send three events in a message, the second one with a text that is not UTF-8: half
	 * an emoji. The others are an {@code info} of {@code before} and one of
	 * {@code after}.
	 */
	public void brokenText() {
		each((connection) -> connection.sendRaw(HostileFrames.BROKEN_TEXT));
	}

	/**
	 * Send some thirty bytes that make a map of 2^31 − 1 by 2^31 − 1 tiles.
	 */
	public void giantCollisions() {
		byte[] payload = this.thread.call(() -> HostileFrames.giantCollisions(this.sessions.world().firstMap().id()));
		each((connection) -> connection.sendRaw(payload));
	}

	/**
	 * Bring in simulated players who all stand on one tile of the first map. They stay
	 * until the simulator is reset.
	 * @param count how many, from 1 to 10,000
	 */
	public void crowd(int count) {
		if (count < 1 || count > 10_000) {
			throw new IllegalArgumentException("'count' is " + count + ", expected 1 to 10000");
		}
		this.stage.play((troupe) -> {
			troupe.crowd(count);
			return troupe;
		});
	}

	/**
	 * Tell of people who come and leave at once, each another one.
	 * @param count how many, from 1 to 500,000
	 */
	public void passers(int count) {
		inRounds(count, IN_A_FRAME, (from) -> HostileFrames.passers(from, Math.min(IN_A_FRAME, count - from)));
	}

	/**
	 * Send an {@code info}, an {@code error} and a chat whose texts hold line breaks and
	 * escape sequences.
	 */
	public void forgedLines() {
		byte[] payload = HostileFrames.forgedLines();
		each((connection) -> connection.sendRaw(payload));
	}

	/**
	 * Send {@code error} events, each with another code.
	 * @param count how many, from 1 to 500,000
	 */
	public void errorCodes(int count) {
		inRounds(count, IN_A_FRAME, (from) -> HostileFrames.errorCodes(from, Math.min(IN_A_FRAME, count - from)));
	}

	/**
	 * Refuse every subscription from now on.
	 */
	public void refuseSubscriptions() {
		this.thread.run(() -> this.sessions.plan().refusedEvents((name) -> true));
	}

	/**
	 * Refuse every subscription that names one of some events from now on.
	 * @param names names of events; without any, all that are deprecated, which a newer
	 * server does not know
	 */
	public void refuseEvents(String... names) {
		Set<String> refused = new LinkedHashSet<>(Arrays.asList(names));
		if (refused.isEmpty()) {
			ServerClientEvent.getDescriptor()
				.getFields()
				.stream()
				.filter((field) -> field.getOptions().getDeprecated())
				.map(FieldDescriptor::getName)
				.forEach(refused::add);
		}
		this.thread.run(() -> this.sessions.plan().refusedEvents(refused::contains));
	}

	/**
	 * Answer assignments with something that no well-behaved server would from now on.
	 * @param answer with what
	 */
	public void answerAssignments(HostileAnswer answer) {
		this.thread.run(() -> this.sessions.plan().assignmentAnswer((call) -> answer.give(call, this.thread)));
	}

	private void inRounds(int count, int each, IntFunction<byte[]> payload) {
		check("count", count);
		for (int from = 0; from < count; from += each) {
			byte[] message = payload.apply(from);
			each((connection) -> connection.sendRaw(message));
		}
	}

	private static int check(String name, int value) {
		if (value < 1 || value > MOST) {
			throw new IllegalArgumentException("'" + name + "' is " + value + ", expected 1 to " + MOST);
		}
		return value;
	}

	private void each(Consumer<SimulatorConnection> deed) {
		this.thread.run(() -> this.sessions.connections().forEach(deed));
	}

}
