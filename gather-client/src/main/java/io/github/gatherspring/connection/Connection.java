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

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.UpdateSubscriptions;
import io.github.gatherspring.wire.Secrets;
import io.github.gatherspring.wire.ServerAssignment;
import io.github.gatherspring.wire.WireOpener;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one client over all its starts, stops and sockets: what the rest of
 * the client asks and tells it. Each start makes a {@link ConnectionLoop}, which does the
 * work until it comes to rest.
 *
 * @since 0.1.0
 */
public final class Connection {

	/** How long a start waits beyond the time of a stop that is under way. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final ClientThreads threads;

	private final ConnectionParts parts;

	private final BeforeStart beforeStart;

	private final AtomicLong sequence = new AtomicLong();

	private final AtomicReference<@Nullable ConnectionLoop> current = new AtomicReference<>();

	/** The dispatcher of the run before, whose last listener may still run. */
	private final AtomicReference<@Nullable Dispatcher> lastInbound = new AtomicReference<>();

	/**
	 * Creates a connection that is not started.
	 * @param settings what it is made of
	 * @param threads what it runs on
	 * @param handler receives what it brings
	 */
	public Connection(ConnectionSettings settings, ClientThreads threads, ConnectionHandler handler) {
		this(settings, threads, handler, assignment(settings),
				new WireOpener(settings.webSocketClient(), settings.sslContext(), settings.proxy(),
						settings.maxMessageSize(), settings.names())::open,
				() -> ThreadLocalRandom.current().nextDouble());
	}

	/**
	 * Creates a connection whose way to the server and whose chance are somebody else's.
	 */
	Connection(ConnectionSettings settings, ClientThreads threads, ConnectionHandler handler,
			Connector.Assignment assignment, Connector.Opener opener, DoubleSupplier random) {
		this.threads = threads;
		PeerWords words = new PeerWords(new Secrets(settings.apiKey(), settings.token()), settings);
		Connector connector = new Connector(settings, assignment, opener, words::masked);
		this.parts = new ConnectionParts(settings, handler, new Traffic(), new StatusBoard(Instant.now()),
				new Outgoing(settings.actionQueueCapacity(), settings.names()), new RefusedNames(),
				new Rivalry(settings.reconnect().maxDelay()), connector, words, random);
		this.beforeStart = new BeforeStart(threads, this.parts.outgoing(), this.parts.prefix());
	}

	private static Connector.Assignment assignment(ConnectionSettings settings) {
		return new ServerAssignment(settings.apiBaseUrl(), settings.spaceId(), settings.apiKey(),
				settings.allowInsecure(), settings.sslContext(), settings.proxy(), settings.connectTimeout(),
				settings.names())::ask;
	}

	// What anybody may ask

	/**
	 * Returns where the connection stands. A connection whose last frame is older than
	 * its limit is not connected, also when nobody has noticed yet.
	 * @return an immutable snapshot
	 */
	public ConnectionStatus status() {
		ConnectionStatus shown = this.parts.board().get();
		ConnectionLoop loop = this.current.get();
		Live live = (loop != null && shown.isConnected()) ? loop.live() : null;
		if (loop == null || live == null || !live.isOverdue()) {
			return shown;
		}
		live.lookNow();
		Instant now = loop.run().time().now();
		return shown.withState(ConnectionState.WAITING_TO_RECONNECT, now)
			.withLostSince(now)
			.withReason("no sign of life for more than " + this.parts.settings().heartbeatTimeout().toMillis() + " ms",
					CloseCode.TIMED_OUT.code());
	}

	/**
	 * Returns what went through the sockets.
	 * @return the live counters
	 */
	public Traffic traffic() {
		return this.parts.traffic();
	}

	/**
	 * Returns how many actions wait for a connection or for the socket.
	 * @return the number
	 */
	public int queuedActions() {
		return this.parts.outgoing().waiting();
	}

	/**
	 * Returns how many actions were sent and not answered.
	 * @return the number
	 */
	public int pendingActions() {
		return this.parts.outgoing().pending();
	}

	/**
	 * Returns how many events wait for listeners.
	 * @return the number
	 */
	public int queuedEvents() {
		ConnectionLoop loop = this.current.get();
		return (loop != null) ? loop.run().inbound().depth() : 0;
	}

	/**
	 * Returns the names of events that the server was asked for and does not send.
	 * @return a copy
	 */
	public Set<String> refusedEvents() {
		return this.parts.names().all();
	}

	/**
	 * Says whether the calling thread is the one that hands events over.
	 * @return whether it is
	 */
	public boolean isDispatchThread() {
		ConnectionLoop loop = this.current.get();
		return loop != null && loop.run().inbound().isDispatchThread();
	}

