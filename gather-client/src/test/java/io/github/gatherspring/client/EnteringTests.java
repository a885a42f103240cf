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

import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.proto.DBOutfit;
import io.github.gatherspring.proto.Enter;
import io.github.gatherspring.proto.MoveDirectionEnum;
import io.github.gatherspring.proto.PlayerInitInfo;
import io.github.gatherspring.simulator.api.PlayerView;
import io.github.gatherspring.simulator.fault.ReleaseOrder;
import io.github.gatherspring.space.Player;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Whether and how the user's avatar is in the space, also after reconnects.
 */
class EnteringTests extends AbstractClientTests {

	private static Enter entering(PlayerInitInfo.Builder info) {
		return Enter.newBuilder().setInfo(info).build();
	}

	private boolean isInside() {
		return this.simulator.space().player(this.simulator.ownerId()).isPresent();
	}

	private PlayerView avatar() {
		return this.simulator.space().player(this.simulator.ownerId()).orElseThrow();
	}

	private Enter lastEnter() {
		return this.simulator.received("enter").get(this.simulator.received("enter").size() - 1).action().getEnter();
	}

	private static Player me(GatherClient client) {
		return client.space().me().orElseThrow(() -> new AssertionError("The client has not entered"));
	}

	@Test
	void withoutBeingToldTheAvatarStaysOutside() {
		GatherClient client = ready();
		assertThat(isInside()).isFalse();
		assertThat(client.space().me()).isEmpty();
		assertThat(this.simulator.received("enter")).isEmpty();
	}

	@Test
	void theAvatarEntersAsConfigured() {
		GatherClient client = ready((builder) -> builder.enter(entering(PlayerInitInfo.newBuilder()
			.setName("Bot")
			.setTextStatus("on duty")
			.setMap("rooftop")
			.setX(7)
			.setY(8)
			.setBusy(true))));
		await().atMost(LIMIT).until(() -> client.space().me().isPresent());
		assertThat(me(client).name()).isEqualTo("Bot");
		assertThat(me(client).textStatus()).isEqualTo("on duty");
		assertThat(me(client).busy()).isTrue();
		assertThat(List.of(me(client).mapId(), me(client).x(), me(client).y())).containsExactly("rooftop", 7, 8);
	}

	@Test
	void afterAReconnectItEntersWithWhatWasSetSince() {
		DBOutfit outfit = DBOutfit.newBuilder().setHat("top hat").build();
		GatherClient client = ready((builder) -> builder
			.enter(entering(PlayerInitInfo.newBuilder().setName("First").setTextStatus("old").setAffiliation("A"))));
		assertThat(client.setName("Second")).succeedsWithin(LIMIT);
		assertThat(client.setTextStatus("new")).succeedsWithin(LIMIT);
		assertThat(client.setCurrentlyEquippedWearables(outfit)).succeedsWithin(LIMIT);
		assertThat(client.setName("Somebody", "guest-1")).succeedsWithin(LIMIT);
		this.simulator.clearReceived();
		this.simulator.faults().dropConnection();
		awaitReconnect(client, 1);
		await().atMost(LIMIT).until(() -> client.space().me().isPresent());
		assertThat(lastEnter().getInfo()).isEqualTo(PlayerInitInfo.newBuilder()
			.setName("Second")
			.setTextStatus("new")
			.setAffiliation("A")
			.setCurrentlyEquippedWearables(outfit)
			.build());
		assertThat(avatar().name()).isEqualTo("Second");
		assertThat(me(client).wearables().getHat()).isEqualTo("top hat");
	}

	@Test
	void afterAReconnectItIsWhereItWalkedTo() {
		GatherClient client = ready(
				(builder) -> builder.enter(entering(PlayerInitInfo.newBuilder().setMap("rooftop").setX(7).setY(8))));
		assertThat(client.walk(MoveDirectionEnum.ENUM.Down, 2)).succeedsWithin(LIMIT);
		this.simulator.faults().dropConnection();
		awaitReconnect(client, 1);
		await().atMost(LIMIT).until(() -> isInside());
		assertThat(List.of(avatar().mapId(), avatar().x(), avatar().y())).containsExactly("rooftop", 7, 10);
		// Steps are counted from one again.
		assertThat(client.walk(MoveDirectionEnum.ENUM.Down, 1)).succeedsWithin(LIMIT);
		assertThat(avatar().y()).isEqualTo(11);
	}

