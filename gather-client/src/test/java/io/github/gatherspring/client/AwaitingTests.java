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

package io.github.gatherspring.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.gatherspring.proto.Move;
import io.github.gatherspring.proto.PlayerChats;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Awaiting} on a clock that the test moves.
 */
class AwaitingTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final GatherClient client = GatherClient.builder().apiKey("key").spaceId("id/name").build();

	private final EventHandlers handlers = new EventHandlers();

	private final AtomicInteger refreshed = new AtomicInteger();

	private final List<Runnable> alarms = new ArrayList<>();

	private final Awaiting awaiting = new Awaiting(this.client, this.handlers, this.refreshed::incrementAndGet,
			(delay, task) -> {
				assertThat(delay).isEqualTo(MINUTE);
				this.alarms.add(task);
				return () -> this.alarms.remove(task);
			});

	private CompletableFuture<ReceivedEvent<PlayerChats>> awaitChat(String contents) {
		return this.awaiting.await(PlayerChats.class, (event) -> event.event().getContents().equals(contents), MINUTE);
	}

	private void hear(String contents) {
		PlayerChats chat = PlayerChats.newBuilder().setContents(contents).build();
		EventContext context = new EventContext(this.client, null, null, null, Instant.EPOCH);
		this.handlers.of(PlayerChats.class).forEach((handler) -> handler.accept(chat, context));
	}

	private void assertThatNothingIsLeft() {
		assertThat(this.awaiting.count()).isZero();
		assertThat(this.alarms).isEmpty();
		assertThat(this.handlers.isEmpty()).isTrue();
	}

	@Test
	void theFirstEventThatMeetsTheConditionEndsTheWaitAndFreesEverything() {
		CompletableFuture<ReceivedEvent<PlayerChats>> yes = awaitChat("yes");
		hear("no");
		assertThat(yes).isNotDone();
		hear("yes");
		assertThat(yes.join().event().getContents()).isEqualTo("yes");
		assertThat(yes.join().receivedAt()).isEqualTo(Instant.EPOCH);
		assertThat(yes.join().client()).isSameAs(this.client);
		assertThatNothingIsLeft();
	}

	@Test
	void theServerIsAskedForTheFirstAndToldAfterTheLastOfATypeAlone() {
		CompletableFuture<?> one = awaitChat("one");
		CompletableFuture<?> two = awaitChat("two");
		assertThat(this.refreshed).hasValue(1);
		hear("one");
		assertThat(this.refreshed).hasValue(1);
		hear("two");
		assertThat(this.refreshed).hasValue(2);
		assertThat(one).isDone();
		assertThat(two).isDone();
	}

	@Test
	void theTimeLimitEndsTheWaitWithItsOwnType() {
		CompletableFuture<?> late = awaitChat("late");
		List.copyOf(this.alarms).forEach(Runnable::run);
		assertThatExceptionOfType(CompletionException.class).isThrownBy(late::join)
			.havingCause()
			.isInstanceOfSatisfying(EventTimeoutException.class, (timeout) -> {
				assertThat(timeout.type()).isEqualTo(PlayerChats.class);
				assertThat(timeout.timeout()).isEqualTo(MINUTE);
			})
			.withMessage("The Gather client 'gather' received no PlayerChats that met the condition within 60000 ms");
		assertThatNothingIsLeft();
	}

	@Test
	void whoCancelsFreesEverything() {
		awaitChat("never").cancel(true);
		assertThatNothingIsLeft();
		assertThat(this.refreshed).hasValue(2);
	}

	@Test
	void aConditionThatThrowsEndsItsOwnWaitWithWhatItThrew() {
		CompletableFuture<?> broken = this.awaiting.await(PlayerChats.class, (event) -> {
			throw new IllegalStateException("broken");
		}, MINUTE);
		CompletableFuture<?> sound = awaitChat("hi");
		hear("hi");
		assertThat(sound).isCompleted();
		assertThatExceptionOfType(CompletionException.class).isThrownBy(broken::join)
			.withCauseInstanceOf(IllegalStateException.class);
		assertThatNothingIsLeft();
	}

	@Test
	void oneEventEndsEveryWaitThatItMeetsAndAWaitBegunThereMeetsTheNext() {
		List<String> heard = new ArrayList<>();
		awaitChat("a").thenCompose((event) -> {
			heard.add("first");
			assertThat(this.awaiting.count()).isEqualTo(1);
			return awaitChat("b");
		}).thenAccept((event) -> heard.add(event.event().getContents()));
		awaitChat("a").thenAccept((event) -> heard.add("second"));
		hear("a");
		hear("b");
		assertThat(heard).containsExactly("first", "second", "b");
	}

	@Test
	void theEndOfTheClientEndsEveryWaitAndSaysWhy() {
		CompletableFuture<?> waiting = awaitChat("never");
		this.awaiting.end("it was stopped");
		assertThatExceptionOfType(CompletionException.class).isThrownBy(waiting::join)
			.havingCause()
			.isInstanceOf(GatherDisconnectedException.class)
			.withMessageContaining("'gather'")
			.withMessageEndingWith("it was stopped");
		assertThatNothingIsLeft();
	}

	@Test
	void argumentsThatCannotWorkAreRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.awaiting.await(PlayerChats.class, (event) -> true, Duration.ZERO))
			.withMessageContaining("'timeout' must be positive");
		assertThatIllegalArgumentException().isThrownBy(() -> this.awaiting.await(Move.class, (event) -> true, MINUTE))
			.withMessageContaining("'type' is " + Move.class.getName());
		assertThatNothingIsLeft();
	}

}