	/**
	 * Runs a task on the dispatching thread, after the events received so far. Does
	 * nothing while the connection is not started.
	 * @param task the task
	 */
	public void dispatch(Runnable task) {
		ConnectionLoop loop = this.current.get();
		if (loop != null) {
			loop.run().inbound().add(task);
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
		ConnectionLoop loop = this.current.get();
		if (loop == null) {
			return () -> {
			};
		}
		Run run = loop.run();
		return run.time().schedule(delay, () -> run.inbound().add(task))::cancel;
	}

	/**
	 * Runs a task on a worker later. Does nothing while the connection is not started.
	 * @param delay how much later
	 * @param task the task
	 * @return takes the task back, unless it is on its way already
	 */
	public Runnable later(Duration delay, Runnable task) {
		ConnectionLoop loop = this.current.get();
		if (loop == null) {
			return () -> {
			};
		}
		Run run = loop.run();
		return run.time().schedule(delay, () -> run.workers().execute(task))::cancel;
	}

	/**
	 * Runs a task on a worker, or on the calling thread while the connection is not
	 * started.
	 * @param task the task, which may block
	 */
	public void work(Runnable task) {
		ConnectionLoop loop = this.current.get();
		if (loop != null) {
			loop.run().workers().execute(task);
		}
		else {
			task.run();
		}
	}

	/**
	 * Returns the time of the clock of the alarms, which never jumps.
	 * @return nanoseconds since some moment
	 */
	public long nanos() {
		return this.threads.nanos();
	}

	/**
	 * Returns the time of day by the clock that also stamps what is received.
	 * @return the present
	 */
	public Instant now() {
		ConnectionLoop loop = this.current.get();
		return (loop != null) ? loop.run().time().now() : Instant.now();
	}

	/**
	 * Waits until the connection is ready or rests.
	 * @param timeout how long to wait at most
	 * @return the status that ended the wait
	 */
	public ConnectionStatus await(Duration timeout) {
		return this.parts.board()
			.await((status) -> status.isReady() || status.state() == ConnectionState.FAILED
					|| status.state() == ConnectionState.STOPPED, timeout);
	}

	// Actions

	/**
	 * Sends an action now, or once the server has accepted this client again.
	 * @param action the action, without a transaction id
	 * @param timeout the limit for its answer, from now on, also while the client is not
	 * started
	 * @param end hears of its end
	 */
	public void submit(ClientServerAction action, Duration timeout, ActionEnd end) {
		PendingAction pending = new PendingAction(action, end, this.threads.nanos() + timeout.toNanos(), timeout,
				this.sequence.incrementAndGet());
		if (this.parts.outgoing().submit(pending)) {
			ConnectionLoop loop = this.current.get();
			if (loop != null) {
				loop.run().sweep().arm();
			}
			else {
				this.beforeStart.arm();
			}
		}
	}

	/**
	 * Changes the subscription of the present session, if there is one.
	 * @param change the names to add ({@code true}) and to drop ({@code false})
	 */
	public void updateSubscriptions(UpdateSubscriptions change) {
		ConnectionLoop loop = this.current.get();
		if (loop != null) {
			loop.change(change);
		}
	}

	// Start and stop

	/**
	 * Begins to connect. Does nothing while running; waits for the end of a stop that is
	 * under way on another thread.
	 */
	public void start() {
		if (!isDispatchThread()) {
			this.parts.board()
				.await((status) -> status.state() != ConnectionState.STOPPING,
						this.parts.settings().shutdownTimeout().plus(PATIENCE));
		}
		if (this.current.get() != null || this.parts.board().get().state() == ConnectionState.STOPPING) {
			return;
		}
		ClientThreads.Lease lease = this.threads.acquire();
		Run run = new Run(lease, this.parts.settings(), this.parts.handler(), this.parts.outgoing());
		ConnectionLoop loop = new ConnectionLoop(this.parts, run, this::atRest);
		run.serial().first(loop::begin);
		if (!this.current.compareAndSet(null, loop)) {
			lease.release();
			return;
		}
		Dispatcher last = this.lastInbound.getAndSet(null);
		if (last != null) {
			run.inbound().follow(last);
		}
		// Here and now, before anybody can look: who waits for the client to be ready
		// must not see how the run before ended.
		run.serial().run();
		this.beforeStart.close();
		run.sweep().arm();
	}

	private void atRest(ConnectionLoop loop) {
		this.lastInbound.set(loop.run().inbound());
		this.current.compareAndSet(loop, null);
	}

	/**
	 * Stops, and returns once that is done. From its beginning on no action is taken but
	 * the last ones.
	 * @param farewell gives the last actions, asked once nothing else is taken: each list
	 * is sent together, after the answers to the one before
	 */
	public void stop(Supplier<List<List<ClientServerAction>>> farewell) {
		ConnectionLoop loop = this.current.get();
		if (loop != null) {
			new Stopping(this.parts, loop, this.sequence).stop(farewell);
		}
	}

	/**
	 * Connects anew: closes the present socket, if any, and tries at once. Starts a
	 * connection that gave up; does nothing on one that was never started or was stopped.
	 */
	public void reconnect() {
		ConnectionLoop loop = this.current.get();
		if (loop != null) {
			loop.reconnect();
		}
		else if (this.parts.board().get().state() == ConnectionState.FAILED) {
			this.parts.names().forget();
			start();
		}
	}

}