	@Test
	void whatTheServerRefusedIsNotTriedAgain() {
		GatherClient client = ready((builder) -> builder.enter(entering(PlayerInitInfo.newBuilder().setName("Good"))));
		this.simulator.faults().refuse("setName", "not this one");
		assertThat(failureOf(client.setName("Bad"))).isInstanceOf(GatherActionException.class);
		assertThat(failureOf(client.enter(PlayerInitInfo.newBuilder().setMap("no-such-map").build())))
			.isInstanceOf(GatherActionException.class);
		this.simulator.faults().dropConnection();
		awaitReconnect(client, 1);
		await().atMost(LIMIT).until(() -> isInside());
		assertThat(lastEnter().getInfo()).isEqualTo(PlayerInitInfo.newBuilder().setName("Good").build());
	}

	@Test
	void enteringByHandIsKeptOverReconnectsUntilTheExit() {
		GatherClient client = ready();
		assertThat(client.enter(PlayerInitInfo.newBuilder().setName("By hand").build())).succeedsWithin(LIMIT);
		assertThat(avatar().name()).isEqualTo("By hand");
		client.reconnect();
		awaitReconnect(client, 1);
		await().atMost(LIMIT).until(() -> client.space().me().isPresent());
		assertThat(avatar().name()).isEqualTo("By hand");
		assertThat(client.exit()).succeedsWithin(LIMIT);
		assertThat(isInside()).isFalse();
		await().atMost(LIMIT).until(() -> client.space().me().isEmpty());
		this.simulator.clearReceived();
		client.reconnect();
		awaitReconnect(client, 2);
		assertThat(client.setTextStatus("answered")).succeedsWithin(LIMIT);
		assertThat(this.simulator.received("enter")).isEmpty();
		assertThat(isInside()).isFalse();
	}

	@Test
	void leavingThroughAStopTakesTheAvatarOut() {
		GatherClient client = ready((builder) -> builder.enter(Enter.getDefaultInstance()));
		// Answered once the client knows that it is inside.
		assertThat(client.setAway(false)).succeedsWithin(LIMIT);
		assertThat(isInside()).isTrue();
		client.stop();
		assertThat(this.simulator.received("exit")).hasSize(1);
		assertThat(isInside()).isFalse();
	}

	// Ready

	@Test
	void readyMeansThatTheWorldIsComplete() {
		this.simulator.faults().holdAnswers();
		GatherClient client = client();
		client.start();
		await().atMost(LIMIT).until(() -> !client.space().players().isEmpty());
		assertThat(client.awaitReady(Duration.ofMillis(200))).isFalse();
		assertThat(client.space().isSynchronized()).isFalse();
		assertThat(client.status().state()).isNotEqualTo(ConnectionState.READY);
		this.simulator.faults().releaseAnswers(ReleaseOrder.FIRST_TO_LAST);
		assertThat(client.awaitReady(LIMIT)).isTrue();
		assertThat(client.space().isSynchronized()).isTrue();
		assertThat(client.space().players()).hasSize(2);
		assertThat(client.space().maps()).hasSize(2);
		assertThat(client.space().capacity()).isPresent();
	}

	@Test
	void readyWaitsForTheNextConnectionWhileThereIsNone() {
		GatherClient client = ready();
		this.simulator.faults().refuseUpgrade(503);
		this.simulator.faults().dropConnection();
		await().atMost(LIMIT).until(() -> !client.status().isReady());
		assertThat(client.awaitReady(Duration.ofMillis(100))).isFalse();
		assertThat(client.space().isSynchronized()).isFalse();
		this.simulator.faults().reset();
		assertThat(client.awaitReady(LIMIT)).isTrue();
		assertThat(client.space().isSynchronized()).isTrue();
	}

}
