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
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.Enter;
import io.github.gatherspring.proto.SetName;
import io.github.gatherspring.proto.UpdateSubscriptions;
import io.github.gatherspring.setting.SettingNames;
import io.github.gatherspring.wire.FrameReceiver;
import io.github.gatherspring.wire.Secrets;
import io.github.gatherspring.wire.SpaceId;
import io.github.gatherspring.wire.WireException;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A connection on a wire without a network, in a time that the test moves and on workers
 * that work when it says so.
 */
final class Rig implements ConnectionHandler, AutoCloseable {

	static final URI SERVER = URI.create("wss://engine.example/");

	final ManualTime time = new ManualTime();

	final Tasks tasks = new Tasks();

	final List<String> heard = new ArrayList<>();

	final List<ConnectionStatus> transitions = new ArrayList<>();

	final List<FakeWire> wires = new ArrayList<>();

	/** Kinds of actions that the server answers at once. */
	final Set<ActionCase> answered = EnumSet.of(ActionCase.UPDATESUBSCRIPTIONS, ActionCase.ENTER, ActionCase.SETNAME,
			ActionCase.SETTEXTSTATUS, ActionCase.EXIT);

	boolean saysReady = true;

	boolean opens = true;

	boolean connects = true;

	/** Whether the next event is more than this JVM can take. */
	boolean runsOutOfMemory;

	Predicate<ConnectionStatus> permission = (status) -> true;

	int asked;

	@Nullable WireException refusal;

	@Nullable Enter enter;

	@Nullable RuntimeException trouble;

	UpdateSubscriptions wanted = UpdateSubscriptions.newBuilder().putSubscriptions("playerJoins", true).build();

	private final Connection connection;

	Rig() {
		this(ReconnectSettings.DEFAULT);
	}

	Rig(ReconnectSettings reconnect) {
		this.time.passWhileWaiting(this::run);
		this.connection = new Connection(settings(reconnect, 1000, (status) -> this.permission.test(status)),
				ClientThreads.of(this.time, this.tasks), this, this::ask, this::open, () -> 0.5);
	}

	static ConnectionSettings settings(ReconnectSettings reconnect, int eventQueueCapacity) {
		return settings(reconnect, eventQueueCapacity, (status) -> true);
	}

	private static ConnectionSettings settings(ReconnectSettings reconnect, int eventQueueCapacity,
			Predicate<ConnectionStatus> permission) {
		return new ConnectionSettings("rig", "a-key-for-tests", null, SpaceId.parse("space/name"),
				URI.create("https://api.example"), null, false, null, null, Duration.ofSeconds(45),
				Duration.ofSeconds(10), Duration.ofSeconds(30), reconnect, Duration.ofMinutes(10), 100,
				eventQueueCapacity, 1024 * 1024, 1024 * 1024, Duration.ofSeconds(20), SettingNames.OF_BUILDER, null,
				permission);
	}

	/**
	 * Returns what a connection is made of, for tests of a part of it.
	 */
	static ConnectionParts parts(ReconnectSettings reconnect, ConnectionHandler handler) {
		ConnectionSettings settings = settings(reconnect, 1000);
		Connector connector = new Connector(settings, () -> SERVER, (server, timeout, receiver) -> {
		}, UnaryOperator.identity());
		return new ConnectionParts(settings, handler, new Traffic(), new StatusBoard(Instant.EPOCH),
				new Outgoing(100, settings.names()), new RefusedNames(), new Rivalry(reconnect.maxDelay()), connector,
				new PeerWords(new Secrets(settings.apiKey()), settings), () -> 0.5);
	}

	/**
	 * Returns a run of those parts.
	 */
	static Run run(ConnectionParts parts, ManualTime time, Tasks tasks) {
		return new Run(ClientThreads.of(time, tasks).acquire(), parts.settings(), parts.handler(), parts.outgoing());
	}

	Connection connection() {
		return this.connection;
	}

	ConnectionStatus status() {
		return this.connection.status();
	}

	ConnectionState state() {
		return status().state();
	}

	private URI ask() throws WireException {
		this.asked++;
		WireException failure = this.refusal;
		if (failure != null) {
			throw failure;
		}
		return SERVER;
	}

	private void open(URI server, Duration timeout, FrameReceiver receiver) throws WireException {
		if (!this.connects) {
			throw new WireException(WireException.Kind.PASSING, "connection refused");
		}
		FakeWire wire = new FakeWire(receiver, this::serve);
		this.wires.add(wire);
		if (this.opens) {
			receiver.opened(wire);
		}
	}

	private void serve(FakeWire wire) {
		ClientServerAction action = wire.last();
		if (action.getActionCase() == ActionCase.INIT && this.saysReady) {
			wire.ready();
		}
		else if (this.answered.contains(action.getActionCase())) {
			wire.answer(action);
		}
	}

	FakeWire wire() {
		return this.wires.get(this.wires.size() - 1);
	}

