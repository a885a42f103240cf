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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.gatherspring.connection.CloseCode.Verdict;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerHeartbeat;
import io.github.gatherspring.wire.WireException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.gatherspring.connection.ConnectionState.AUTHENTICATING;
import static io.github.gatherspring.connection.ConnectionState.CONNECTING;
import static io.github.gatherspring.connection.ConnectionState.DISCONNECTED;
import static io.github.gatherspring.connection.ConnectionState.FAILED;
import static io.github.gatherspring.connection.ConnectionState.READY;
import static io.github.gatherspring.connection.ConnectionState.STOPPED;
import static io.github.gatherspring.connection.ConnectionState.STOPPING;
import static io.github.gatherspring.connection.ConnectionState.SYNCING;
import static io.github.gatherspring.connection.ConnectionState.WAITING_TO_RECONNECT;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The state machine on a fake wire and a moved clock: every edge, every cause of a loss
 * in every state. After each test nothing is left scheduled, locked or running.
 */
class ConnectionLoopTests {

	private static final ServerClientEvent HEARTBEAT = ServerClientEvent.newBuilder()
		.setServerHeartbeat(ServerHeartbeat.getDefaultInstance())
		.build();

	private static final Map<List<ConnectionState>, Consumer<Rig>> WALKS = new LinkedHashMap<>();

	static {
		walk(DISCONNECTED, CONNECTING, Rig::start);
		walk(CONNECTING, AUTHENTICATING, Rig::start);
		walk(CONNECTING, WAITING_TO_RECONNECT, (rig) -> {
			rig.connects = false;
			rig.start();
		});
		walk(CONNECTING, STOPPING, (rig) -> {
			in(CONNECTING, rig);
			rig.stop(List.of());
		});
		walk(CONNECTING, FAILED, (rig) -> {
			rig.refusal = new WireException(WireException.Kind.FINAL, "the key is wrong");
			rig.start();
		});
		walk(AUTHENTICATING, SYNCING, Rig::start);
		walk(AUTHENTICATING, WAITING_TO_RECONNECT, (rig) -> closed(in(AUTHENTICATING, rig), 1011));
		walk(AUTHENTICATING, STOPPING, (rig) -> in(AUTHENTICATING, rig).stop(List.of()));
		walk(AUTHENTICATING, FAILED, (rig) -> closed(in(AUTHENTICATING, rig), 4003));
		walk(SYNCING, READY, Rig::start);
		walk(SYNCING, WAITING_TO_RECONNECT, (rig) -> closed(in(SYNCING, rig), 1006));
		walk(SYNCING, STOPPING, (rig) -> in(SYNCING, rig).stop(List.of()));
		walk(SYNCING, FAILED, (rig) -> closed(in(SYNCING, rig), 4011));
		walk(READY, WAITING_TO_RECONNECT, (rig) -> closed(in(READY, rig), 1006));
		walk(READY, STOPPING, (rig) -> in(READY, rig).stop(List.of()));
		walk(READY, FAILED, (rig) -> closed(in(READY, rig), 4666));
		walk(WAITING_TO_RECONNECT, CONNECTING, (rig) -> {
			in(WAITING_TO_RECONNECT, rig);
			rig.advance(Duration.ofSeconds(2));
		});
		walk(WAITING_TO_RECONNECT, STOPPING, (rig) -> in(WAITING_TO_RECONNECT, rig).stop(List.of()));
		walk(STOPPING, STOPPED, (rig) -> in(READY, rig).stop(List.of()));
		walk(STOPPED, CONNECTING, (rig) -> {
			in(READY, rig).stop(List.of());
			rig.ready();
		});
		walk(FAILED, CONNECTING, (rig) -> {
			closed(in(READY, rig), 4003);
			rig.ready();
		});
	}

	private final Rig rig = new Rig();

	@AfterEach
	void nothingIsLeft() {
		this.rig.close();
	}

	private static void walk(ConnectionState before, ConnectionState after, Consumer<Rig> walk) {
		WALKS.put(List.of(before, after), walk);
	}

	private static void closed(Rig rig, int code) {
		rig.wire().receiver().closed(code, "as the test wants");
		rig.run();
	}

