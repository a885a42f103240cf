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

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.Info;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SpaceIsClosed;
import io.github.gatherspring.simulator.api.SimulatorConnection;
import io.github.gatherspring.simulator.session.FaultPlan;
import io.github.gatherspring.simulator.session.FaultPlan.AnswerMode;
import io.github.gatherspring.simulator.session.Sessions;
import io.github.gatherspring.simulator.wire.SimulatorThread;
import io.github.gatherspring.simulator.world.Audience;

/**
 * What goes wrong on demand. Some faults happen at once to every open connection (for one
 * alone see {@link SimulatorConnection}), others last until {@link #reset()}. Safe from
 * any thread; durations are real time.
 *
 * @since 0.1.0
 */
public final class Faults {

	private static final int LARGEST_FRAME = 128 * 1024 * 1024;

	private final SimulatorThread thread;

	private final Sessions sessions;

	private final IntSupplier newPort;

	private final FaultPlan plan;

	/**
	 * Create the faults of one simulator.
	 * @param thread the thread of the simulator
	 * @param sessions its connections
	 * @param newPort opens another port for clients and returns it
	 */
	public Faults(SimulatorThread thread, Sessions sessions, IntSupplier newPort) {
		this.thread = thread;
		this.sessions = sessions;
		this.newPort = newPort;
		this.plan = sessions.plan();
	}

	/**
	 * End every fault that lasts. Frozen connections go on; answers that were held back
	 * are lost.
	 */
	public void reset() {
		lasting((plan) -> {
			plan.reset();
			this.sessions.connections().forEach((connection) -> {
				connection.fragment(0);
				connection.unfreeze();
			});
		});
	}

	// At once, to every connection

	/**
	 * Reset the TCP connections, without a close frame.
	 */
	public void dropConnection() {
		each(SimulatorConnection::drop);
	}

	/**
	 * Close with a code.
	 * @param code close code, 1000 to 4999
	 * @param reason text for the clients
	 */
	public void close(int code, String reason) {
		each((connection) -> connection.close(code, reason));
	}

	/**
	 * Kick everybody out, as a moderator would: close code 4010.
	 */
	public void kick() {
		this.thread.run(() -> {
			for (SimulatorConnection connection : this.sessions.connections()) {
				String userId = connection.userId();
				if (userId != null) {
					this.sessions.world().kick(userId, 4010, "Kicked from the space");
				}
			}
			this.sessions.flush();
		});
	}

	/**
	 * Move the space to another port: connections are closed with 4009 and the assignment
	 * names the new address from now on. Clients that come to the old port are sent away.
	 * Not to be called on the thread of the simulator.
	 * @return the new port
	 */
	public int reassign() {
		int port = this.newPort.getAsInt();
		this.thread.run(() -> this.sessions.gamePort(port));
		close(4009, "Space reassigned to another server");
		return port;
	}

	/**
	 * Neither read nor write on the open connections from now on, while TCP stays open.
	 */
	public void freeze() {
		each(SimulatorConnection::freeze);
	}

	/**
	 * Freeze the open connections for a while.
	 * @param duration for how long
	 */
	public void freeze(Duration duration) {
		each((connection) -> connection.freeze(duration));
	}

	/**
	 * Let frozen connections go on; what was held back goes out.
	 */
	public void unfreeze() {
		each(SimulatorConnection::unfreeze);
	}

	/**
	 * Send a binary message that is no batch.
	 */
	public void garbage() {
		each((connection) -> connection.sendRaw(new byte[] { 10, 127, 3, (byte) 0xff, 7, (byte) 0xff }));
	}

	/**
	 * Send a text message.
	 */
	public void textFrame() {
		each((connection) -> connection.sendText("{\"this\":\"is no protobuf\"}"));
	}

	/**
	 * Send a batch without events.
	 */
	public void emptyBatch() {
		each(SimulatorConnection::send);
	}

	/**
	 * Send an event that no schema knows.
	 */
	public void unknownEvent() {
		// events { 1999: "?" }
		each((connection) -> connection.sendRaw(new byte[] { 10, 4, (byte) 0xfa, 124, 1, 63 }));
	}

