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
package io.github.gatherspring.simulator.test;

import java.time.Duration;

import io.github.gatherspring.proto.Chat;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.SetTextStatus;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.MinimalClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.github.gatherspring.simulator.test.SimulatorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The vocabulary of assertions, what it accepts and what its failures say.
 */
class GatherSimulatorAssertTests {

	private final GatherSimulator simulator = GatherSimulator.builder()
		.players(1)
		.autonomous(false)
		.virtualClock(true)
		.build()
		.start();

	private MinimalClient client;

	@BeforeEach
	void connect() {
		this.client = MinimalClient.entered(this.simulator, this.simulator.apiKey());
		this.simulator.player("zoe").joins("Zoe");
	}

	@AfterEach
	void close() {
		this.client.close();
		this.simulator.close();
	}

	@Test
	void anActionIsFoundByNameRecipientAndText() {
		chat("zoe", "Welcome, Zoe");
		chat("guest-1", "Hello");
		assertThat(this.simulator).received("chat").to("zoe").containing("Welcome").once();
		assertThat(this.simulator).received("chat").to("Zoe").with("contents", "Welcome, Zoe");
		assertThat(this.simulator).received("chat").from(this.simulator.ownerId()).times(2);
		assertThat(this.simulator).received("CHAT")
			.messages()
			.extracting((action) -> action.getChat().getContents())
			.containsExactly("Welcome, Zoe", "Hello");
	}

	@Test
	void aConditionThatNothingMeetsShowsWhatCameAndWhatHappened() {
		chat("zoe", "Welcome, Zoe");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.simulator).received("chat").to("zoe").containing("Goodbye"))
			.withMessageContaining("Expected 'chat' to 'zoe' containing 'Goodbye', but these came:")
			.withMessageContaining("contents: \"Welcome, Zoe\"")
			.withMessageContaining("09:00:00.000  about zoe: playerJoins");
	}

	@Test
	void anActionThatDidNotComeFailsWithTheTranscript() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(this.simulator).received("wave"))
			.withMessageContaining("Expected 'wave', but none came. What happened last:")
			.withMessageContaining(this.simulator.ownerId() + " sends enter");
		chat("zoe", "Hi");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.simulator).hasNotReceived("chat"))
			.withMessageContaining("Expected no 'chat', but 1 came:");
		assertThat(this.simulator).hasNotReceived("wave");
	}

	@Test
	void aNameThatIsNoActionAndAFieldThatIsNoneAreRefused() {
		chat("zoe", "Hi");
		assertThatIllegalArgumentException().isThrownBy(() -> assertThat(this.simulator).received("chatt"))
			.withMessageContaining("There is no action 'chatt'");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> assertThat(this.simulator).received("chat").with("text", "Hi"))
			.withMessageContaining("no field 'text'")
			.withMessageContaining("contents");
	}

	@Test
	void theKeyStandsInNoFailureAndInNoTranscript() {
		assertThat(this.simulator).received("init").once();
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.simulator).received("init").containing("nothing like it"))
			.satisfies((failure) -> assertThat(failure.getMessage()).contains("init from")
				.doesNotContain(this.simulator.apiKey()));
		assertThat(this.simulator.transcript()).isNotEmpty()
			.noneMatch((line) -> line.contains(this.simulator.apiKey()));
	}

	@Test
	void eventuallyMovesAVirtualClockUntilItIsTrue() {
		this.simulator.clock().schedule(Duration.ofMinutes(2), () -> chatOnly("zoe", "Two minutes have passed"));
		assertThat(this.simulator).eventually(Duration.ofMinutes(3),
				(it) -> it.received("chat").containing("Two minutes have passed"));
		assertThat(this.simulator.clock().now()).isBefore("2026-01-05T09:03:00Z");
	}

	@Test
	void neverMovesAVirtualClockAndFailsWhenItHappens() {
		this.simulator.clock().schedule(Duration.ofMinutes(2), () -> chatOnly("zoe", "Two minutes have passed"));
		assertThat(this.simulator).never(Duration.ofMinutes(1), (it) -> it.received("chat"));
		assertThat(this.simulator.clock().now()).isEqualTo("2026-01-05T09:01:00Z");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.simulator).never(Duration.ofMinutes(5), (it) -> it.received("chat")))
			.withMessageContaining("What must never happen did")
			.withMessageContaining("Two minutes have passed");
	}

	@Test
	void aPlayerHearsWhatIsSaidToItOneMessageAfterTheOther() {
		chatOnly("zoe", "You rolled 3");
		chatOnly("GLOBAL_CHAT", "Zoe rolled 3");
		chatOnly("guest-1", "This is for Ada alone");
		this.simulator.player("zoe").hears("rolled").hears("rolled");
		this.simulator.player("guest-1").hears("for Ada");
		assertThat(this.simulator.player("zoe").heard()).containsExactly("You rolled 3", "Zoe rolled 3");
	}

	@Test
	void aPlayerThatHearsNothingSaysWhatItHeardAndWhatHappened() {
		chat("zoe", "You rolled 3");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.simulator.player("zoe").hears("won", Duration.ZERO))
			.withMessageContaining("Expected that 'zoe' hears a message that contains \"won\" within 0 ms")
			.withMessageContaining("it heard [You rolled 3]. What happened:")
			.withMessageContaining("sends chat");
	}

	@Test
	void aPlayerDoesNotHearItselfNorWhatWasSaidBeforeItCame() {
		chat("GLOBAL_CHAT", "Is anybody here?");
		this.simulator.player("max").joins("Max").says("Me");
		chat("GLOBAL_CHAT", "Hello Max");
		assertThat(this.simulator.player("max").hears("Hello").heard()).containsExactly("Hello Max");
		assertThat(this.simulator.player("zoe").heard()).containsExactly("Is anybody here?", "Me", "Hello Max");
	}

	@Test
	void whatIsRefusedStandsInTheTranscript() {
		this.simulator.faults().refuse("setTextStatus", "Not today");
		this.client.send((action) -> action.setSetTextStatus(SetTextStatus.newBuilder().setTextStatus("x")));
		assertThat(this.simulator.transcript())
			.anyMatch((line) -> line.endsWith("is refused setTextStatus: Not today"));
	}

	private void chat(String recipient, String contents) {
		this.client.send((action) -> action.setChat(chatOf(recipient, contents)));
	}

	private void chatOnly(String recipient, String contents) {
		this.client.sendOnly(ClientServerAction.newBuilder().setChat(chatOf(recipient, contents)).build());
	}

	private static Chat.Builder chatOf(String recipient, String contents) {
		return Chat.newBuilder().setChatRecipient(recipient).setContents(contents);
	}

}
