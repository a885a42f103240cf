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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import ch.qos.logback.classic.Level;
import io.github.gatherspring.LogCapture;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.proto.Enter;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.PlayerInitInfo;
import io.github.gatherspring.proto.UpdateSubscriptions;
import io.github.gatherspring.simulator.api.ReceivedAction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a new connection is told: subscriptions, maps that are known, and who enters.
 */
class ReconnectStateTests extends AbstractClientTests {

	private List<UpdateSubscriptions> subscriptions() {
		return this.simulator.received("updateSubscriptions")
			.stream()
			.map((received) -> received.action().getUpdateSubscriptions())
			.toList();
	}

	@Test
	void aReconnectNamesTheMapsThatAreKnownAlready() {
		GatherClient client = ready();
		assertThat(subscriptions()).singleElement()
			.satisfies((first) -> assertThat(first.getMapUpdateIdsMap()).isEmpty());
		this.simulator.faults().dropConnection();
		awaitReconnect(client, 1);
		UpdateSubscriptions second = subscriptions().get(1);
		assertThat(second.getMapUpdateIdsMap()).hasSize(2);
		assertThat(second.getSubscriptionsMap()).isEqualTo(subscriptions().get(0).getSubscriptionsMap());
		assertThat(client.space().maps()).hasSize(2);
	}

	@Test
	void theFirstActionIsInitAndCarriesTheSpaceAsOnTheWire() {
		GatherClient client = ready();
		ReceivedAction first = this.simulator.received().get(0);
		assertThat(first.name()).isEqualTo("init");
		assertThat(first.action().getInit().getSpaceId()).isEqualTo(this.simulator.spaceId());
		assertThat(this.simulator.connection().subprotocol()).isEqualTo("gather-v2");
		assertThat(this.simulator.connection().connectionId()).isNotNull();
		String before = this.simulator.connection().connectionId();
		client.reconnect();
		awaitReconnect(client, 1);
		await().atMost(LIMIT).until(() -> this.simulator.connections().size() == 1);
		assertThat(this.simulator.connection().connectionId()).isNotEqualTo(before);
	}

	@Test
	void theAvatarEntersAgainWithWhatWasSetSinceNotWithTheFirstValues() {
		GatherClient client = ready((builder) -> builder.enter(Enter.newBuilder()
			.setInfo(PlayerInitInfo.newBuilder().setName("First").setTextStatus("first"))
			.build()));
		client.setName("Second").join();
		client.setTextStatus("second").join();
		this.simulator.faults().dropConnection();
		awaitReconnect(client, 1);
		await().atMost(LIMIT).until(() -> this.simulator.received("enter").size() == 2);
		PlayerInitInfo again = this.simulator.received("enter").get(1).action().getEnter().getInfo();
		assertThat(again.getName()).isEqualTo("Second");
		assertThat(again.getTextStatus()).isEqualTo("second");
	}

	@Test
	void whoHasLeftDoesNotEnterAgain() {
		GatherClient client = ready((builder) -> builder.enter(Enter.getDefaultInstance()));
		client.exit().join();
		this.simulator.faults().dropConnection();
		awaitReconnect(client, 1);
		assertThat(this.simulator.received("enter")).hasSize(1);
	}

	@Test
	void handlersAreCalledOnceAfterManyReconnects() {
		List<String> chats = new ArrayList<>();
		GatherClient client = client();
		client.on(PlayerChats.class, (chat) -> {
			synchronized (chats) {
				chats.add(chat.getContents());
			}
		});
		client.start();
		client.awaitReady(LIMIT);
		for (int i = 1; i <= 5; i++) {
			client.reconnect();
			awaitReconnect(client, i);
		}
		this.simulator.player("guest-1").joins().says("once");
		client.setTextStatus("after the chat").join();
		await().atMost(LIMIT).until(() -> {
			synchronized (chats) {
				return !chats.isEmpty();
			}
		});
		assertThat(chats).containsExactly("once");
	}

	@Test
	void aNameThatTheServerDoesNotKnowCostsOnlyItselfAndIsReportedOnce() throws Exception {
		Set<String> unknown = Set.of("playerChats", "playerMoves");
		try (SubscriptionServer server = new SubscriptionServer(unknown);
				LogCapture log = LogCapture.ofClients(Level.WARN)) {
			GatherClient client = client((builder) -> builder.serverUrl(server.url())
				.stateEnabled(false)
				.includeEvents(List.of("playerChats", "playerMoves", "playerWaves", "playerJoins", "customEvent",
						"playerRings")));
			client.start();
			assertThat(client.awaitReady(LIMIT)).isTrue();
			assertThat(server.granted()).isEqualTo(new TreeSet<>(
					Set.of("playerWaves", "playerJoins", "customEvent", "playerRings", "info", "warn", "error")));
			assertThat(log.lines(Level.WARN)).singleElement()
				.satisfies((line) -> assertThat(line).contains("playerChats, playerMoves"));
			assertThat(client.status().state()).isEqualTo(ConnectionState.READY);
		}
	}

	@Test
	void namesAreAskedForAsOnTheWire() {
		ready((builder) -> builder.stateEnabled(false).includeEvents(List.of("player_chats", "playerMoves")));
		Map<String, Boolean> asked = new HashMap<>(subscriptions().get(0).getSubscriptionsMap());
		assertThat(asked)
			.isEqualTo(Map.of("playerChats", true, "playerMoves", true, "info", true, "warn", true, "error", true));
	}

}
