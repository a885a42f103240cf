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
package io.github.gatherspring.autoconfigure.leadership;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.function.LongSupplier;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.connection.CloseCode;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.leadership.LeadershipStatus;
import io.github.gatherspring.leadership.LeadershipStatus.Standing;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.integration.leader.AbstractCandidate;
import org.springframework.integration.leader.Context;
import org.springframework.integration.support.leader.LockRegistryLeaderInitiator;
import org.springframework.integration.support.locks.LockRegistry;

/**
 * One client that stands for election: starts when it is granted the lock, stops when it
 * loses it, and looks after both. Whatever happens to the client happens on one thread of
 * its own, never on the one that renews the lock: a client that takes its time must not
 * cost the lock.
 */
final class Candidacy extends AbstractCandidate {

	private static final Log logger = LogFactory.getLog(Candidacy.class);

	/** How often within a heartbeat interval to look whether the lock is still good. */
	private static final int LOOKS = 8;

	/** How long the end of an election waits for the lock to be freed. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	/** How long an election waits after an error before it asks for the lock again. */
	private static final Duration PAUSE = Duration.ofMillis(200);

	private final GatherClient client;

	private final LeadershipSettings settings;

	private final LockRegistry<?> locks;

	private final LeaderEvents events;

	private final LeaderDirectory directory;

	private final Lease lease;

	private final LockStore store;

	private final LongSupplier nanos;

	private final Clock clock;

	private final String prefix;

	private volatile Stand stand;

	private volatile boolean granted;

	private volatile long asideUntil;

	private volatile @Nullable WatchedLock lock;

	private volatile @Nullable Context context;

	private final AtomicReference<@Nullable Election> election = new AtomicReference<>();

	/**
	 * Creates a candidacy that has not begun.
	 * @param client the client
	 * @param settings what is set about it
	 * @param role what is elected
	 * @param instance the name of this instance
	 * @param locks where the lock is
	 * @param events tells the application
	 * @param directory knows who leads
	 */
	Candidacy(GatherClient client, LeadershipSettings settings, String role, String instance, LockRegistry<?> locks,
			LeaderEvents events, LeaderDirectory directory) {
		this(client, settings, role, instance, locks, events, directory, new Lease(settings.heartbeatInterval()),
				System::nanoTime, Clock.systemUTC());
	}

	Candidacy(GatherClient client, LeadershipSettings settings, String role, String instance, LockRegistry<?> locks,
			LeaderEvents events, LeaderDirectory directory, Lease lease, LongSupplier nanos, Clock clock) {
		super(instance, role);
		this.client = client;
		this.settings = settings;
		this.locks = locks;
		this.events = events;
		this.directory = directory;
		this.lease = lease;
		this.nanos = nanos;
		this.clock = clock;
		this.prefix = "[" + client.name() + "] ";
		this.store = new LockStore(this.prefix);
		this.stand = new Stand(Standing.NOT_STANDING, clock.instant(), null);
	}

	// What anybody may ask

	LeadershipStatus status() {
		Stand now = this.stand;
		String trouble = (now.standing() == Standing.STANDBY) ? trouble() : null;
		return new LeadershipStatus((trouble != null) ? Standing.LOCK_UNAVAILABLE : now.standing(), now.since(),
				getRole(), getId(), (now.standing() == Standing.LEADING) ? getId() : this.directory.leader(),
				(trouble != null) ? trouble : now.reason());
	}

	private @Nullable String trouble() {
		WatchedLock watched = this.lock;
		Duration silence = (watched != null) ? watched.silence() : Duration.ZERO;
		// A call that waits for the lock may last half an interval.
		return (silence.compareTo(this.settings.heartbeatInterval().multipliedBy(2)) > 0)
				? "the LockRegistry has not answered for " + silence.toSeconds() + " s" : this.store.failure();
	}

	boolean isLeader() {
		return this.stand.standing() == Standing.LEADING && this.lease.isValid();
	}

