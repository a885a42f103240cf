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

package io.github.gatherspring.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a client wants to look like. Internal to the client; public because the
 * client lives in another package.
 * <p>
 * Any thread. Nothing is called under the lock.
 *
 * @since 0.1.0
 */
public final class PresenceKeeper implements GatherPresence {

	/** Wishes within so long are sent together, the newest of each value. */
	private static final Duration MOMENT = Duration.ofMillis(100);

	/** How often to look for a connection while somebody waits. */
	private static final Duration LOOK = Duration.ofSeconds(1);

	private final Server server;

	private final PresenceConflict onConflict;

	private final Duration limit;

	private final PresenceRemarks remarks;

	private final PresenceAlarm alarm;

	private final Object lock = new Object();

	private final Map<PresenceField, Wish> wishes = new EnumMap<>(PresenceField.class);

	private boolean connected;

	private Instant sendFrom = Instant.MIN;

	private volatile boolean idle = true;

	/**
	 * Creates a keeper that wants nothing.
	 * @param server the way to the server
	 * @param onConflict what to do when somebody else changes a value
	 * @param limit how long an applied change waits for a connection
	 * @param remarks logs what happens
	 */
	public PresenceKeeper(Server server, PresenceConflict onConflict, Duration limit, PresenceRemarks remarks) {
		this.server = server;
		this.onConflict = onConflict;
		this.limit = limit;
		this.remarks = remarks;
		this.alarm = new PresenceAlarm(server, this::settle);
		for (PresenceField field : PresenceField.values()) {
			this.wishes.put(field, new Wish(field));
		}
	}

	// What the application wants

	@Override
	public PresenceChange change() {
		return new PresenceChange(this);
	}

	CompletableFuture<Void> apply(PresenceChange change) {
		Instant now = this.server.now();
		Instant end = change.end(now);
		if (end != null && !end.isAfter(now)) {
			return CompletableFuture.failedFuture(new IllegalArgumentException(
					"'end' must be in the future, but was " + end + ", and it is " + now + " now"));
		}
		Applied applied = new Applied(change.values().size());
		Optional<Player> me = this.server.me();
		synchronized (this.lock) {
			wake(me);
			change.values().forEach((field, value) -> {
				wish(field).want(value, end);
				wish(field).await(applied);
			});
			changed(now);
		}
		settle();
		return bounded(applied);
	}

	/**
	 * Wants something from the first connection on.
	 * @param presence what is wanted
	 */
	public void want(Presence presence) {
		Map<PresenceField, Object> values = PresenceValues.of(presence);
		synchronized (this.lock) {
			values.forEach((field, value) -> wish(field).want(value, null));
			if (!values.isEmpty()) {
				this.idle = false;
			}
		}
	}

	@Override
	public CompletableFuture<Void> clear() {
		Instant now = this.server.now();
		Applied applied = new Applied(this.wishes.size());
		Optional<Player> me = this.server.me();
		synchronized (this.lock) {
			wake(me);
			this.wishes.values().forEach((wish) -> {
				wish.drop();
				wish.await(applied);
			});
			changed(now);
		}
		settle();
		return bounded(applied);
	}

	/**
	 * Nobody has watched what the server shows as long as nothing was wanted.
	 */
	private void wake(Optional<Player> me) {
		if (this.idle && this.connected) {
			this.wishes.values().forEach((wish) -> wish.shows(shownOf(wish.field(), me)));
		}
		this.idle = false;
	}

	private void changed(Instant now) {
		if (!this.sendFrom.isAfter(now)) {
			this.sendFrom = now.plus(MOMENT);
		}
	}

	/**
	 * Who waits for a wish waits no longer than for an action, also for a client that is
	 * never started.
	 */
	private CompletableFuture<Void> bounded(Applied applied) {
		if (applied.isOver()) {
			return applied.future();
		}
		return applied.future()
			.orTimeout(this.limit.toMillis(), TimeUnit.MILLISECONDS)
			.exceptionallyCompose((failure) -> CompletableFuture
				.failedFuture((failure instanceof TimeoutException) ? this.server.notConnected(this.limit) : failure));
	}

	@Override
	public Presence wanted() {
		Instant now = this.server.now();
		synchronized (this.lock) {
			PresenceValues values = new PresenceValues();
			this.wishes.forEach((field, wish) -> values.put(field, wish.target(now), wish.until()));
			return values.presence();
		}
	}

