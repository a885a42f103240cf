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

package io.github.gatherspring.sample.bot;

import java.time.Duration;
import java.util.List;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.sample.Page;
import io.github.gatherspring.sample.SampleTest;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.life.SimulatedPlayer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the bots in the simulated space.
 */
@SampleTest
@TestPropertySource(properties = "sample.door.open-for=300ms")
class BotsTests {

	private final Page page;

	private final GatherSimulator simulator;

	private final GatherClient gather;

	private final SimulatedPlayer ada;

	BotsTests(Page page, GatherSimulator simulator, GatherClient gather) {
		this.page = page;
		this.simulator = simulator;
		this.gather = gather;
		this.ada = simulator.player("guest-1");
	}

	@BeforeEach
	void awaitReady() {
		this.page.awaitReady();
		this.simulator.clearReceived();
	}

	@Test
	void whoComesIsWelcomedInPrivateAndOnlyOnce() {
		this.simulator.player("newcomer").joins("Newton");
		awaitChat("newcomer", "Welcome, Newton!");
		this.simulator.faults().dropConnection();
		Awaitility.await().until(() -> this.gather.status().reconnects() > 0);
		this.page.awaitReady();
		this.ada.says("/roll");
		awaitChat("GLOBAL_CHAT", "Ada rolls");
		assertThat(chats("newcomer")).hasSize(1);
	}

	@Test
	void helpListsTheCommands() {
		this.ada.says("/help");
		awaitChat("GLOBAL_CHAT", "/where @name");
		awaitChat("GLOBAL_CHAT", "/roll");
	}

	@Test
	void aPrivateQuestionGetsAPrivateAnswer() {
		this.ada.saysTo(this.simulator.ownerId(), "/where @Brook");
		awaitChat("guest-1", "Brook is in");
		assertThat(chats("GLOBAL_CHAT")).isEmpty();
	}

	@Test
	void whoIsNotThereIsNotFound() {
		this.ada.says("/where Nobody");
		awaitChat("GLOBAL_CHAT", "Nobody here is called Nobody");
	}

	@Test
	void theDoorOpensForThePasswordAndClosesAgain() {
		Awaitility.await().until(() -> doorIsClosed());
		this.ada.says("/open barley");
		awaitChat("GLOBAL_CHAT", "not the word");
		assertThat(doorIsClosed()).isTrue();
		this.ada.says("/open sesame");
		Awaitility.await().until(() -> !doorIsClosed());
		Awaitility.await().until(() -> doorIsClosed());
	}

	@Test
	void whoeverAsksIsFollowed() {
		this.ada.appearsAt("office-main", 10, 10);
		this.ada.says("/follow");
		awaitChat("GLOBAL_CHAT", "I follow you, Ada");
		int steps = this.simulator.received("move").size();
		this.ada.walksTo(10, 16);
		Awaitility.await()
			.until(() -> this.simulator.received("move").size() > steps
					|| !this.simulator.received("teleport").isEmpty());
		this.ada.says("/follow stop");
		awaitChat("GLOBAL_CHAT", "I stay here");
	}

	@Test
	void theStatusIsSetOnceReady() {
		Awaitility.await()
			.until(() -> !this.simulator.space().player(this.simulator.ownerId()).orElseThrow().textStatus().isEmpty());
	}

	private boolean doorIsClosed() {
		return this.gather.space().map("office-main").orElseThrow().isImpassable(24, 14);
	}

	private void awaitChat(String recipient, String part) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(15))
			.untilAsserted(() -> assertThat(chats(recipient)).anyMatch((text) -> text.contains(part)));
	}

	private List<String> chats(String recipient) {
		return this.simulator.received("chat")
			.stream()
			.map((received) -> received.action().getChat())
			.filter((chat) -> chat.getChatRecipient().equals(recipient))
			.map((chat) -> chat.getContents())
			.toList();
	}

}
