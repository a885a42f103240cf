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

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.github.gatherspring.setting.Setting;
import org.jspecify.annotations.Nullable;

/**
 * The end of one run: the steps of a stop that change its state, and giving up. What it
 * does happens on the run's serial executor; its futures end there.
 */
final class Ending {

	private final ConnectionParts parts;

	private final Run run;

	private final StateMachine machine;

	private final Closing closing;

	private final OutageLog log;

	private final Runnable atRest;

	/**
	 * Prepares for the end.
	 * @param parts what the connection is made of
	 * @param run the run
	 * @param machine its state
	 * @param closing ends its session
	 * @param log logs that it gave up
	 * @param atRest hears that the run is over, before anybody can see it
	 */
	Ending(ConnectionParts parts, Run run, StateMachine machine, Closing closing, OutageLog log, Runnable atRest) {
		this.parts = parts;
		this.run = run;
		this.machine = machine;
		this.closing = closing;
		this.log = log;
		this.atRest = atRest;
	}

	private <T extends @Nullable Object> CompletableFuture<T> step(Consumer<CompletableFuture<T>> step) {
		CompletableFuture<T> done = new CompletableFuture<>();
		this.run.serial().execute(() -> step.accept(done));
		return done;
	}

	/**
	 * Begins to stop: no new action is taken, no more events are handed over.
	 * @return whether there is something to stop
	 */
	CompletableFuture<Boolean> beginStop() {
		return step((begun) -> {
			boolean stopping = this.machine.state().canBecome(ConnectionState.STOPPING);
			if (stopping) {
				this.parts.outgoing().refuse("the client is being stopped; start it again first");
				Live live = this.machine.live();
				if (live != null) {
					live.stop();
				}
				this.machine.transition(ConnectionState.STOPPING, (live != null) ? live : Phase.NONE,
						(status) -> status.withReason("the client is being stopped", null).withRetryIn(null));
				this.run.inbound().mute();
			}
			begun.complete(stopping);
		});
	}

	/**
	 * Returns a future that ends when the avatar that is entering has entered, or never
	 * will.
	 * @return the future
	 */
	CompletableFuture<@Nullable Void> entered() {
		return step((entered) -> {
			Live live = this.machine.live();
			if (live != null) {
				live.handshake().stop().thenRun(() -> entered.complete(null));
			}
			else {
				entered.complete(null);
			}
		});
	}

	/**
	 * Lets actions through that were taken before the stop, and the last ones.
	 * @return whether actions go out; not when the server has not accepted this client
	 */
	CompletableFuture<Boolean> openForStop() {
		return step((opened) -> {
			Live live = this.machine.live();
			opened.complete(
					live != null && this.machine.state() == ConnectionState.STOPPING && live.handshake().openForStop());
		});
	}

	/**
	 * Ends the stop: closes the socket and fails the actions left.
	 * @param interruptListeners whether to interrupt a listener that does not end
	 * @return ends when that is done
	 */
	CompletableFuture<@Nullable Void> finishStop(boolean interruptListeners) {
		return step((finished) -> {
			if (this.machine.state() == ConnectionState.STOPPING) {
				LossCause cause = LossCause.stopped();
				this.closing.end(this.machine.live(), cause, "client stopped", false);
				rest(ConnectionState.STOPPED, cause.reason(), null, cause.reason(),
						"the client is stopped; start it first", interruptListeners);
			}
			finished.complete(null);
		});
	}

	/**
	 * Gives up: there is to be no other attempt.
	 * @param live the session that is lost; {@code null} when there is none
	 * @param cause why
	 */
	void giveUp(@Nullable Live live, LossCause cause) {
		this.run.serial().check();
		this.closing.end(live, cause, cause.reason(), false);
		String why = (cause.verdict() == CloseCode.Verdict.STOP) ? cause.reason()
				: cause.reason() + " (" + this.parts.settings().names().of(Setting.RECONNECT_ENABLED) + " is false)";
		this.log.gaveUp(this.parts.settings().spaceId().toString(), why);
		String ended = "the client gave up: " + why;
		rest(ConnectionState.FAILED, why, cause.closeCode(), ended, ended, true);
	}

	/**
	 * Comes to rest because the application does not let the client connect. A close code
	 * stays in the status: it may be why.
	 * @param before the status before the attempt
	 */
	void notPermitted(ConnectionStatus before) {
		this.run.serial().check();
		boolean lost = before.state() == ConnectionState.WAITING_TO_RECONNECT;
		LossCause cause = LossCause.notPermitted(lost ? before.reason() : null);
		this.log.notPermitted(cause);
		rest(ConnectionState.FAILED, cause.reason(), lost ? before.closeCode() : null, cause.reason(), cause.reason(),
				true);
	}

	/**
	 * Comes to rest: nobody sees the new state while this run still counts as the present
	 * one, and nothing can be put into the outbox after it was emptied.
	 */
	private void rest(ConnectionState rest, String reason, @Nullable Integer closeCode, String endOfActions,
			String refusal, boolean interruptListeners) {
		List<PendingAction> left = this.parts.outgoing().close(refusal);
		this.atRest.run();
		this.machine.transition(rest, Phase.NONE, (status) -> status.withReason(reason, closeCode).withRetryIn(null));
		left.forEach((action) -> this.run.end(action.end(), () -> action.end().disconnected(endOfActions, false)));
		this.run.end(interruptListeners);
	}

}
