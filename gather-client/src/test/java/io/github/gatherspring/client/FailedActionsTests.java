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

import ch.qos.logback.classic.Level;
import io.github.gatherspring.LogCapture;
import io.github.gatherspring.setting.SettingNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what a failed action says, and for the one line that it leaves in the log.
 */
class FailedActionsTests extends AbstractClientTests {

	@Test
	void aRefusedActionThatNobodyLooksAtIsOneLineInTheLog() {
		// The server tells it twice in one frame: as an error and as a failed
		// transaction.
		GatherClient client = ready((builder) -> builder.stateEnabled(false));
		try (LogCapture log = LogCapture.ofClients(Level.WARN)) {
			client.teleport("office-main", 1, 1);
			await().atMost(LIMIT).until(() -> !log.lines(Level.WARN).isEmpty());
			assertThat(failureOf(client.setName("Somebody", "nobody-of-this-id"))).isNotNull();
			assertThat(log.lines(Level.WARN)).singleElement()
				.asString()
				.contains("Nobody looks at the future of a failed action", "'teleport'", "has not entered the space",
						"call enter");
		}
	}

	@Test
	void aRefusedActionThatSomebodyWaitsForIsNoneInTheLog() {
		GatherClient client = ready((builder) -> builder.stateEnabled(false));
		try (LogCapture log = LogCapture.ofClients(Level.WARN)) {
			assertThat(failureOf(client.teleport("office-main", 1, 1))).isInstanceOf(GatherActionException.class);
			client.stop();
			assertThat(log.lines(Level.WARN)).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			The player u has not entered the space        | call enter, or let the client enter by itself (enter)
			player not in space                             | call enter, or let the client enter by itself (enter)
			429 Too Many Requests                           | Send fewer actions in the same time
			You do not have permission to do that           | need the rights for it in the space
			forbidden                                       | need the rights for it in the space
			""")
	void theHintFollowsTheReason(String reason, String hint) {
		assertThat(new GatherActionException("move", reason, SettingNames.OF_BUILDER)).hasMessageContaining(reason)
			.hasMessageEndingWith(hint);
	}

	@Test
	void aReasonThatNobodyKnowsHasNoHint() {
		assertThat(new GatherActionException("move", "the map is on fire", SettingNames.OF_BUILDER))
			.hasMessage("The server refused the action 'move': 'the map is on fire'");
		assertThat(new GatherActionException("move", "", SettingNames.OF_BUILDER))
			.hasMessage("The server refused the action 'move': it gave no reason");
	}

	@Test
	void whatWasNeverSentHadNoEffect() {
		assertThat(new GatherTimeoutException("move", Duration.ofSeconds(1), false, SettingNames.OF_BUILDER))
			.hasMessageContaining("was not sent within 1000 ms")
			.hasMessageContaining("it had no effect")
			.satisfies((ex) -> assertThat(ex.wasSent()).isFalse());
	}

}