	/**
	 * Brings a connection to a state and holds it there.
	 */
	private static Rig in(ConnectionState state, Rig rig) {
		switch (state) {
			case CONNECTING -> rig.opens = false;
			case AUTHENTICATING -> rig.saysReady = false;
			case SYNCING -> rig.answered.remove(ActionCase.UPDATESUBSCRIPTIONS);
			case WAITING_TO_RECONNECT -> rig.connects = false;
			default -> {
				// Ready is where it goes by itself.
			}
		}
		rig.start();
		assertThat(rig.state()).isEqualTo(state);
		return rig;
	}

	private static void release(Rig rig) {
		rig.opens = true;
		rig.saysReady = true;
		rig.connects = true;
		rig.answered.add(ActionCase.UPDATESUBSCRIPTIONS);
	}

	static Stream<List<ConnectionState>> edges() {
		return WALKS.keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("edges")
	void everyEdgeIsWalkedAndToldOnceInOrder(List<ConnectionState> edge) {
		Objects.requireNonNull(WALKS.get(edge)).accept(this.rig);
		List<ConnectionState> told = new ArrayList<>();
		told.add(DISCONNECTED);
		told.addAll(this.rig.states());
		List<List<ConnectionState>> walked = new ArrayList<>();
		for (int i = 1; i < told.size(); i++) {
			assertThat(told.get(i - 1).canBecome(told.get(i))).as(told.get(i - 1) + " to " + told.get(i)).isTrue();
			walked.add(List.of(told.get(i - 1), told.get(i)));
		}
		assertThat(walked).contains(edge);
	}

	@Test
	void theEdgesAreAllThatThereAre() {
		List<List<ConnectionState>> all = new ArrayList<>();
		for (ConnectionState before : ConnectionState.values()) {
			for (ConnectionState after : ConnectionState.values()) {
				if (before.canBecome(after)) {
					all.add(List.of(before, after));
				}
			}
		}
		assertThat(WALKS.keySet()).containsExactlyInAnyOrderElementsOf(all);
	}

	// Causes of losses

	static Stream<Arguments> codesInStates() {
		List<Integer> codes = new ArrayList<>(Arrays.stream(CloseCode.values()).map(CloseCode::code).toList());
		codes.addAll(List.of(1003, 1008, 3000, 4999));
		return Stream.of(AUTHENTICATING, SYNCING, READY)
			.flatMap((state) -> codes.stream().map((code) -> Arguments.of(state, code)));
	}

	@ParameterizedTest
	@MethodSource("codesInStates")
	void aCloseCodeDecidesInEachStateWhatComesNext(ConnectionState state, int code) {
		in(state, this.rig);
		closed(this.rig, code);
		ConnectionStatus status = this.rig.status();
		assertThat(status.closeCode()).isEqualTo(code);
		assertThat(status.reason()).contains("(" + code + ")").contains("as the test wants");
		assertThat(this.rig.heard).endsWith("ended " + code);
		if (CloseCode.verdictOn(code) == Verdict.STOP) {
			assertThat(status.state()).isEqualTo(FAILED);
			return;
		}
		assertThat(status.state()).isEqualTo(WAITING_TO_RECONNECT);
		Duration expected = (CloseCode.verdictOn(code) == Verdict.RECONNECT_LATE) ? Duration.ofSeconds(30)
				: (state == AUTHENTICATING) ? Duration.ofSeconds(1) : Duration.ZERO;
		assertThat(status.retryIn()).isEqualTo(expected);
		int before = this.rig.asked;
		release(this.rig);
		this.rig.advance(expected.plusMillis(1));
		assertThat(this.rig.state()).isEqualTo(READY);
		boolean same = state != AUTHENTICATING && CloseCode.verdictOn(code) == Verdict.RECONNECT_SAME_SERVER;
		assertThat(this.rig.asked - before).as("asked for the assignment again").isEqualTo(same ? 0 : 1);
	}

	static Stream<Arguments> losses() {
		return Stream.of(AUTHENTICATING, SYNCING, READY)
			.flatMap((state) -> EnumSet.allOf(Loss.class).stream().map((loss) -> Arguments.of(state, loss)));
	}

	@ParameterizedTest
	@MethodSource("losses")
	void everyOtherLossInEachStateClosesTheSocketAndComesBack(ConnectionState state, Loss loss) {
		in(state, this.rig);
		FakeWire lost = this.rig.wire();
		loss.happens.accept(this.rig);
		ConnectionStatus status = this.rig.status();
		assertThat(status.state()).isEqualTo(WAITING_TO_RECONNECT);
		assertThat(status.reason()).contains(loss.words);
		assertThat(status.closeCode()).isEqualTo(loss.code);
		assertThat(lost.closedWith()).isEqualTo(loss.sent);
		release(this.rig);
		this.rig.advance(Objects.requireNonNull(status.retryIn()).plusMillis(1));
		assertThat(this.rig.state()).isEqualTo(READY);
		assertThat(this.rig.wires).hasSize(2);
	}

	@ParameterizedTest
	@MethodSource("losses")
	void everyLossDuringAStopLetsItEnd(ConnectionState state, Loss loss) {
		this.rig.answered.remove(ActionCase.SETNAME);
		in(state, this.rig);
		Rig.End pending = this.rig.submit("keeps the stop waiting");
		Time.Alarm lost = this.rig.time.schedule(Duration.ofSeconds(1), () -> loss.happens.accept(this.rig));
		this.rig.stop(List.of());
		lost.cancel();
		assertThat(this.rig.state()).isEqualTo(STOPPED);
		assertThat(pending.how()).startsWith("disconnected");
		assertThat(this.rig.states()).containsOnlyOnce(STOPPING, STOPPED);
	}

	@Test
	void anAttemptThatTakesTooLongIsLeft() {
		in(CONNECTING, this.rig);
		this.rig.advance(Duration.ofMillis(44_500));
		assertThat(this.rig.state()).isEqualTo(CONNECTING);
		this.rig.advance(Duration.ofMillis(500));
		assertThat(this.rig.status().reason()).isEqualTo("no open socket within 45000 ms");
		// It opens after all.
		FakeWire late = this.rig.wire();
		late.receiver().opened(late);
		this.rig.run();
		assertThat(late.closedWith()).isEqualTo(1001);
		assertThat(this.rig.state()).isEqualTo(WAITING_TO_RECONNECT);
	}

	@Test
	void anAttemptThatFailsUnexpectedlyIsTriedAgainAndTheKeyStaysSecret() {
		this.rig.refusal = new WireException(WireException.Kind.PASSING, "a header with a-key-for-tests in it");
		this.rig.start();
		assertThat(this.rig.status().reason()).doesNotContain("a-key-for-tests").contains("a header with");
		assertThat(this.rig.state()).isEqualTo(WAITING_TO_RECONNECT);
	}

	@Test
	void aServerThatNeverSaysReadyIsLeft() {
		in(AUTHENTICATING, this.rig);
		for (int i = 0; i < 9; i++) {
			this.rig.advance(Duration.ofSeconds(5));
			this.rig.wire().receive();
			this.rig.run();
		}
		assertThat(this.rig.status().reason()).contains("did not say ready within 45000 ms");
		assertThat(this.rig.wire().closedWith()).isEqualTo(4008);
	}

	@Test
	void aSubscriptionThatIsNeverConfirmedEndsTheConnection() {
		in(SYNCING, this.rig);
		this.rig.live(Duration.ofSeconds(115));
		assertThat(this.rig.state()).isEqualTo(SYNCING);
		this.rig.live(Duration.ofSeconds(5));
		assertThat(this.rig.status().reason()).contains("did not confirm the subscription");
	}

	@Test
	void aListenerSideThatFailsToSaySubscriptionsRenewsTheConnection() {
		this.rig.trouble = new IllegalStateException("no memory, say");
		this.rig.start();
		assertThat(this.rig.state()).isEqualTo(SYNCING);
		this.rig.advance(Duration.ofSeconds(1));
		assertThat(this.rig.status().reason()).contains("this JVM could not handle").contains("IllegalStateException");
		this.rig.advance(Duration.ofSeconds(1));
		assertThat(this.rig.state()).isEqualTo(READY);
	}

	@Test
	void heartbeatsGoOutFromTheSubscriptionOnAndTheServersAreAnswered() {
		this.rig.answered.add(ActionCase.CLIENTBACKUPHEARTBEAT);
		this.rig.ready();
		assertThat(this.rig.wire().kinds()).containsExactly(ActionCase.INIT, ActionCase.UPDATESUBSCRIPTIONS,
				ActionCase.CLIENTBACKUPHEARTBEAT);
		this.rig.live(Duration.ofSeconds(30));
		assertThat(this.rig.wire().kinds()).filteredOn((kind) -> kind == ActionCase.CLIENTBACKUPHEARTBEAT).hasSize(4);
		assertThat(this.rig.heard).filteredOn("heartbeat"::equals).hasSize(4);
	}

	@Test
	void whatIsReadyForLongLosesItsBackoffAndWhatIsNotKeepsIt() {
		this.rig.ready();
		closed(this.rig, 1006);
		assertThat(this.rig.status().retryIn()).isZero();
		this.rig.advance(Duration.ofMillis(1));
		this.rig.live(Duration.ofSeconds(25));
		closed(this.rig, 1006);
		assertThat(this.rig.status().retryIn()).isEqualTo(Duration.ofSeconds(1));
		this.rig.advance(Duration.ofSeconds(1));
		this.rig.live(Duration.ofSeconds(30));
		closed(this.rig, 1006);
		assertThat(this.rig.status().retryIn()).isZero();
	}

	@Test
	void askingForAReconnectWhileWaitingConnectsAtOnce() {
		in(WAITING_TO_RECONNECT, this.rig);
		release(this.rig);
		this.rig.connection().reconnect();
		this.rig.run();
		assertThat(this.rig.state()).isEqualTo(READY);
	}

	@Test
	void askingForAReconnectWhileReconnectingIsSwitchedOffIsNoLoss() {
		try (Rig off = new Rig(new ReconnectSettings(false, Duration.ofSeconds(1), 2, Duration.ofSeconds(30), 0,
				Duration.ofSeconds(30)))) {
			off.ready();
			off.connection().reconnect();
			off.run();
			off.advance(Duration.ofMillis(1));
			assertThat(off.state()).isEqualTo(READY);
			assertThat(off.wires).hasSize(2);
			assertThat(off.states()).doesNotContain(FAILED);
			closed(off, 1006);
			assertThat(off.status().reason()).contains(" is false)");
			assertThat(off.state()).isEqualTo(FAILED);
		}
	}

	@Test
	void aStatusIsNotReadyWhenTheLastFrameIsTooOldWhoeverLooks() {
		this.rig.ready();
		// Time passes and nobody looks: the timer stands still, as it does when the heap
		// is used up.
		this.rig.time.pass(Duration.ofSeconds(31));
		assertThat(this.rig.state()).isEqualTo(READY);
		this.rig.time.pass(Duration.ofSeconds(2));
		assertThat(this.rig.status().isReady()).isFalse();
		assertThat(this.rig.status().isConnected()).isFalse();
		assertThat(this.rig.status().reason()).contains("no sign of life for more than 30000 ms");
		// And who looked has had it looked after.
		this.rig.run();
		assertThat(this.rig.states()).endsWith(WAITING_TO_RECONNECT);
	}

	@Test
	void whatCouldNotBeHandledForWantOfMemoryIsNotTheServersFault() {
		this.rig.ready();
		FakeWire wire = this.rig.wire();
		this.rig.runsOutOfMemory = true;
		wire.receive(HEARTBEAT);
		// What an engine says of it.
		wire.receiver().closed(1011, "");
		this.rig.run();
		assertThat(this.rig.status().reason()).contains("this JVM could not handle").doesNotContain("1011");
		assertThat(this.rig.status().closeCode()).isNull();
		this.rig.advance(Duration.ofMillis(1));
		assertThat(this.rig.state()).isEqualTo(READY);
	}

	/**
	 * What ends a connection besides the other side.
	 */
	enum Loss {

		SILENCE("no sign of life for 30000 ms", 4008, 4008, (rig) -> rig.advance(Duration.ofSeconds(30))),

		TOO_LARGE("larger than 1000 bytes", 1009, 1009, (rig) -> {
			rig.wire().receiver().tooLarge(1000);
			rig.run();
		}),

		BROKEN_PIPE("sending failed: broken pipe", 1006, 1000, (rig) -> {
			rig.wire().breakSending();
			rig.wire().receive(HEARTBEAT);
			rig.run();
		}),

		ASKED_FOR("a new connection was asked for", 1000, 1000, (rig) -> {
			rig.connection().reconnect();
			rig.run();
		}),

		OWN_FAILURE("this JVM could not handle", null, 1000, (rig) -> {
			rig.runsOutOfMemory = true;
			rig.wire().receive(HEARTBEAT);
			rig.run();
		});

		private final String words;

		private final @Nullable Integer code;

		private final int sent;

		private final Consumer<Rig> happens;

		Loss(String words, @Nullable Integer code, int sent, Consumer<Rig> happens) {
			this.words = words;
			this.code = code;
			this.sent = sent;
			this.happens = happens;
		}

	}

}
