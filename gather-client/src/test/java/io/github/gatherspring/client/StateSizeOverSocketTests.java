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

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import io.github.gatherspring.LogCapture;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.space.SpaceTrackerSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A client whose state does not hold the space.
 */
class StateSizeOverSocketTests extends AbstractClientTests {

	@Test
	void oneErrorNamesTheSettingAndWhoListensHearsOn() {
		try (LogCapture log = LogCapture.ofClients(Level.ERROR)) {
			GatherClient client = client(
					(builder) -> builder.stateSettings(SpaceTrackerSettings.DEFAULTS.withMaxStateSize(2_000)));
			List<String> heard = new CopyOnWriteArrayList<>();
			client.on(PlayerChats.class, (chat) -> heard.add(chat.getContents()));
			client.start();
			assertThat(client.awaitReady(LIMIT)).isTrue();
			assertThat(client.space().isComplete()).isFalse();
			assertThat(client.statistics().space().complete()).isFalse();
			assertThat(client.statistics().space().size()).isBetween(1L, 2_000L);
			this.simulator.player("guest-1").says("still here");
			await().atMost(LIMIT).until(() -> heard.contains("still here"));
			client.reconnect();
			awaitReconnect(client, 1);
			assertThat(log.lines(Level.ERROR)).singleElement()
				.asString()
				.contains("stateSettings.maxStateSize", "2000 bytes", "isComplete()");
		}
	}

}