	/**
	 * Send a message that is larger than most, whatever clients have subscribed to.
	 * @param bytes at least how large, from 0 to 128 MiB
	 */
	public void hugeFrame(int bytes) {
		if (bytes < 0 || bytes > LARGEST_FRAME) {
			throw new IllegalArgumentException(
					"'bytes' is " + bytes + ", expected 0 to " + LARGEST_FRAME + ", for the frame is kept in memory");
		}
		byte[] payload = ServerClientBatch.newBuilder()
			.addEvents(ServerClientEvent.newBuilder().setInfo(Info.newBuilder().setMessage("x".repeat(bytes))))
			.build()
			.toByteArray();
		each((connection) -> connection.sendRaw(payload));
	}

	/**
	 * Write bytes that are no WebSocket frame.
	 */
	public void brokenFrame() {
		each((connection) -> connection.writeToSocket(new byte[] { (byte) 0xff, 0x7f, 1, 2, 3 }));
	}

	/**
	 * Begin a message and reset the TCP connection before its end.
	 */
	public void closeMidMessage() {
		each((connection) -> {
			// FIN is not set: more would have to follow.
			connection.writeToSocket(new byte[] { 2, 4, 10, 2, 1, 2 });
			this.thread.later(Duration.ofMillis(50), connection::drop);
		});
	}

	/**
	 * Write one byte of a message after the other, slowly, without ever ending it.
	 * @param pause time between bytes
	 */
	public void slowLoris(Duration pause) {
		each((connection) -> {
			connection.writeToSocket(new byte[] { (byte) 0x82, 126, 0x7f, 0x7f });
			dribble(connection, pause);
		});
	}

	private void dribble(SimulatorConnection connection, Duration pause) {
		this.thread.later(pause, () -> {
			if (connection.isOpen()) {
				connection.writeToSocket(new byte[] { 10 });
				dribble(connection, pause);
			}
		});
	}

	// From now on

	/**
	 * Send every message in fragments, on open and on new connections.
	 * @param bytes size of a fragment, 0 for whole messages
	 */
	public void fragment(int bytes) {
		lasting((plan) -> plan.fragment(bytes));
		each((connection) -> connection.fragment(bytes));
	}

	/**
	 * Answer transactions late.
	 * @param delay by how much, zero for at once
	 */
	public void delayAnswers(Duration delay) {
		lasting((plan) -> plan.answerDelay(delay));
	}

	/**
	 * Keep answers to transactions back until they are released.
	 */
	public void holdAnswers() {
		lasting((plan) -> plan.answers(AnswerMode.HOLD));
	}

	/**
	 * Send the answers that were kept back, and further ones at once.
	 * @param order in which order
	 */
	public void releaseAnswers(ReleaseOrder order) {
		lasting((plan) -> {
			List<Runnable> held = new ArrayList<>(plan.held());
			plan.held().clear();
			plan.answers(AnswerMode.SEND);
			if (order == ReleaseOrder.LAST_TO_FIRST) {
				Collections.reverse(held);
			}
			else if (order == ReleaseOrder.SHUFFLED) {
				Collections.shuffle(held, new Random(held.size()));
			}
			held.forEach(Runnable::run);
		});
	}

	/**
	 * Never answer transactions.
	 */
	public void dropAnswers() {
		lasting((plan) -> plan.answers(AnswerMode.DROP));
	}

	/**
	 * Answer transactions twice.
	 */
	public void duplicateAnswers() {
		lasting((plan) -> plan.answers(AnswerMode.DUPLICATE));
	}

	/**
	 * Answer transactions at once and once again.
	 */
	public void answerNormally() {
		lasting((plan) -> {
			plan.answers(AnswerMode.SEND);
			plan.answerDelay(Duration.ZERO);
		});
	}

	/**
	 * Refuse an action.
	 * @param action its name in lowerCamelCase
	 * @param reason what clients are told
	 */
	public void refuse(String action, String reason) {
		if (ClientServerAction.getDescriptor().findFieldByName(action) == null) {
			throw new IllegalArgumentException("There is no action '" + action + "'");
		}
		lasting((plan) -> plan.refusals().put(action, reason));
	}

	/**
	 * Fail every assignment.
	 * @param status HTTP status
	 */
	public void failAssignment(int status) {
		failAssignment(status, Integer.MAX_VALUE);
	}

	/**
	 * Fail some assignments.
	 * @param status HTTP status
	 * @param times how many
	 */
	public void failAssignment(int status, int times) {
		lasting((plan) -> plan.failAssignment(status, times));
	}