	@Override
	public Presence actual() {
		PresenceValues values = new PresenceValues();
		this.server.me().ifPresent((me) -> {
			for (PresenceField field : PresenceField.values()) {
				values.put(field, field.read(me), null);
			}
		});
		return values.presence();
	}

	// What happens to the client

	/**
	 * The client is ready: the world is complete.
	 */
	public void connected() {
		Instant now = this.server.now();
		Optional<Player> me = this.server.me();
		List<Wish> left = new ArrayList<>();
		synchronized (this.lock) {
			begin(now, me, left);
			this.sendFrom = now;
		}
		left.forEach((wish) -> this.remarks.yielded(wish.field(), shownOf(wish.field(), me)));
		this.alarm.forget();
		settle();
	}

	private void begin(Instant now, Optional<Player> me, List<Wish> left) {
		this.connected = true;
		for (Wish wish : this.wishes.values()) {
			if (wish.connected(now, shownOf(wish.field(), me), this.onConflict == PresenceConflict.YIELD)) {
				left.add(wish);
			}
		}
	}

	private static @Nullable Object shownOf(PresenceField field, Optional<Player> me) {
		return me.map(field::read).orElse(null);
	}

	/**
	 * The client is not ready any more.
	 * @param rest why it will not be again by itself; {@code null} while it tries
	 */
	public void disconnected(@Nullable RuntimeException rest) {
		List<Runnable> ends = new ArrayList<>();
		synchronized (this.lock) {
			this.connected = false;
			if (rest != null) {
				this.sendFrom = Instant.MIN;
				this.wishes.values().forEach((wish) -> wish.end(rest, ends::add));
			}
		}
		this.alarm.forget();
		ends.forEach(this.server::execute);
	}

	/**
	 * Says whether an event of the client's own user matters here.
	 * @param event the number of the event
	 * @return whether to tell of it
	 */
	public boolean isWatching(int event) {
		return !this.idle && PresenceField.shownBy(event) != null;
	}

	/**
	 * The server shows something of this client's own user.
	 * @param event the number of the event
	 * @param me the user since
	 * @param at when the event arrived
	 */
	public void seen(int event, Player me, Instant at) {
		PresenceField field = this.idle ? null : PresenceField.shownBy(event);
		Object value = (field != null) ? field.read(me) : null;
		if (field == null || value == null) {
			return;
		}
		boolean conflict;
		boolean first = false;
		synchronized (this.lock) {
			Wish wish = wish(field);
			conflict = wish.seen(value, at);
			if (conflict && this.onConflict == PresenceConflict.YIELD) {
				wish.leave();
			}
			else if (conflict) {
				first = wish.insist(at);
			}
		}
		if (conflict && this.onConflict == PresenceConflict.YIELD) {
			this.remarks.yielded(field, value);
		}
		else if (conflict) {
			this.remarks.kept(field, value, first);
		}
		settle();
	}

	/**
	 * The application sets something directly: that is no wish and ends one.
	 * @param action the action
	 */
	public void setDirectly(ClientServerAction action) {
		PresenceField field = this.idle ? null : PresenceField.setBy(action);
		if (field == null) {
			return;
		}
		List<Runnable> ends = new ArrayList<>();
		synchronized (this.lock) {
			wish(field).leave();
			wish(field).end(
					new IllegalStateException(
							"The wish for the " + field.label() + " has ended: the application has set it directly"),
					ends::add);
		}
		ends.forEach(this.server::execute);
	}

	/**
	 * The client stops and leaves what it has set: what was not sent yet goes out now.
	 */
	public void flush() {
		synchronized (this.lock) {
			this.sendFrom = Instant.MIN;
		}
		settle();
	}

	/**
	 * The client stops and leaves nothing behind.
	 * @return the actions that take back what it has set
	 */
	public List<ClientServerAction> farewell() {
		List<ClientServerAction> actions = new ArrayList<>();
		synchronized (this.lock) {
			for (Wish wish : this.wishes.values()) {
				Object back = wish.farewell();
				if (back != null) {
					actions.add(wish.field().action(back));
				}
			}
		}
		return actions;
	}

	// What is to be done about it