	/**
	 * Says whether the client may connect. Asked by the client, on a thread of its own.
	 * @param status the status before the attempt
	 */
	boolean mayConnect(ConnectionStatus status) {
		if (this.stand.standing() != Standing.LEADING) {
			return false;
		}
		if (!this.lease.isValid()) {
			// From here on the client rests: a renewal that comes now is too late.
			this.lease.breakOff();
			return false;
		}
		return !(status.state() == ConnectionState.WAITING_TO_RECONNECT && isAnotherLogin(status));
	}

	private static boolean isAnotherLogin(ConnectionStatus status) {
		Integer code = status.closeCode();
		return code != null && CloseCode.isAnotherLogin(code)
				&& (status.state() == ConnectionState.FAILED || status.state() == ConnectionState.WAITING_TO_RECONNECT);
	}

	// Start and stop

	/**
	 * Begins to stand for election.
	 */
	void start() {
		WatchedLock watched = new WatchedLock((Lock) this.locks.obtain(getRole()), this.lease, this.settings.lease(),
				this.store, this.directory, this::isAside);
		Election next = new Election(watched);
		if (!this.election.compareAndSet(null, next)) {
			return;
		}
		this.lock = watched;
		this.granted = false;
		stand(Standing.STANDBY, null);
		logger.info(this.prefix + "Stands by for '" + getRole() + "' as " + getId());
		next.begin();
	}

	/**
	 * Stops the client, then gives the lock up. Returns once both are done, or after a
	 * few seconds if the lock cannot be reached.
	 */
	void stop() {
		Election ending = this.election.getAndSet(null);
		if (ending != null) {
			ending.end();
		}
	}

	// What happens, each on the client's thread

	private void lead() {
		if (!this.granted || this.stand.standing() != Standing.STANDBY) {
			return;
		}
		logger.info(this.prefix + "Leads '" + getRole() + "' as " + getId());
		stand(Standing.LEADING, null);
		this.client.start();
	}

	private void resign(String why) {
		if (this.stand.standing() == Standing.LEADING) {
			logger.warn(this.prefix + "Leads no longer, and stops: " + why);
			stand(Standing.STANDBY, why);
		}
		this.client.stop();
	}

	/**
	 * Looks whether this instance may go on.
	 */
	void look() {
		Standing standing = this.stand.standing();
		if (standing == Standing.LEADING) {
			ConnectionStatus status = this.client.status();
			if (!this.lease.isValid()) {
				this.lease.breakOff();
				resign("the lock was not renewed within " + this.settings.heartbeatInterval().toMillis() + " ms");
			}
			else if (isAnotherLogin(status)) {
				standAside(status);
			}
			else if (status.state() == ConnectionState.FAILED) {
				withdraw(status);
			}
		}
		else if (standing == Standing.STANDING_ASIDE && !isAside()) {
			logger.info(this.prefix + "Stands by for '" + getRole() + "' again");
			stand(Standing.STANDBY, null);
			// The lock may have been won since the time was over, and before this look.
			lead();
		}
	}

	private boolean isAside() {
		return this.stand.standing() == Standing.STANDING_ASIDE && this.asideUntil - this.nanos.getAsLong() > 0;
	}

	private void standAside(ConnectionStatus status) {
		String why = "another login with the same key ended the connection (" + status.closeCode() + ")";
		String line = this.prefix + "Leads no longer: " + why + ". Somebody uses the key without being part of this"
				+ " election: a program elsewhere, or its owner in a browser. This instance stays away for "
				+ this.settings.yield().toMillis() + " ms, then stands for election again";
		if (isSaid(status)) {
			logger.warn(line);
		}
		else {
			logger.error(line);
		}
		this.asideUntil = this.nanos.getAsLong() + this.settings.yield().toNanos();
		stand(Standing.STANDING_ASIDE, why);
		this.client.stop();
		Context leading = this.context;
		if (leading != null) {
			leading.yield();
		}
	}

	/**
	 * Says whether the client has logged an error of its own: it gave up by itself, or
	 * waits because this was not the first time.
	 */
	private static boolean isSaid(ConnectionStatus status) {
		Integer code = status.closeCode();
		return status.state() == ConnectionState.WAITING_TO_RECONNECT
				|| (code != null && code == CloseCode.TAKEN_OVER.code());
	}