	/**
	 * Answer assignments late.
	 * @param delay by how much, zero for at once
	 */
	public void delayAssignment(Duration delay) {
		lasting((plan) -> plan.assignmentDelay(delay));
	}

	/**
	 * Never answer assignments.
	 */
	public void hangAssignment() {
		lasting((plan) -> plan.assignmentHangs(true));
	}

	/**
	 * Answer assignments byte by byte and never to the end.
	 */
	public void slowLorisAssignment() {
		lasting((plan) -> plan.assignmentDribbles(true));
	}

	/**
	 * Answer assignments with something else than the address of this simulator.
	 * @param body the address, as it is to be sent
	 */
	public void assign(String body) {
		lasting((plan) -> plan.assignmentBody(body));
	}

	/**
	 * Answer assignments with plain text instead of a JSON string.
	 */
	public void assignmentAsPlainText() {
		lasting((plan) -> plan.assignmentPlainText(true));
	}

	/**
	 * Refuse every WebSocket upgrade.
	 * @param status HTTP status
	 */
	public void refuseUpgrade(int status) {
		refuseUpgrade(status, Integer.MAX_VALUE);
	}

	/**
	 * Refuse some WebSocket upgrades.
	 * @param status HTTP status
	 * @param times how many
	 */
	public void refuseUpgrade(int status, int times) {
		lasting((plan) -> plan.refuseUpgrade(status, times));
	}

	/**
	 * Close every new connection at its {@code init}.
	 * @param code close code
	 */
	public void refuseInit(int code) {
		lasting((plan) -> plan.initCloseCode(code));
	}

	/**
	 * Say that the space is full: new connections are closed with 4012.
	 */
	public void capacity() {
		lasting((plan) -> plan.atCapacity(true));
	}

	/**
	 * Close the space: everybody is told so and closed with 4011, and so is whoever comes
	 * later.
	 */
	public void closeSpace() {
		lasting((plan) -> plan.initCloseCode(4011));
		this.thread.run(() -> {
			this.sessions.world()
				.publish(ServerClientEvent.newBuilder().setSpaceIsClosed(SpaceIsClosed.getDefaultInstance()).build(),
						null, Audience.EVERYONE);
			this.sessions.flush();
		});
		close(4011, "The space is closed");
	}

	/**
	 * Never answer {@code init}.
	 */
	public void neverReady() {
		lasting((plan) -> plan.neverReady(true));
	}

	/**
	 * Send nothing to new connections after {@code ready}.
	 */
	public void silentAfterReady() {
		lasting((plan) -> plan.silentAfterReady(true));
	}

	/**
	 * Refuse calls of the HTTP API, the assignment apart.
	 * @param status HTTP status, 429 for instance
	 * @param after how many calls go through before
	 * @param times how many calls are refused then
	 */
	public void refuseCalls(int status, int after, int times) {
		lasting((plan) -> plan.http().refuse(status, after, times));
	}

	/**
	 * Answer writes of maps and guest lists with 200 and do not carry them out.
	 * @param times how many
	 */
	public void ignoreWrites(int times) {
		lasting((plan) -> plan.http().ignoreWrites(times));
	}

	/**
	 * Carry writes of maps and guest lists out, and answer them with a failure.
	 * @param status HTTP status, 500 for instance
	 * @param times how many
	 */
	public void failAfterWrites(int status, int times) {
		lasting((plan) -> plan.http().failAfterWrites(status, times));
	}

	/**
	 * Let somebody else put an object on a map after it was read.
	 * @param times after how many of the next times
	 */
	public void anotherEditor(int times) {
		lasting((plan) -> plan.http().anotherEditor(times));
	}

	/**
	 * Tell maps in the older form, with objects as a list, whatever is asked for.
	 */
	public void olderMaps() {
		lasting((plan) -> plan.http().olderMaps(true));
	}

	/**
	 * Let no other origin read images.
	 */
	public void closedImages() {
		lasting((plan) -> plan.http().closedImages(true));
	}

	private void lasting(Consumer<FaultPlan> change) {
		this.thread.run(() -> change.accept(this.plan));
	}

	private void each(Consumer<SimulatorConnection> fault) {
		this.thread.run(() -> this.sessions.connections().forEach(fault));
	}

}
