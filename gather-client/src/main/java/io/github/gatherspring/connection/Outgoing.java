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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.setting.SettingNames;
import org.jspecify.annotations.Nullable;

/**
 * The application's actions on their way out: those that wait for a connection, and the
 * session that the others go to. Outlives sessions. Its lock is innermost: nothing is
 * called under it but the session's book-keeping, and nobody's code.
 */
final class Outgoing {

	private final ReentrantLock lock = new ReentrantLock();

	private final Outbox outbox;

	private final SettingNames names;

	/* Written under the lock; read without it by who only looks. */
	private volatile @Nullable Session open;

	private @Nullable String refusal;

	Outgoing(int capacity, SettingNames names) {
		this.outbox = new Outbox(capacity);
		this.names = names;
	}

	/**
	 * Sends an action now, or once there is a connection. Tells its end at once when it
	 * is not taken.
	 * @param action the action
	 * @return whether it was taken
	 */
	boolean submit(PendingAction action) {
		String refused;
		FrameWriter writer = null;
		int full = 0;
		this.lock.lock();
		try {
			refused = this.refusal;
			Session target = this.open;
			if (refused == null && target != null) {
				if (target.isFull()) {
					full = target.unwritten() + target.transactions().count();
				}
				else {
					writer = target.enqueue(action);
				}
			}
			else if (refused == null) {
				refused = this.outbox.refusal(action.kind());
				if (refused == null && this.outbox.isFull()) {
					full = this.outbox.size();
				}
				else if (refused == null) {
					this.outbox.add(action);
				}
			}
		}
		finally {
			this.lock.unlock();
		}
		if (writer != null) {
			writer.write();
		}
		if (refused != null) {
			action.end().disconnected(refused, false);
		}
		else if (full > 0) {
			action.end().queueFull(full, this.names.of(Setting.ACTION_QUEUE_CAPACITY));
		}
		return refused == null && full == 0;
	}

	/**
	 * Sends an action of a stop, which takes no others any more.
	 * @param action the action
	 * @return whether there is a session to send it to
	 */
	boolean submitLast(PendingAction action) {
		FrameWriter writer = null;
		boolean sent = false;
		this.lock.lock();
		try {
			Session target = this.open;
			if (target != null) {
				writer = target.enqueue(action);
				sent = true;
			}
		}
		finally {
			this.lock.unlock();
		}
		if (writer != null) {
			writer.write();
		}
		return sent;
	}

	/**
	 * Takes no new actions; those that were taken go on.
	 * @param reason what happens, and what to do about it
	 */
	void refuse(String reason) {
		this.lock.lock();
		try {
			this.refusal = reason;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes actions again.
	 */
	void accept() {
		this.lock.lock();
		try {
			this.refusal = null;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Lets actions through, those that wait first.
	 * @param session where they go
	 */
	void open(Session session) {
		FrameWriter writer = null;
		this.lock.lock();
		try {
			if (this.open == session) {
				return;
			}
			for (PendingAction next = this.outbox.poll(); next != null; next = this.outbox.poll()) {
				FrameWriter idle = session.enqueue(next);
				writer = (idle != null) ? idle : writer;
			}
			this.open = session;
		}
		finally {
			this.lock.unlock();
		}
		if (writer != null) {
			writer.write();
		}
	}

	/**
	 * Takes back what a session has not ended.
	 * @param session the session, which is over
	 * @param keepUnwritten whether actions that were not written wait for the next
	 * session
	 * @return the actions that end with the session
	 */
	List<PendingAction> end(Session session, boolean keepUnwritten) {
		List<PendingAction> failed = new ArrayList<>();
		this.lock.lock();
		try {
			boolean keep = keepUnwritten && this.open == session;
			this.open = null;
			List<PendingAction> kept = new ArrayList<>();
			for (PendingAction action : session.takeBack()) {
				(keep && !action.isWritten() ? kept : failed).add(action);
			}
			failed.addAll(this.outbox.putBack(kept));
		}
		finally {
			this.lock.unlock();
		}
		session.transactions().tellIfIdle();
		return failed;
	}

	/**
	 * Takes nothing more and gives back what waits.
	 * @param reason what happens to new actions, and what to do about it
	 * @return the actions that waited
	 */
	List<PendingAction> close(String reason) {
		this.lock.lock();
		try {
			this.refusal = reason;
			return this.outbox.removeAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes out what is overdue.
	 * @param now the present time in nanoseconds
	 * @return the actions
	 */
	List<PendingAction> removeOverdue(long now) {
		this.lock.lock();
		try {
			List<PendingAction> overdue = new ArrayList<>(this.outbox.removeOverdue(now));
			Session target = this.open;
			if (target != null) {
				overdue.addAll(target.transactions().removeOverdue(now));
			}
			return overdue;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The ends of actions that were taken out were told.
	 */
	void told() {
		Session target = this.open;
		if (target != null) {
			target.transactions().tellIfIdle();
		}
	}

	/**
	 * Returns a future that ends once everything that was sent is answered, overdue or
	 * lost.
	 * @return the future
	 */
	CompletableFuture<@Nullable Void> whenAnswered() {
		Session target = this.open;
		return (target != null) ? target.transactions().whenIdle() : CompletableFuture.completedFuture(null);
	}

	/**
	 * Says whether time limits are to be looked after.
	 * @return whether anything waits, for a connection or for an answer
	 */
	boolean isIdle() {
		this.lock.lock();
		try {
			Session target = this.open;
			return this.outbox.isEmpty() && (target == null || target.transactions().isEmpty());
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Says whether answers are awaited. Takes no lock: the queue of events asks while it
	 * holds its own.
	 * @return whether any is
	 */
	boolean isAnswerAwaited() {
		Session target = this.open;
		return target != null && !target.transactions().isEmpty();
	}

	int waiting() {
		this.lock.lock();
		try {
			Session target = this.open;
			return this.outbox.size() + ((target != null) ? target.unwritten() : 0);
		}
		finally {
			this.lock.unlock();
		}
	}

	int pending() {
		Session target = this.open;
		return (target != null) ? target.transactions().count() : 0;
	}

}
