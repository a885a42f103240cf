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

package io.github.gatherspring.simulator.session;

import java.util.List;

import io.github.gatherspring.proto.ErrorEvent;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.TransactionStatus;
import io.github.gatherspring.simulator.wire.SimulatorThread;

/**
 * Answers to transactions, sent as the faults of the moment want it.
 */
final class Answers {

	private final FaultPlan plan;

	private final SimulatorThread thread;

	private final Outbox outbox;

	Answers(FaultPlan plan, SimulatorThread thread, Outbox outbox) {
		this.plan = plan;
		this.thread = thread;
		this.outbox = outbox;
	}

	/**
	 * Answer a transaction that succeeded.
	 * @param txnId its id
	 */
	void succeed(int txnId) {
		answer(List.of(status(TransactionStatus.newBuilder().setTxnId(txnId).setSucceeded(true))));
	}

	/**
	 * Answer a transaction that failed, with the same text in both events and both in one
	 * batch, as real servers do. Who has not asked for {@code error} gets the status
	 * alone.
	 * @param txnId its id
	 * @param code code of the {@code error} event
	 * @param reason why it failed
	 */
	void refuse(int txnId, int code, String reason) {
		answer(List.of(error(code, reason), status(TransactionStatus.newBuilder().setTxnId(txnId).setReason(reason))));
	}

	static ServerClientEvent error(int code, String message) {
		return ServerClientEvent.newBuilder()
			.setError(ErrorEvent.newBuilder().setCode(code).setMessage(message))
			.build();
	}

	private static ServerClientEvent status(TransactionStatus.Builder status) {
		return ServerClientEvent.newBuilder().setTransactionStatus(status).build();
	}

	private void answer(List<ServerClientEvent> events) {
		switch (this.plan.answers()) {
			case SEND -> send(events);
			case HOLD -> this.plan.held().add(() -> now(events));
			case DUPLICATE -> {
				send(events);
				send(events);
			}
			case DROP -> {
				// That is the fault.
			}
		}
	}

	private void send(List<ServerClientEvent> events) {
		if (this.plan.answerDelay().isZero()) {
			events.forEach(this.outbox::offer);
		}
		else {
			this.thread.later(this.plan.answerDelay(), () -> now(events));
		}
	}

	private void now(List<ServerClientEvent> events) {
		events.forEach(this.outbox::offer);
		this.outbox.flush();
	}

}