	private void withdraw(ConnectionStatus status) {
		logger.warn(this.prefix + "Leads no longer: Gather refused the client, which another attempt would not change."
				+ " This instance does not stand for election again until it is restarted");
		stand(Standing.REFUSED, status.reason());
		Election present = this.election.get();
		if (present != null) {
			present.initiator.stop();
		}
	}

	private void stand(Standing standing, @Nullable String reason) {
		this.stand = new Stand(standing, this.clock.instant(), reason);
	}

	// What the election says, on its own thread

	@Override
	public void onGranted(Context granting) {
		this.context = granting;
		this.granted = true;
		this.directory.lead();
		Election present = this.election.get();
		if (present != null) {
			present.later(this::lead);
		}
	}

	/**
	 * Waits for the client to stop, so that the election does not go on before.
	 */
	@Override
	public void onRevoked(Context revoked) {
		this.granted = false;
		Election present = this.election.get();
		if (present != null) {
			present.now(() -> resign("the lock was lost"));
		}
	}

	/**
	 * How it stands, since when and why.
	 */
	private record Stand(Standing standing, Instant since, @Nullable String reason) {
	}

	/**
	 * From one start to the stop that follows: the threads and the election on them.
	 */
	private final class Election {

		private final LockRegistryLeaderInitiator initiator;

		private final ElectionThread thread = new ElectionThread("gather-leader-" + Candidacy.this.client.name());

		private final ScheduledExecutorService executor;

		Election(WatchedLock watched) {
			String name = "gather-candidate-" + Candidacy.this.client.name();
			this.executor = Executors.newSingleThreadScheduledExecutor((task) -> {
				Thread worker = new Thread(task, name);
				worker.setDaemon(true);
				return worker;
			});
			this.initiator = new LockRegistryLeaderInitiator((key) -> watched, Candidacy.this);
			this.initiator.setTaskExecutor(this.thread);
			// An attempt and the pause after it are one interval.
			this.initiator.setHeartBeatMillis(Candidacy.this.settings.heartbeatInterval().toMillis() / 2);
			this.initiator.setBusyWaitMillis(PAUSE.toMillis());
			this.initiator.setLeaderEventPublisher(Candidacy.this.events);
		}

		void begin() {
			long period = Candidacy.this.settings.heartbeatInterval().dividedBy(LOOKS).toNanos();
			this.executor.scheduleWithFixedDelay(guarded(Candidacy.this::look), period, period, TimeUnit.NANOSECONDS);
			this.initiator.start();
		}

		void later(Runnable task) {
			try {
				this.executor.execute(guarded(task));
			}
			catch (RejectedExecutionException ex) {
				logger.debug("The candidacy has ended", ex);
			}
		}

		/**
		 * Runs a task on the client's thread and waits for its end, interrupted or not.
		 */
		void now(Runnable task) {
			boolean interrupted = false;
			try {
				Future<?> done = this.executor.submit(guarded(task));
				while (!done.isDone()) {
					interrupted |= awaitUninterrupted(done);
				}
			}
			catch (RejectedExecutionException ex) {
				logger.debug("The candidacy has ended", ex);
			}
			finally {
				if (interrupted) {
					Thread.currentThread().interrupt();
				}
			}
		}

		private boolean awaitUninterrupted(Future<?> done) {
			try {
				done.get();
				return false;
			}
			catch (InterruptedException ex) {
				return true;
			}
			catch (ExecutionException ex) {
				throw new IllegalStateException("A guarded task does not throw", ex);
			}
		}

		void end() {
			now(() -> {
				stand(Standing.NOT_STANDING, null);
				Candidacy.this.client.stop();
			});
			this.initiator.stop();
			if (!this.thread.join(PATIENCE)) {
				logger.warn(Candidacy.this.prefix + "The lock could not be freed within " + PATIENCE.toMillis()
						+ " ms; it is free for others once its lease of " + Candidacy.this.settings.lease().toMillis()
						+ " ms is over");
			}
			this.executor.shutdown();
		}

		/**
		 * One failure must not end the looks.
		 */
		private Runnable guarded(Runnable task) {
			return () -> {
				try {
					task.run();
				}
				catch (RuntimeException | Error ex) {
					logger.error(Candidacy.this.prefix + "A step of the election failed", ex);
				}
			};
		}

	}

}
