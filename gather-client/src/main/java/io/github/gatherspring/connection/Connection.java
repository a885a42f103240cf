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

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

import io.github.gatherspring.connection.CloseCode.Verdict;
import io.github.gatherspring.proto.ClientBackupHeartbeat;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.Enter;
import io.github.gatherspring.proto.Init;
import io.github.gatherspring.proto.UpdateSubscriptions;
import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.wire.Secrets;
import io.github.gatherspring.wire.SecureAddresses;
import io.github.gatherspring.wire.ServerAssignment;
import io.github.gatherspring.wire.WireException;
import io.github.gatherspring.wire.WireOpener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one client over all its sockets: one state machine, whose tasks run
 * one after the other, and the outbox that outlives the sockets.
 *
 * @since 0.1.0
 */
public final class Connection {

	private static final Log logger = LogFactory.getLog(Connection.class);

	/**
	 * A lost connection's URL may be used again this long after its last sign of life.
	 */
	private static final Duration SAME_SERVER_WITHIN = Duration.ofSeconds(5);

	/**
	 * How long the server may take to confirm the subscription while nothing else comes.
	 */
	private static final Duration SYNC_TIMEOUT = Duration.ofMinutes(2);

	/** How long the application's actions wait for the avatar to have entered. */
	private static final Duration ENTER_TIMEOUT = Duration.ofSeconds(10);

	/** How often listeners are looked after. */
	private static final Duration WATCH_INTERVAL = Duration.ofSeconds(2);

	/** How long a step of a stop may take that waits for nobody. */
	private static final Duration STOP_STEP = Duration.ofSeconds(5);

	private static final String ASKED_FOR = "a new connection was asked for";

	private final ConnectionSettings settings;

	private final ClientThreads threads;

	private final ConnectionHandler handler;

	private final Traffic traffic = new Traffic();

	private final ServerAssignment assignment;

	private final WireOpener opener;

	private final Secrets secrets;

	private final AtomicLong sequence = new AtomicLong();

	/* Guards the outbox, the session that actions go to, and who waits for a state. */
	private final ReentrantLock lock = new ReentrantLock();

	private final Condition statusChanged = this.lock.newCondition();

	private final Outbox outbox;

	private @Nullable Session open;

	private volatile @Nullable Run run;

	/* The dispatcher of the run before, whose last listener may still run. */
	private @Nullable Dispatcher lastInbound;

	private volatile ConnectionStatus status = ConnectionStatus.initial(Instant.now());

	/* Below: the serial executor of the run alone. */

	private @Nullable Attempt attempt;

	private @Nullable Session session;

	private @Nullable Subscribing subscribing;

	/** Names of events that the server refused and that the log has. */
	private final Set<String> reportedRefusals = new HashSet<>();

	private Backoff backoff;

	private Time.@Nullable Alarm retryAlarm;

	private Time.@Nullable Alarm phaseAlarm;

	private Time.@Nullable Alarm lifeAlarm;

	private Time.@Nullable Alarm heartbeatAlarm;

	private Time.@Nullable Alarm serviceAlarm;

	private Time.@Nullable Alarm joinAlarm;

	/** Whether the server has accepted this client on the present session. */
	private boolean accepted;

	/** Ends when the avatar has entered, or never will; set while it is entering. */
	private @Nullable CompletableFuture<@Nullable Void> entering;

	private boolean everConnected;

	private boolean outageReported;

	private @Nullable URI reusable;

	private long syncBytes;

	/* Counts transitions, so that an alarm set before one does nothing after it. */
	private int transitions;

	/**
	 * Creates a connection that is not started.
	 * @param settings what it is made of
	 * @param threads what it runs on
	 * @param handler receives what it brings
	 */
	public Connection(ConnectionSettings settings, ClientThreads threads, ConnectionHandler handler) {
		this.settings = settings;
		this.threads = threads;
		this.handler = handler;
		this.outbox = new Outbox(settings.actionQueueCapacity());
		this.backoff = new Backoff(settings.reconnect());
		this.assignment = new ServerAssignment(settings.apiBaseUrl(), settings.spaceId(), settings.apiKey(),
				settings.allowInsecure(), settings.sslContext(), settings.proxy(), settings.connectTimeout(),
				settings.names());
		this.secrets = new Secrets(settings.apiKey(), settings.token());
		this.opener = new WireOpener(settings.webSocketClient(), settings.sslContext(), settings.proxy(),
				settings.maxMessageSize(), settings.names());
	}

	// What anybody may ask

	/**
	 * Returns where the connection stands.
	 * @return an immutable snapshot
	 */
	public ConnectionStatus status() {
		return this.status;
	}

	/**
	 * Returns what went through the sockets.
	 * @return the live counters
	 */
	public Traffic traffic() {
		return this.traffic;
	}