	// What the test does

	/**
	 * Lets all workers work until none has anything to do.
	 */
	void run() {
		this.tasks.runAll();
	}

	/**
	 * Moves the clock in small steps, with the workers working in between.
	 */
	void advance(Duration duration) {
		Duration left = duration;
		while (!left.isZero()) {
			Duration step = (left.compareTo(Duration.ofMillis(500)) < 0) ? left : Duration.ofMillis(500);
			this.time.advance(step);
			run();
			left = left.minus(step);
		}
	}

	/**
	 * Lets time pass while the server gives signs of life.
	 */
	void live(Duration duration) {
		for (Duration left = duration; !left.isNegative() && !left.isZero(); left = left.minusSeconds(5)) {
			advance(Duration.ofSeconds(5));
			wire().receive();
			run();
		}
	}

	void start() {
		this.connection.start();
		run();
	}

	Rig ready() {
		start();
		assertThat(state()).isEqualTo(ConnectionState.READY);
		return this;
	}

	/**
	 * Stops; time passes by itself meanwhile.
	 */
	void stop(List<List<ClientServerAction>> farewell) {
		this.connection.stop(() -> farewell);
		run();
	}

	End submit(String name) {
		return submit(name, Duration.ofMinutes(1));
	}

	End submit(String name, Duration limit) {
		End end = new End();
		this.connection.submit(setName(name), limit, end);
		return end;
	}

	static ClientServerAction setName(String name) {
		return ClientServerAction.newBuilder().setSetName(SetName.newBuilder().setName(name)).build();
	}

	List<String> names() {
		return this.wires.stream()
			.flatMap((wire) -> wire.actions().stream())
			.filter(ClientServerAction::hasSetName)
			.map((action) -> action.getSetName().getName())
			.toList();
	}

	/**
	 * Ends the test: nothing may be left scheduled, locked or running.
	 */
	@Override
	public void close() {
		stop(List.of());
		advance(Duration.ofSeconds(2));
		assertThat(this.time.alarms()).as("alarms left").isZero();
		assertThat(this.tasks.isIdle()).as("no task left").isTrue();
		assertThat(this.connection.queuedActions()).as("actions left").isZero();
		assertThat(this.connection.pendingActions()).as("answers awaited").isZero();
		assertThat(this.wires).as("sockets left open").allMatch((wire) -> wire.closedWith() != null || !this.opens);
	}

	// What the connection brings

	@Override
	public void frame(byte[] data, int from, int to, long receivedAt) {
		this.heard.add("frame");
	}

	@Override
	public boolean isAwaited(int number) {
		if (this.runsOutOfMemory) {
			this.runsOutOfMemory = false;
			throw new OutOfMemoryError("as the test wants");
		}
		return true;
	}

	@Override
	public void endOfRun() {
		// Nobody counts.
	}

	@Override
	public @Nullable UpdateSubscriptions sessionStarted(String userId) {
		this.heard.add("started " + userId);
		RuntimeException thrown = this.trouble;
		if (thrown != null) {
			this.trouble = null;
			throw thrown;
		}
		return this.wanted;
	}

	@Override
	public void synchronizedWithServer() {
		this.heard.add("synchronized");
	}

	@Override
	public void sessionEnded(int closeCode) {
		this.heard.add("ended " + closeCode);
	}

	@Override
	public void statusChanged(ConnectionStatus before, ConnectionStatus after) {
		this.transitions.add(after);
	}

	List<ConnectionState> states() {
		return this.transitions.stream().map(ConnectionStatus::state).toList();
	}

	@Override
	public @Nullable Enter enter() {
		return this.enter;
	}

	@Override
	public void undecodable(String kind) {
		this.heard.add("undecodable " + kind);
	}

	@Override
	public void watch(long nanos) {
		// No listener to look after.
	}

	@Override
	public void heartbeat(Duration roundTrip) {
		this.heard.add("heartbeat");
	}

	/**
	 * The end of an action.
	 */
	static final class End implements ActionEnd {

		private final CompletableFuture<String> how = new CompletableFuture<>();

		boolean isDone() {
			return this.how.isDone();
		}

		String how() {
			assertThat(this.how).as("has ended").isDone();
			return Objects.requireNonNull(this.how.join());
		}

		private void end(String with) {
			assertThat(this.how.complete(with)).as("ends once, not again with " + with).isTrue();
		}

		@Override
		public void succeeded() {
			end("succeeded");
		}

		@Override
		public void refused(String reason) {
			end("refused: " + reason);
		}

		@Override
		public void timedOut(Duration timeout, boolean sent) {
			end("timed out");
		}

		@Override
		public void disconnected(String reason, boolean sent) {
			end("disconnected: " + reason + (sent ? " [sent]" : " [not sent]"));
		}

		@Override
		public void queueFull(int waiting, String limit) {
			end("full: " + waiting);
		}

	}

}
