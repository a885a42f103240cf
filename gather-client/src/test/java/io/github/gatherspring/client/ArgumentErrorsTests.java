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

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.gatherspring.presence.Availability;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.MoveDirectionEnum;
import io.github.gatherspring.proto.action.ActionArgumentException;
import io.github.gatherspring.proto.action.ActionSender;
import io.github.gatherspring.proto.action.UnknownActionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for wrong arguments of actions: they end the future, and nothing is thrown.
 */
class ArgumentErrorsTests {

	/** These return futures and are no actions. */
	private static final Set<String> NO_ACTIONS = Set.of("refused", "await");

	private final GatherClient client = GatherClient.builder().apiKey("key").spaceId("id/name").build();

	@Test
	void noActionThrowsWhatIsWrongWithItsArguments() throws ReflectiveOperationException {
		List<Method> refused = new ArrayList<>();
		for (Method method : GatherClient.class.getMethods()) {
			if (!CompletableFuture.class.isAssignableFrom(method.getReturnType())
					|| Modifier.isStatic(method.getModifiers()) || NO_ACTIONS.contains(method.getName())) {
				continue;
			}
			@Nullable Object[] nothing = Arrays.stream(method.getParameterTypes())
				.map((type) -> Array.get(Array.newInstance(type, 1), 0))
				.toArray();
			CompletableFuture<?> answer = (CompletableFuture<?>) Objects
				.requireNonNull(method.invoke(this.client, nothing), method::toString);
			if (answer.isCompletedExceptionally() && Arrays.asList(nothing).contains(null)) {
				refused.add(method);
			}
		}
		assertThat(refused).hasSizeGreaterThan(200)
			.extracting(Method::getName)
			.contains("send", "chatTo", "chatToEveryone", "follow", "setObject", "updateObject", "deleteObject",
					"enter", "setAvailability");
	}

	@Test
	@SuppressWarnings("NullAway")
	void theMessageNamesTheArgumentAndWhatCame() {
		Availability.@Nullable End none = null;
		assertRefused(this.client.setAvailability(Availability.BUSY, none), "'end' must not be null");
		assertRefused(this.client.walk(MoveDirectionEnum.ENUM.Up, -1), "'tiles' must not be negative, but was -1");
		assertRefused(this.client.chatTo(" ", "hello"), "'playerId' must not be empty");
		assertRefused(this.client.send(ClientServerAction.getDefaultInstance()), "'action' holds no action");
	}

	@Test
	void aMissingArgumentAndAnUnknownActionEndTheFuture() {
		assertThat(AbstractClientTests.failureOf(this.client.send("chat", Map.of("contents", "hi"))))
			.isInstanceOf(ActionArgumentException.class)
			.hasMessageContaining("'chatRecipient' is missing");
		assertThat(AbstractClientTests.failureOf(this.client.send("foo"))).isInstanceOf(UnknownActionException.class)
			.hasMessageStartingWith("There is no action 'foo'. ");
	}

	@Test
	void anActionOfASequenceThatIsRefusedKeepsThoseAfterItFromBeingSent() {
		List<String> sent = new ArrayList<>();
		ActionSender sender = (action) -> {
			sent.add(action.getActionCase().name());
			return CompletableFuture.allOf();
		};
		ActionSequence sequence = new DefaultActionSequence(sender);
		sequence.exit(io.github.gatherspring.proto.Exit.getDefaultInstance());
		CompletableFuture<?> wrong = sequence.teleport("map", -1, 0);
		CompletableFuture<Void> after = sequence.setTextStatus("there");
		assertThat(sent).containsExactly("EXIT");
		assertThat(AbstractClientTests.failureOf(wrong)).isInstanceOf(ActionArgumentException.class);
		assertThat(AbstractClientTests.failureOf(after)).isInstanceOf(GatherSequenceException.class)
			.hasMessageContaining("action 2 of the sequence, 'teleport', failed");
		assertThat(AbstractClientTests.failureOf(sequence.done())).isInstanceOf(ActionArgumentException.class);
	}

	private static void assertRefused(CompletableFuture<Void> answer, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> {
			throw AbstractClientTests.failureOf(answer);
		}).withMessageStartingWith(message);
	}

}
