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

import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.TransactionStatus;
import io.github.gatherspring.simulator.wire.SimulatorThread;
import org.jspecify.annotations.Nullable;

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
	 * Answer a transaction.
	 * @param txnId its id
	 * @param reason why it failed, {@code null} if it succeeded
	 */
	void answer(int txnId, @Nullable String reason) {
		TransactionStatus.Builder status = TransactionStatus.newBuilder().setTxnId(txnId).setSucceeded(reason == null);
		if (reason != null) {
			status.setReason(reason);
		}
		ServerClientEvent event = ServerClientEvent.newBuilder().setTransactionStatus(status).build();
		switch (this.plan.answers()) {
			case SEND -> send(event);
			case HOLD -> this.plan.held().add(() -> now(event));
			case DUPLICATE -> {
				send(event);
				send(event);
			}
			case DROP -> {
				// That is the fault.
			}
		}
	}

	private void send(ServerClientEvent event) {
		if (this.plan.answerDelay().isZero()) {
			this.outbox.add(event);
		}
		else {
			this.thread.later(this.plan.answerDelay(), () -> now(event));
		}
	}

	private void now(ServerClientEvent event) {
		this.outbox.add(event);
		this.outbox.flush();
	}

}