	private void settle() {
		if (this.idle) {
			return;
		}
		Instant now = this.server.now();
		boolean ready = this.server.isReady();
		Optional<Player> me = this.server.me();
		Map<Wish, Wish.Step> steps = new LinkedHashMap<>();
		List<Runnable> ends = new ArrayList<>();
		Instant next;
		synchronized (this.lock) {
			if (ready && !this.connected && isAwaited()) {
				// The news of it may wait behind a listener that waits for this.
				begin(now, me, new ArrayList<>());
			}
			boolean sends = ready && this.connected && !now.isBefore(this.sendFrom);
			for (Wish wish : this.wishes.values()) {
				Wish.Step step = sends ? wish.next(now) : null;
				if (step != null) {
					steps.put(wish, step);
				}
				wish.settle(now, ready && this.connected, ends::add);
			}
			this.idle = this.wishes.values().stream().allMatch(Wish::isIdle);
			next = next(now, ready);
		}
		this.alarm.set(next, now);
		ends.forEach(this.server::execute);
		steps.forEach(this::send);
	}

	private boolean isAwaited() {
		return this.wishes.values().stream().anyMatch(Wish::isAwaited);
	}

	private @Nullable Instant next(Instant now, boolean ready) {
		Instant next = null;
		for (Wish wish : this.wishes.values()) {
			Instant moment = ready ? wish.nextMoment() : null;
			// A pause that is over was made use of, or nothing was to be sent after it.
			if (moment != null && moment.isAfter(now) && (next == null || moment.isBefore(next))) {
				next = moment;
			}
		}
		if (ready && this.sendFrom.isAfter(now) && (next == null || this.sendFrom.isBefore(next))) {
			next = this.sendFrom;
		}
		Instant look = now.plus(LOOK);
		return ((!ready || !this.connected) && isAwaited() && (next == null || look.isBefore(next))) ? look : next;
	}

	private void send(Wish wish, Wish.Step step) {
		this.server.send(wish.field().action(step.value())).whenComplete((done, failure) -> {
			if (failure == null) {
				Instant now = this.server.now();
				synchronized (this.lock) {
					wish.succeeded(step, now);
				}
				settle();
			}
			else {
				failed(wish, step, (failure instanceof CompletionException && failure.getCause() != null)
						? failure.getCause() : failure);
			}
		});
	}

	private void failed(Wish wish, Wish.Step step, Throwable failure) {
		Instant now = this.server.now();
		Verdict verdict = this.server.verdict(failure);
		List<Runnable> ends = new ArrayList<>();
		boolean news;
		synchronized (this.lock) {
			news = wish.failed(step, now, verdict);
			if (news) {
				wish.end(failure, ends::add);
			}
		}
		if (news) {
			this.remarks.failed(wish.field(), verdict, failure);
		}
		ends.forEach(Runnable::run);
		settle();
	}

	private Wish wish(PresenceField field) {
		Wish wish = this.wishes.get(field);
		if (wish == null) {
			throw new IllegalStateException("There is no wish for " + field);
		}
		return wish;
	}

	/**
	 * What becomes of an action that failed.
	 *
	 * @since 0.1.0
	 */
	public enum Verdict {

		/** The connection was lost; the next one shows what is to be done. */
		LOST,

		/** Another attempt may succeed. */
		TRY_AGAIN,

		/** The server does not want it. */
		REFUSED

	}

	/**
	 * The way to the server.
	 *
	 * @since 0.1.0
	 */
	public interface Server {

		/**
		 * Sends an action.
		 * @param action the action
		 * @return completes with its answer, on a worker
		 */
		CompletableFuture<Void> send(ClientServerAction action);

		/**
		 * Says whether the client is ready.
		 * @return whether the server has told its world
		 */
		boolean isReady();

		/**
		 * Returns the user that the client acts as.
		 * @return the player, if the server shows it
		 */
		Optional<Player> me();

		/**
		 * Returns the present time.
		 * @return the time of day by the client's clock
		 */
		Instant now();

		/**
		 * Runs a task on a worker later; never for a client that is not started.
		 * @param delay how much later
		 * @param task the task
		 * @return takes the task back
		 */
		Runnable later(Duration delay, Runnable task);

		/**
		 * Runs a task that may run an application's code.
		 * @param task the task
		 */
		void execute(Runnable task);

		/**
		 * Judges a failure.
		 * @param failure why an action failed
		 * @return what to make of it
		 */
		Verdict verdict(Throwable failure);

		/**
		 * Returns the failure of a wish that has waited in vain for a connection.
		 * @param limit how long it has waited
		 * @return the failure
		 */
		RuntimeException notConnected(Duration limit);

	}

}