	/**
	 * Returns how many actions wait for a connection or for the socket.
	 * @return the number
	 */
	public int queuedActions() {
		this.lock.lock();
		try {
			return this.outbox.size() + ((this.open != null) ? this.open.unwritten() : 0);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns how many actions were sent and not answered.
	 * @return the number
	 */
	public int pendingActions() {
		Session current = openSession();
		return (current != null) ? current.pendingCount() : 0;
	}

	/**
	 * Returns how many events wait for listeners.
	 * @return the number
	 */
	public int queuedEvents() {
		Run current = this.run;
		return (current != null) ? current.inbound().depth() : 0;
	}

	/**
	 * Says whether the calling thread is the one that hands events over.
	 * @return whether it is
	 */
	public boolean isDispatchThread() {
		Run current = this.run;
		return current != null && current.inbound().isDispatchThread();
	}

	/**
	 * Runs a task on the dispatching thread, after the events received so far. Does
	 * nothing while the connection is not started.
	 * @param task the task
	 */
	public void dispatch(Runnable task) {
		Run current = this.run;
		if (current != null) {
			current.inbound().add(task);
		}
	}

	/**
	 * Runs a task on the dispatching thread later. Does nothing while the connection is
	 * not started.
	 * @param delay how much later
	 * @param task the task
	 * @return takes the task back, unless it is on its way already
	 */
	public Runnable dispatchLater(Duration delay, Runnable task) {
		Run current = this.run;
		if (current == null) {
			return () -> {
			};
		}
		return current.time().schedule(delay, () -> current.inbound().add(task))::cancel;
	}

	/**
	 * Returns the time of day by the clock that also stamps what is received.
	 * @return the present
	 */
	public Instant now() {
		Run current = this.run;
		return (current != null) ? current.time().now() : Instant.now();
	}

	boolean hasPendingActions() {
		Session current = openSession();
		return current != null && current.hasPending();
	}

	private @Nullable Session openSession() {
		this.lock.lock();
		try {
			return this.open;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until the connection is ready or rests.
	 * @param timeout how long to wait at most
	 * @return the status that ended the wait
	 */
	public ConnectionStatus await(Duration timeout) {
		long nanos = timeout.toNanos();
		this.lock.lock();
		try {
			while (!this.status.isReady() && this.status.state() != ConnectionState.FAILED
					&& this.status.state() != ConnectionState.STOPPED) {
				if (nanos <= 0) {
					return this.status;
				}
				nanos = this.statusChanged.awaitNanos(nanos);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.lock.unlock();
		}
		return this.status;
	}

	// Actions

	/**
	 * Sends an action now, or once the server has accepted this client again.
	 * @param action the action, without a transaction id
	 * @param timeout the limit for its answer
	 * @param end hears of its end
	 */
	public void submit(ClientServerAction action, Duration timeout, ActionEnd end) {
		Run current = this.run;
		long now = (current != null) ? current.time().nanos() : System.nanoTime();
		PendingAction pending = new PendingAction(action, end, now + timeout.toNanos(), timeout,
				this.sequence.incrementAndGet());
		String refusal = null;
		FrameWriter writer = null;
		int full = 0;
		this.lock.lock();
		try {
			Session target = this.open;
			if (target != null && this.outbox.isEmpty()) {
				if (target.isWriterFull()) {
					full = target.unwritten() + target.pendingCount();
				}
				else {
					writer = target.enqueue(pending);
				}
			}
			else {
				refusal = refusalToWait(pending);
				if (refusal == null && this.outbox.isFull()) {
					full = this.outbox.size();
				}
				else if (refusal == null) {
					this.outbox.add(pending);
				}
			}
		}
		finally {
			this.lock.unlock();
		}
		if (writer != null) {
			writer.write();
		}
		if (refusal != null) {
			end.disconnected(refusal, false);
		}
		else if (full > 0) {
			end.queueFull(full, this.settings.names().of(Setting.ACTION_QUEUE_CAPACITY));
		}
		else if (current != null) {
			armSweep(current);
		}
	}

	private @Nullable String refusalToWait(PendingAction pending) {
		ConnectionStatus current = this.status;
		return switch (current.state()) {
			case STOPPING, STOPPED -> "the client is stopped; start it first";
			case FAILED -> "the client gave up: " + current.reason();
			default -> this.outbox.refusal(pending.kind());
		};
	}

	private void armSweep(Run current) {
		if (current.armSweep()) {
			current.time().schedule(Duration.ofMillis(50), () -> sweep(current));
		}
	}

	/**
	 * Ends what is overdue. On the timer's thread: it only looks; the ends are told
	 * elsewhere.
	 */
	private void sweep(Run current) {
		current.sweeps();
		current.completions().relieveIfStuck();
		long now = current.time().nanos();
		List<PendingAction> overdue = new ArrayList<>();
		boolean more;
		this.lock.lock();
		try {
			overdue.addAll(this.outbox.removeOverdue(now));
			Session target = this.open;
			if (target != null) {
				overdue.addAll(target.removeOverdue(now));
			}
			more = !this.outbox.isEmpty() || (target != null && target.hasPending());
		}
		finally {
			this.lock.unlock();
		}
		overdue.forEach((action) -> current.end(action.end(), () -> action.end().timedOut(action.timeout())));
		if ((more || !current.completions().isIdle()) && this.run == current) {
			armSweep(current);
		}
	}

	/**
	 * Changes the subscription of the present session, if there is one.
	 * @param change the names to add ({@code true}) and to drop ({@code false})
	 */
	public void updateSubscriptions(UpdateSubscriptions change) {
		Run current = this.run;
		if (current != null) {
			current.serial().execute(() -> {
				Subscribing negotiation = this.subscribing;
				if (negotiation != null && this.status.isConnected()) {
					negotiation.add(change);
				}
			});
		}
	}

	// Start and stop

	/**
	 * Begins to connect. Does nothing while running; waits for the end of a stop that is
	 * under way on another thread.
	 */
	public void start() {
		boolean wait = !isDispatchThread();
		this.lock.lock();
		try {
			long nanos = this.settings.shutdownTimeout().plus(STOP_STEP).toNanos();
			while (wait && this.status.state() == ConnectionState.STOPPING && nanos > 0) {
				nanos = this.statusChanged.awaitNanos(nanos);
			}
			if (this.run != null) {
				return;
			}
			Run started = new Run(this.threads.acquire(), this.settings, this.handler, this);
			if (this.lastInbound != null) {
				started.inbound().follow(this.lastInbound);
				this.lastInbound = null;
			}
			this.run = started;
			// Before anybody can look: who waits for the client to be ready must not see
			// how the run before ended.
			transition(ConnectionState.CONNECTING, (status) -> new ConnectionStatus(status.state(), status.since(),
					status.userId(), status.serverUrl(), 1, status.reconnects(), null, null, null, null));
			started.serial().execute(() -> begin(started));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void begin(Run started) {
		this.backoff = new Backoff(this.settings.reconnect());
		this.everConnected = false;
		this.outageReported = false;
		this.reusable = null;
		lookAfterListeners(started);
		attempt(started, 1);
	}

	private void lookAfterListeners(Run current) {
		current.time().schedule(WATCH_INTERVAL, () -> {
			if (this.run == current) {
				try {
					current.inbound().revive();
					this.handler.watch(current.time().nanos());
				}
				finally {
					lookAfterListeners(current);
				}
			}
		});
	}

	/**
	 * Begins to stop: no more events are handed over, and actions are taken only as long
	 * as the socket is open.
	 * @return whether there is something to stop
	 */
	public boolean beginStop() {
		Run current = this.run;
		if (current == null) {
			return false;
		}
		CompletableFuture<Boolean> begun = new CompletableFuture<>();
		current.serial().execute(() -> {
			boolean stopping = this.run == current && this.status.state().canBecome(ConnectionState.STOPPING);
			if (stopping) {
				cancelAlarms();
				transition(ConnectionState.STOPPING,
						(status) -> with(status, "the client is being stopped", null, null));
				current.inbound().mute();
				Attempt running = this.attempt;
				if (running != null) {
					running.cancel();
				}
			}
			begun.complete(stopping);
		});
		return begun.completeOnTimeout(Boolean.FALSE, STOP_STEP.toSeconds(), TimeUnit.SECONDS).join();
	}

	/**
	 * Waits until listeners have ended.
	 * @param timeout how long to wait at most
	 * @return whether they have
	 */
	public boolean awaitDispatched(Duration timeout) {
		Run current = this.run;
		return current == null || current.inbound().isDispatchThread() || current.inbound().awaitIdle(timeout);
	}

	/**
	 * Lets actions through during a stop, once the avatar that is entering has entered.
	 * @param timeout how long to wait at most; then they go out all the same
	 * @return whether actions go out; not when the server has not accepted this client
	 */
	public boolean openForLastActions(Duration timeout) {
		Run current = this.run;
		if (current == null) {
			return false;
		}
		CompletableFuture<@Nullable Void> entered = new CompletableFuture<>();
		current.serial().execute(() -> {
			CompletableFuture<@Nullable Void> waiting = this.entering;
			if (waiting != null) {
				waiting.thenRun(() -> entered.complete(null));
			}
			else {
				entered.complete(null);
			}
		});
		entered.completeOnTimeout(null, timeout.toNanos(), TimeUnit.NANOSECONDS).join();
		CompletableFuture<Boolean> opened = new CompletableFuture<>();
		current.serial().execute(() -> opened.complete(openForStop()));
		return opened.completeOnTimeout(Boolean.FALSE, STOP_STEP.toSeconds(), TimeUnit.SECONDS).join();
	}

	private boolean openForStop() {
		Session last = this.session;
		if (last == null || !this.accepted || this.status.state() != ConnectionState.STOPPING) {
			return false;
		}
		openFor(last);
		return true;
	}

	/**
	 * Waits until the actions that were sent are answered, overdue or lost.
	 * @param timeout how long to wait at most
	 */
	public void awaitAnswers(Duration timeout) {
		long deadline = System.nanoTime() + timeout.toNanos();
		this.lock.lock();
		try {
			while (this.open != null && this.open.pendingCount() > 0 && System.nanoTime() < deadline) {
				// Answers do not pass by here, so this looks now and then.
				this.statusChanged.awaitNanos(5_000_000);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Ends the stop: closes the socket and fails the actions left.
	 */
	public void finishStop() {
		Run current = this.run;
		if (current == null) {
			return;
		}
		// A listener that stops its own client is not to be interrupted for that.
		boolean byListener = current.inbound().isDispatchThread();
		CompletableFuture<Void> finished = new CompletableFuture<>();
		current.serial().execute(() -> {
			if (this.run == current && this.status.state() == ConnectionState.STOPPING) {
				endSession(CloseCode.NORMAL.code(), "client stopped", false, "the client was stopped");
				end(current, ConnectionState.STOPPED, "the client was stopped", null, "the client was stopped",
						!byListener);
			}
			finished.complete(null);
		});
		finished.completeOnTimeout(null, STOP_STEP.toSeconds(), TimeUnit.SECONDS).join();
	}

	/**
	 * Comes to rest: nobody sees the new state while the old run is still there, and
	 * nothing can be put into the outbox after it was emptied.
	 */
	private void end(Run ended, ConnectionState rest, String reason, @Nullable Integer closeCode,
			String reasonOfActions, boolean interruptListeners) {
		cancelAlarms();
		this.attempt = null;
		this.subscribing = null;
		List<PendingAction> left;
		this.lock.lock();
		try {
			transition(rest, (status) -> with(status, reason, closeCode, null));
			left = this.outbox.removeAll();
			this.lastInbound = ended.inbound();
			this.run = null;
		}
		finally {
			this.lock.unlock();
		}
		left.forEach((action) -> ended.end(action.end(), () -> action.end().disconnected(reasonOfActions, false)));
		ended.inbound().add(() -> {
			ended.inbound().close();
			ended.releaseOnceTold();
		});
		if (!ended.inbound().awaitIdle(Duration.ofMillis(50))) {
			// A listener runs still, perhaps for ever, perhaps the one that asked to
			// stop.
			ended.workers().execute(() -> {
				if (!ended.inbound().awaitIdle(Duration.ofSeconds(1))) {
					ended.inbound().close(interruptListeners);
					ended.releaseOnceTold();
				}
			});
		}
	}

	/**
	 * Connects anew: closes the present socket, if any, and tries at once.
	 */
	public void reconnect() {
		Run current = this.run;
		if (current == null) {
			if (this.status.state() == ConnectionState.FAILED) {
				start();
			}
			return;
		}
		current.serial().execute(() -> {
			switch (this.status.state()) {
				case WAITING_TO_RECONNECT -> {
					cancelAlarms();
					connect(this.status.attempt() + 1);
				}
				case AUTHENTICATING, SYNCING, READY ->
					lost(CloseCode.NORMAL.code(), Verdict.RECONNECT, ASKED_FOR, null);
				default -> logger.debug("A new connection was asked for while " + this.status.state());
			}
		});
	}

	// The state machine, on the serial executor

	private void transition(ConnectionState next, UnaryOperator<ConnectionStatus> change) {
		ConnectionStatus before = this.status;
		if (!before.state().canBecome(next)) {
			throw new IllegalStateException("A connection cannot become " + next + " when it is " + before.state());
		}
		Run current = requireRun();
		this.transitions++;
		ConnectionStatus changed = change.apply(before);
		ConnectionStatus after = new ConnectionStatus(next, current.time().now(), changed.userId(), changed.serverUrl(),
				changed.attempt(), changed.reconnects(), changed.lostSince(), changed.reason(), changed.closeCode(),
				changed.retryIn());
		this.lock.lock();
		try {
			this.status = after;
			this.statusChanged.signalAll();
		}
		finally {
			this.lock.unlock();
		}
		if (logger.isDebugEnabled()) {
			logger.debug(prefix() + before.state() + " -> " + next);
		}
		current.inbound().add(() -> this.handler.statusChanged(before, after));
	}

	private static ConnectionStatus with(ConnectionStatus status, @Nullable String reason, @Nullable Integer closeCode,
			@Nullable Duration retryIn) {
		return new ConnectionStatus(status.state(), status.since(), status.userId(), status.serverUrl(),
				status.attempt(), status.reconnects(), status.lostSince(), reason, closeCode, retryIn);
	}

	private static ConnectionStatus trying(ConnectionStatus status, int attempt, @Nullable URI server) {
		return new ConnectionStatus(status.state(), status.since(), status.userId(),
				(server != null) ? server : status.serverUrl(), attempt, status.reconnects(), status.lostSince(),
				status.reason(), status.closeCode(), null);
	}

	private static ConnectionStatus connected(ConnectionStatus status, String userId, boolean again) {
		return new ConnectionStatus(status.state(), status.since(), userId, status.serverUrl(), 0,
				status.reconnects() + (again ? 1 : 0), null, null, null, null);
	}

	private Run requireRun() {
		Run current = this.run;
		if (current == null) {
			throw new IllegalStateException("The connection is not started");
		}
		return current;
	}

	private void connect(int number) {
		Run current = requireRun();
		transition(ConnectionState.CONNECTING, (status) -> trying(status, number, null));
		attempt(current, number);
	}

	private void attempt(Run current, int number) {
		if (this.run != current || this.status.state() != ConnectionState.CONNECTING) {
			return;
		}
		logger.debug(prefix() + "Connecting, attempt " + number);
		Attempt next = new Attempt(current, this.reusable);
		this.reusable = null;
		this.attempt = next;
		this.phaseAlarm = current.later(this.settings.connectTimeout(), () -> {
			if (this.attempt == next && this.status.state() == ConnectionState.CONNECTING) {
				next.cancel();
				lost(CloseCode.TIMED_OUT.code(), Verdict.RECONNECT,
						"no open socket within " + this.settings.connectTimeout().toMillis() + " ms", null);
			}
		});
		current.workers().execute(next);
	}

	/**
	 * One attempt to open a socket, on a worker that it blocks.
	 */
	private final class Attempt implements Runnable {

		private final Run run;

		private final @Nullable URI known;

		private final Session session;

		/* Set and read on the serial executor. */
		private @Nullable URI serverUrl;

		private @Nullable Thread thread;

		private boolean cancelled;

		Attempt(Run run, @Nullable URI known) {
			this.run = run;
			this.known = known;
			this.session = new Session(Connection.this, run, Connection.this.traffic, Connection.this.handler);
		}

		@Override
		public void run() {
			synchronized (this) {
				if (this.cancelled) {
					return;
				}
				this.thread = Thread.currentThread();
			}
			try {
				URI server = server();
				this.run.serial().execute(() -> serverKnown(this, server));
				Connection.this.opener.open(server, Connection.this.settings.connectTimeout(), this.session);
			}
			catch (WireException ex) {
				this.run.serial().execute(() -> attemptFailed(this, ex));
			}
			catch (InterruptedException ex) {
				logger.debug("An attempt to connect was cancelled");
			}
			catch (RuntimeException ex) {
				// Without the exception itself: what the HTTP client finds wrong with a
				// header it quotes, and the header is the key.
				String what = masked(ex.toString());
				logger.debug("An attempt to connect failed unexpectedly: " + what);
				this.run.serial()
					.execute(() -> attemptFailed(this,
							new WireException(WireException.Kind.PASSING, "connecting failed with " + what)));
			}
			finally {
				synchronized (this) {
					this.thread = null;
					// The flag belongs to us, not to the next task of the pool's thread.
					Thread.interrupted();
				}
			}
		}

		private URI server() throws WireException {
			URI configured = Connection.this.settings.serverUrl();
			if (configured != null) {
				return configured;
			}
			return (this.known != null) ? this.known : Connection.this.assignment.ask();
		}

		void cancel() {
			synchronized (this) {
				this.cancelled = true;
				if (this.thread != null) {
					this.thread.interrupt();
				}
			}
		}

	}

	private void serverKnown(Attempt of, URI server) {
		if (this.attempt == of && this.status.state() == ConnectionState.CONNECTING) {
			of.serverUrl = server;
			ConnectionStatus before = this.status;
			this.status = trying(before, before.attempt(), URI.create(masked(SecureAddresses.display(server))));
		}
	}

	private void attemptFailed(Attempt of, WireException failure) {
		if (this.attempt != of || this.status.state() != ConnectionState.CONNECTING) {
			return;
		}
		String reason = (failure.getMessage() != null) ? masked(failure.getMessage()) : "the attempt failed";
		Verdict verdict = switch (failure.kind()) {
			case FINAL -> Verdict.STOP;
			case LASTING -> Verdict.RECONNECT_LATE;
			case PASSING -> Verdict.RECONNECT;
		};
		lost(null, verdict, reason, failure.retryAfter());
	}

	void sessionOpened(Session opened) {
		opened.run().serial().execute(() -> {
			Attempt current = this.attempt;
			if (current == null || current.session != opened || this.status.state() != ConnectionState.CONNECTING) {
				opened.close(CloseCode.GOING_AWAY.code(), "no longer wanted");
				return;
			}
			cancelAlarms();
			this.session = opened;
			transition(ConnectionState.AUTHENTICATING, UnaryOperator.identity());
			opened.send(ClientServerAction.newBuilder().setInit(init()).build(), ProtocolAction.ignored());
			this.phaseAlarm = opened.run()
				.later(this.settings.connectTimeout(), () -> sessionFailed(opened, CloseCode.TIMED_OUT.code(),
						"the server did not say ready within " + this.settings.connectTimeout().toMillis() + " ms"));
			watch(opened);
		});
	}

	private Init init() {
		Init.Builder init = Init.newBuilder().setSpaceId(this.settings.spaceId().onWire());
		if (this.settings.apiKey() != null) {
			init.setApiKey(this.settings.apiKey());
		}
		else if (this.settings.token() != null) {
			init.setToken(this.settings.token());
		}
		return init.build();
	}

	/**
	 * Looks for signs of life until the session is over.
	 */
	private void watch(Session watched) {
		Run current = watched.run();
		long limit = this.settings.heartbeatTimeout().toNanos();
		long now = current.time().nanos();
		if (watched.isStuck(now)) {
			sessionFailed(watched, CloseCode.TIMED_OUT.code(), "the server does not read what is sent");
			return;
		}
		long silent = now - watched.lastFrameAt();
		// While listeners hold the reading back, silence says nothing about the server.
		if (silent >= limit && !current.inbound().isHoldingBack() && now - current.inbound().heldUntil() >= limit) {
			sessionFailed(watched, CloseCode.TIMED_OUT.code(),
					"no sign of life for " + this.settings.heartbeatTimeout().toMillis() + " ms");
			return;
		}
		long next = (silent >= limit) ? limit / 4 : Math.min(limit - silent, TimeUnit.SECONDS.toNanos(10));
		this.lifeAlarm = current.later(Duration.ofNanos(Math.max(next, 1_000_000)), () -> {
			if (this.session == watched) {
				watch(watched);
			}
		});
	}

	private void heartbeat(Session beating) {
		Run current = beating.run();
		this.heartbeatAlarm = current.later(this.settings.heartbeatInterval(), () -> {
			if (this.session == beating) {
				heartbeat(beating);
			}
		});
		long sentAt = current.time().nanos();
		beating.sendHeartbeat(ClientServerAction.newBuilder()
			.setClientBackupHeartbeat(ClientBackupHeartbeat.getDefaultInstance())
			.build(), new ProtocolAction() {

				@Override
				public void succeeded() {
					Duration roundTrip = Duration.ofNanos(current.time().nanos() - sentAt);
					Connection.this.traffic.heartbeatRoundTrip(roundTrip);
					Connection.this.handler.heartbeat(roundTrip);
				}

				@Override
				public void refused(String reason) {
					logger.debug(prefix() + "The server refused a heartbeat: " + reason);
				}

			});
		logger.debug("Heartbeat sent");
	}

	void sessionReady(Session ready, String userId) {
		Run current = ready.run();
		current.serial().execute(() -> {
			if (this.session != ready || this.status.state() != ConnectionState.AUTHENTICATING) {
				return;
			}
			cancel(this.phaseAlarm);
			boolean again = this.everConnected;
			this.everConnected = true;
			ConnectionStatus before = this.status;
			this.accepted = true;
			transition(ConnectionState.SYNCING, (status) -> connected(status, userId, again));
			reportConnected(before, userId, again);
			// After the subscription, as the official client does; but a listener that
			// blocks
			// the dispatching thread must not hold the heartbeats and the actions back.
			this.joinAlarm = current.later(ENTER_TIMEOUT, () -> join(ready));
			this.syncBytes = this.traffic.bytesReceived();
			watchSync(ready);
			current.inbound().add(() -> {
				UpdateSubscriptions subscription = this.handler.sessionStarted(userId);
				current.serial().execute(() -> subscribe(ready, subscription));
			});
		});
	}

	private void reportConnected(ConnectionStatus before, String userId, boolean again) {
		if (this.outageReported) {
			Instant since = (before.lostSince() != null) ? before.lostSince() : requireRun().time().now();
			logger.info(prefix() + (again ? "Connected again to " : "Connected to ") + before.serverUrl() + " as user "
					+ userId + " after " + Duration.between(since, requireRun().time().now()).toMillis()
					+ " ms without a connection");
		}
		else {
			logger.info(prefix() + "Connected to " + before.serverUrl());
			logger.info(prefix() + "Connected as user " + userId);
		}
		logger.debug(prefix() + "Receiving messages");
		this.outageReported = false;
	}

	/**
	 * Begins what follows the subscription: heartbeats, the avatar, the application's
	 * actions. Once a session.
	 */
	private void join(Session joining) {
		if (this.session != joining || this.joinAlarm == null) {
			return;
		}
		cancel(this.joinAlarm);
		this.joinAlarm = null;
		heartbeat(joining);
		enter(joining);
	}

	private void enter(Session entering) {
		Enter enter = this.handler.enter();
		if (enter == null) {
			openFor(entering);
			return;
		}
		Run current = entering.run();
		this.entering = new CompletableFuture<>();
		// Actions on the avatar fail before it is there, and the order of sending is no
		// promise: whoever waits goes out after the answer.
		Time.Alarm limit = current.later(ENTER_TIMEOUT, () -> openFor(entering));
		entering.send(ClientServerAction.newBuilder().setEnter(enter).build(), new ProtocolAction() {

			@Override
			public void succeeded() {
				limit.cancel();
				current.serial().execute(() -> openFor(entering));
			}

			@Override
			public void refused(String reason) {
				limit.cancel();
				logger.warn(prefix() + "The server did not let the avatar enter the space: " + reason);
				current.serial().execute(() -> openFor(entering));
			}

		});
	}

	/**
	 * Lets the application's actions through, those that wait first.
	 */
	private void openFor(Session opened) {
		if (this.session != opened) {
			return;
		}
		this.lock.lock();
		try {
			if (this.open == opened) {
				return;
			}
			PendingAction next = this.outbox.poll();
			while (next != null) {
				opened.send(next);
				next = this.outbox.poll();
			}
			this.open = opened;
		}
		finally {
			this.lock.unlock();
		}
		armSweep(opened.run());
		endEntering();
	}

	private void endEntering() {
		CompletableFuture<@Nullable Void> waiting = this.entering;
		this.entering = null;
		if (waiting != null) {
			waiting.complete(null);
		}
	}

	private void subscribe(Session subscriber, @Nullable UpdateSubscriptions subscription) {
		if (this.session != subscriber || this.status.state() != ConnectionState.SYNCING) {
			return;
		}
		Run current = subscriber.run();
		// Confirmed on the socket's thread once the frame of the answer is queued, so
		// what
		// is queued here comes after the whole world.
		Runnable complete = () -> current.inbound().add(() -> {
			this.handler.synchronizedWithServer();
			current.serial().execute(() -> synchronizedWithServer(subscriber));
		});
		this.subscribing = new Subscribing(subscriber, complete, prefix(), this.reportedRefusals);
		if (subscription == null || subscription.getSubscriptionsCount() == 0) {
			this.subscribing.completeEmpty();
		}
		else {
			this.subscribing.add(subscription);
		}
		join(subscriber);
	}

	void subscriptionsConfirmed(Session subscriber, Collection<String> names) {
		subscriber.run().serial().execute(() -> {
			Subscribing negotiation = this.subscribing;
			if (this.session == subscriber && negotiation != null) {
				negotiation.confirmed(names);
			}
		});
	}

	private void watchSync(Session syncing) {
		this.phaseAlarm = syncing.run().later(SYNC_TIMEOUT, () -> {
			if (this.session != syncing || this.status.state() != ConnectionState.SYNCING) {
				return;
			}
			long bytes = this.traffic.bytesReceived();
			Subscribing negotiation = this.subscribing;
			if (negotiation == null || negotiation.isComplete() || bytes - this.syncBytes > 64 * 1024) {
				// A listener that is slow, or a large world on a slow line, not a mute
				// server.
				this.syncBytes = bytes;
				watchSync(syncing);
				return;
			}
			sessionFailed(syncing, CloseCode.TIMED_OUT.code(),
					"the server did not confirm the subscription within " + SYNC_TIMEOUT.toSeconds() + " s");
		});
	}

	private void synchronizedWithServer(Session complete) {
		if (this.session != complete || this.status.state() != ConnectionState.SYNCING) {
			return;
		}
		cancel(this.phaseAlarm);
		transition(ConnectionState.READY, UnaryOperator.identity());
		this.serviceAlarm = complete.run().later(this.settings.reconnect().resetAfter(), () -> {
			if (this.session == complete) {
				this.backoff.reset();
			}
		});
	}

	void sessionTooLarge(Session receiver, int limit) {
		receiver.run().serial().execute(() -> {
			if (this.session == receiver) {
				lost(1009, Verdict.RECONNECT_LATE, "the server sent a message larger than " + limit + " bytes; raise "
						+ this.settings.names().of(Setting.MAX_MESSAGE_SIZE), null);
			}
		});
	}

	/**
	 * A session ended. Any thread.
	 * @param failed the session
	 * @param code the close code
	 * @param reason the peer's words, or ours
	 */
	void sessionFailed(Session failed, int code, String reason) {
		failed.run().serial().execute(() -> {
			if (this.session != failed) {
				return;
			}
			Verdict verdict = CloseCode.verdictOn(code);
			String meaning = CloseCode.describe(code);
			if (code == CloseCode.UNAUTHORIZED.code()) {
				meaning = meaning.replace("the space", this.settings.spaceId().toString());
			}
			lost(code, verdict, reason.isEmpty() ? meaning : meaning + " (" + masked(reason) + ")", null);
		});
	}

	/**
	 * Takes the secrets out of a text that came from outside and makes it one printable
	 * line.
	 */
	String masked(String text) {
		return this.secrets.mask(text);
	}

	/**
	 * Takes the secrets out of a frame in text format.
	 */
	String maskedFrame(String text) {
		return this.secrets.maskWhole(text);
	}

	/**
	 * The connection is lost, or an attempt failed.
	 */
	private void lost(@Nullable Integer code, Verdict verdict, String reason, @Nullable Duration retryAfter) {
		Run current = requireRun();
		if (this.status.state() == ConnectionState.STOPPING) {
			// What is left fails with the session; the stop goes on.
			endSession((code != null) ? code : CloseCode.ABNORMAL.code(), "", false, reason);
			return;
		}
		boolean hadSession = this.session != null;
		boolean wasAccepted = this.status.isConnected();
		Session ended = this.session;
		long silent = (ended != null) ? current.time().nanos() - ended.lastFrameAt() : Long.MAX_VALUE;
		Attempt last = this.attempt;
		boolean stop = verdict == Verdict.STOP || !this.settings.reconnect().enabled();
		this.reusable = (verdict == Verdict.RECONNECT_SAME_SERVER && wasAccepted && last != null
				&& silent < SAME_SERVER_WITHIN.toNanos()) ? last.serverUrl : null;
		cancelAlarms();
		if (hadSession) {
			endSession((code != null) ? code : CloseCode.ABNORMAL.code(), reason, !stop, reason);
		}
		if (last != null) {
			last.cancel();
		}
		this.attempt = null;
		if (stop) {
			giveUp(current, code, verdict, reason);
			return;
		}
		Duration delay = Duration.ZERO;
		if (!reason.equals(ASKED_FOR)) {
			delay = (verdict == Verdict.RECONNECT_LATE) ? this.backoff.longest() : this.backoff.next(wasAccepted);
		}
		if (retryAfter != null && retryAfter.compareTo(delay) > 0) {
			delay = retryAfter;
		}
		reportLost(wasAccepted, reason, delay);
		waitToReconnect(current, code, reason, delay);
	}

	private void waitToReconnect(Run current, @Nullable Integer code, String reason, Duration delay) {
		Instant now = current.time().now();
		int attempts = this.status.attempt();
		int at = this.transitions + 1;
		this.retryAlarm = current.later(delay, () -> {
			if (this.transitions == at) {
				connect(attempts + 1);
			}
		});
		transition(ConnectionState.WAITING_TO_RECONNECT,
				(status) -> new ConnectionStatus(status.state(), status.since(), status.userId(), status.serverUrl(),
						attempts, status.reconnects(), (status.lostSince() != null) ? status.lostSince() : now, reason,
						code, delay));
	}

	private void reportLost(boolean wasAccepted, String reason, Duration delay) {
		String what = (wasAccepted ? "Connection lost: " : "Connecting failed: ") + reason + "; next attempt in "
				+ delay.toMillis() + " ms";
		if (this.outageReported) {
			logger.debug(prefix() + what);
		}
		else if (reason.equals(ASKED_FOR)) {
			logger.info(prefix() + what);
			this.outageReported = true;
		}
		else {
			// Once an outage: a server that is down all night must not fill the log.
			logger.warn(prefix() + what);
			this.outageReported = true;
		}
	}

	private void giveUp(Run current, @Nullable Integer code, Verdict verdict, String reason) {
		String why = (verdict == Verdict.STOP) ? reason
				: reason + " (" + this.settings.names().of(Setting.RECONNECT_ENABLED) + " is false)";
		logger.error(prefix() + "The connection to " + this.settings.spaceId() + " is given up: " + why);
		end(current, ConnectionState.FAILED, why, code, "the client gave up: " + why, true);
	}

	/**
	 * Ends the session, if there is one: its unwritten actions go back to the outbox or
	 * fail, those written fail.
	 */
	private void endSession(int code, String reasonToPeer, boolean keepUnwritten, String reason) {
		Session ended = this.session;
		if (ended == null) {
			return;
		}
		Run current = ended.run();
		this.session = null;
		this.accepted = false;
		this.subscribing = null;
		endEntering();
		List<PendingAction> failed = new ArrayList<>();
		this.lock.lock();
		try {
			boolean wasOpen = this.open == ended;
			this.open = null;
			List<PendingAction> keep = new ArrayList<>();
			for (PendingAction action : ended.end()) {
				(keepUnwritten && wasOpen && !action.isWritten() ? keep : failed).add(action);
			}
			failed.addAll(this.outbox.putBack(keep));
		}
		finally {
			this.lock.unlock();
		}
		ended.close(closeCodeToSend(code), reasonToPeer);
		failed.forEach((action) -> current.end(action.end(),
				() -> action.end().disconnected(ending(reason, action.isWritten()), action.isWritten())));
		current.inbound().add(() -> this.handler.sessionEnded(code));
	}

	private static String ending(String reason, boolean written) {
		return written
				? "the connection ended before the answer came (" + reason
						+ "); the server may have carried the action out"
				: "the connection ended before the action was sent (" + reason + ")";
	}

	private static int closeCodeToSend(int code) {
		// 1005 and 1006 exist only locally; the rest of the standard's codes are the
		// server's.
		return (code == CloseCode.TIMED_OUT.code() || code == 1009) ? code : CloseCode.NORMAL.code();
	}

	private void cancelAlarms() {
		cancel(this.retryAlarm);
		cancel(this.phaseAlarm);
		cancel(this.lifeAlarm);
		cancel(this.heartbeatAlarm);
		cancel(this.serviceAlarm);
		cancel(this.joinAlarm);
		this.retryAlarm = null;
		this.phaseAlarm = null;
		this.lifeAlarm = null;
		this.heartbeatAlarm = null;
		this.serviceAlarm = null;
		this.joinAlarm = null;
	}

	private static void cancel(Time.@Nullable Alarm alarm) {
		if (alarm != null) {
			alarm.cancel();
		}
	}

	private String prefix() {
		return "[" + this.settings.name() + "] ";
	}

}
