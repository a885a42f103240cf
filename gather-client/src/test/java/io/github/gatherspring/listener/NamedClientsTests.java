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
package io.github.gatherspring.listener;

import ch.qos.logback.classic.Level;
import io.github.gatherspring.LogCapture;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.GatherEventSink;
import io.github.gatherspring.proto.PlayerChats;
import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationContextException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for listeners of a client that does not exist.
 */
class NamedClientsTests {

	private static GatherClient idle(String name) {
		return GatherClient.builder().name(name).apiKey("key").spaceId("id/name").autoStartup(false).build();
	}

	@Test
	void aListenerOfAClientThatIsNoBeanFailsTheStartAndTheBeansAreNamed() {
		ListenerBench bench = new ListenerBench().with(ForLobby.class, ForLobby::new)
			.with(GatherClient.class, () -> idle("hall"));
		assertThatExceptionOfType(ApplicationContextException.class).isThrownBy(bench::start)
			.havingCause()
			.isInstanceOf(InvalidGatherListenerException.class)
			.withMessageContaining("ForLobby.on")
			.withMessageContaining("it is for the client 'lobby', which does not exist")
			.withMessageContaining("(hall)");
	}

	@Test
	void aListenerOfAClientThatIsABeanDoesNot() {
		try (ListenerBench bench = new ListenerBench().with(ForLobby.class, ForLobby::new)
			.with(GatherClient.class, () -> idle("lobby"))
			.start()) {
			assertThat(bench.context().isRunning()).isTrue();
		}
	}

	@Test
	void clientsThatAreNoBeansAreWarnedOfOnceAllOfThemHaveAsked() {
		try (LogCapture log = LogCapture.ofClients(Level.WARN);
				ListenerBench bench = new ListenerBench().with(ForLobby.class, ForLobby::new).start()) {
			GatherEventSink second = bench.context().getBean(GatherEventPublisher.class).sink();
			bench.sink().interests(ListenerBench.client("hall"));
			assertThat(log.lines(Level.WARN)).isEmpty();
			second.interests(ListenerBench.client("door"));
			second.interests(ListenerBench.client("door"));
			assertThat(log.lines(Level.WARN)).containsExactly(
					"The listener ForLobby.on is for the client 'lobby', which does not exist, so that it is not called;"
							+ " there are [door, hall]");
		}
	}

	static class ForLobby {

		@GatherEventListener(client = "lobby")
		void on(PlayerChats chat) {
			throw new IllegalStateException("Nobody should call this");
		}

	}

}
