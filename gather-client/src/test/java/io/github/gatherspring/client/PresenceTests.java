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
import java.util.List;

import io.github.gatherspring.presence.Availability;
import io.github.gatherspring.presence.GatherPresence;
import io.github.gatherspring.presence.Presence;
import io.github.gatherspring.proto.PlayerInitInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a client wants to look like, over real connections that are lost and come back.
 */
class PresenceTests extends AbstractClientTests {

	private List<String> texts() {
		return this.simulator.received("setTextStatus")
			.stream()
			.map((received) -> received.action().getSetTextStatus().getTextStatus())
			.toList();
	}

	private GatherClient entered() {
		GatherClient client = ready();
		client.enter(PlayerInitInfo.newBuilder().setName("Robin").build()).join();
		return client;
	}

	@Test
	void theTenLinesOfThePageRun() {
		GatherClient client = entered();
		GatherPresence presence = client.presence();
		presence.text("Say /help").emoji("\uD83E\uDD16").apply().join();
		presence.text("Lunch").availability(Availability.BUSY).until(Duration.ofMinutes(30)).apply().join();
		await().atMost(LIMIT).until(() -> "Lunch".equals(presence.actual().text()));
		assertThat(presence.wanted().emoji()).isEqualTo("\uD83E\uDD16");
		assertThat(presence.wanted().until()).isNotNull();
		client.stop();
		assertThat(texts()).containsExactly("Say /help", "Lunch", "");
	}

	@Test
	void aReconnectLeavesWhatIsWantedAndSendsItOnceAtMost() {
		GatherClient client = entered();
		client.presence().text("Here").busy(true).apply().join();
		await().atMost(LIMIT).until(() -> "Here".equals(client.presence().actual().text()));
		this.simulator.faults().dropConnection();
		awaitReconnect(client, 1);
		client.presence().text("Here").busy(true).emoji("x").apply().join();
		await().atMost(LIMIT).until(() -> "Here".equals(client.presence().actual().text()));
		assertThat(texts()).hasSizeBetween(1, 2).containsOnly("Here");
		assertThat(this.simulator.received("setStatus")).hasSizeBetween(1, 2);
	}

	@Test
	void aConnectionThatWasLostMeanwhileShowsWhatIsWantedByThen() {
		GatherClient client = ready(
				(builder) -> builder.presence(new Presence("first", null, null, null, null, null, null)));
		await().atMost(LIMIT).until(() -> texts().contains("first"));
		this.simulator.faults().refuseUpgrade(503);
		this.simulator.faults().dropConnection();
		await().atMost(LIMIT).until(() -> !client.status().isReady());
		client.presence().text("second").apply();
		client.presence().text("third").apply();
		this.simulator.faults().reset();
		awaitReconnect(client, 1);
		await().atMost(LIMIT).until(() -> texts().contains("third"));
		assertThat(texts()).doesNotContain("second");
	}

	@Test
	void aRunLeavesWhatItWished() throws Exception {
		GatherClient client = client();
		client.run((running, arguments) -> running.presence().text("Away until Monday").apply());
		assertThat(texts()).containsExactly("Away until Monday");
	}

}
