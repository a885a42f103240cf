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

package io.github.gatherspring.simulator.fault;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.HttpProbe;
import io.github.gatherspring.simulator.MinimalClient;
import io.github.gatherspring.simulator.api.PlayerView;
import io.github.gatherspring.simulator.scenario.Scenario;
import io.github.gatherspring.simulator.wire.RawSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What a hostile server does reaches the client as it was meant.
 */
class HostileTests {

	private final GatherSimulator simulator = GatherSimulator.builder().players(1).autonomous(false).build().start();

	private final MinimalClient client = MinimalClient.ready(this.simulator, this.simulator.apiKey());

	private final Hostile hostile = this.simulator.hostile();

	HostileTests() {
		this.client.forget();
	}

	@AfterEach
	void stop() {
		this.client.close();
		this.simulator.close();
	}

	private void awaitFrames(int count) {
		Awaitility.await().until(() -> this.client.frames().size() >= count);
	}

	@Test
	void theSameSeedMakesTheSameMutatedFrames() {
		this.hostile.mutatedFrames(500, 7);
		awaitFrames(500);
		List<byte[]> first = List.copyOf(this.client.frames());
		this.client.forget();
		this.hostile.mutatedFrames(500, 7);
		awaitFrames(500);
		assertThat(this.client.frames()).usingRecursiveComparison().isEqualTo(first);
		assertThat(this.client.undecodable()).isPositive();
	}

	@Test
	void aTextThatIsNoUtf8IsBetweenTwoThatAre() {
		this.hostile.brokenText();
		awaitFrames(1);
		assertThat(new String(this.client.frames().get(0), StandardCharsets.ISO_8859_1)).contains("before",
				"cut \u00ed\u00a0\u00bd", "after");
		assertThat(this.client.undecodable()).isEqualTo(1);
	}

	@Test
	void groupsAreAsDeepAsWanted() {
		this.hostile.deepGroups(100_000);
		awaitFrames(1);
		assertThat(this.client.frames().get(0)).hasSizeGreaterThan(400_000);
		assertThat(this.client.undecodable()).isEqualTo(1);
	}

	@Test
	void unknownEventsAreEachOfAnotherKind() {
		this.hostile.unknownEvents(2500);
		awaitFrames(3);
		assertThat(this.client.events()).hasSize(2500)
			.flatExtracting((event) -> event.getUnknownFields().asMap().keySet())
			.doesNotHaveDuplicates()
			.hasSize(2500);
	}

	@Test
	void aFewBytesMakeAGiantMap() {
		this.hostile.giantCollisions();
		ServerClientEvent event = this.client.await(EventCase.MAPSETCOLLISIONSBITS);
		assertThat(event.getMapSetCollisionsBits().getW()).isEqualTo(Integer.MAX_VALUE);
		assertThat(this.client.frames().get(0)).hasSizeLessThan(50);
	}

	@Test
	void aCrowdStandsOnOneTile() {
		this.hostile.crowd(3000);
		assertThat(this.simulator.space().players()).filteredOn((player) -> player.id().startsWith("crowd-"))
			.hasSize(3000)
			.extracting(PlayerView::x, PlayerView::y)
			.containsOnly(tuple(5, 10));
	}

	@Test
	void peopleComeAndGoAndErrorsHaveAllCodes() {
		this.hostile.passers(1500);
		this.hostile.errorCodes(1200);
		this.hostile.forgedLines();
		awaitFrames(5);
		assertThat(this.client.events(EventCase.PLAYERJOINS)).hasSize(1500);
		assertThat(this.client.events(EventCase.PLAYEREXITS)).hasSize(1500);
		assertThat(this.client.events(EventCase.ERROR)).hasSize(1201)
			.extracting((event) -> event.getError().getCode())
			.doesNotHaveDuplicates();
		assertThat(this.client.await(EventCase.PLAYERCHATS).getPlayerChats().getSenderName()).contains("\r\n",
				"\u001b");
	}

	@Test
	void anEmptyMessageComesInVeryManyFragments() {
		this.hostile.emptyFragments(50_000);
		Awaitility.await().until(() -> this.client.frames().stream().anyMatch((frame) -> frame.length == 0));
	}

	@Test
	void aMessageComesWithoutAnEnd() {
		try (RawSocket socket = RawSocket.upgraded(this.simulator.port())) {
			Awaitility.await().until(() -> this.simulator.connections().size() == 2);
			this.hostile.endlessFragments(3);
			socket.skipPast('\n', 3 * 1024 * 1024);
		}
	}

	@Test
	void framesThatBreakTheProtocolEndTheConnection() {
		this.hostile.deflateBomb();
		assertThat(this.client.awaitClose()).isIn(1002, 1006);
	}

	@Test
	void aFrameOfSixtyThreeBitsIsAnnounced() {
		try (RawSocket socket = RawSocket.upgraded(this.simulator.port())) {
			Awaitility.await().until(() -> this.simulator.connections().size() == 2);
			this.hostile.endlessLength();
			assertThat(socket.readUntil("\u007f\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff")).startsWith("\u0082");
		}
	}

	@Test
	void subscriptionsAreRefusedUntilTheReset() {
		this.hostile.refuseSubscriptions();
		assertThat(this.client.subscribe("playerChats").getSucceeded()).isFalse();
		this.hostile.refuseEvents();
		assertThat(this.client.subscribe("playerChats").getSucceeded()).isTrue();
		assertThat(this.client.subscribeToAll().getReason()).contains("mapSetObjects");
		this.hostile.refuseEvents("playerChats");
		assertThat(this.client.subscribe("playerChats", "playerMoves").getReason()).contains("[playerChats]");
		this.simulator.faults().reset();
		assertThat(this.client.subscribeToAll().getSucceeded()).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void assignmentsAreAnsweredUntilTheReset(HostileAnswer answer) {
		this.hostile.answerAssignments(answer);
		String request = "GET /api/v2/spaces/SimulatedSpace01%5Coffice/game-server-assignment HTTP/1.1\r\n"
				+ "Host: localhost\r\n\r\n";
		try (RawSocket socket = new RawSocket(this.simulator.port())) {
			socket.write(request);
			if (answer == HostileAnswer.ENDLESS_BODY || answer == HostileAnswer.ENDLESS_HEADERS) {
				socket.skipPast('x', 2_000_000);
			}
			else {
				assertThat(socket.readUntil("\n")).doesNotContain("ws://");
				assertThat(socket.isEnded()).isTrue();
			}
		}
		this.simulator.faults().reset();
		assertThat(MinimalClient.assignment(this.simulator)).startsWith("ws://");
	}

	@Test
	void everyDeedHasANameForHttpAndScenarios() {
		HttpProbe http = new HttpProbe(this.simulator.apiBaseUrl(), null);
		this.simulator.play(Scenario.parse("""
				timeline:
				  - {at: 0s, hostile: brokenText}
				  - {at: 0s, hostile: {errorCodes: {count: 7}}}
				"""));
		Awaitility.await().until(() -> this.client.events(EventCase.ERROR).size() == 7);
		for (String name : HostileCommands.names()) {
			assertThat(http.post("/simulator/hostile/" + name, "{\"count\":3,\"mebibytes\":1}").statusCode()).as(name)
				.isEqualTo(200);
		}
		assertThat(http.post("/simulator/hostile/nonsense", "").statusCode()).isEqualTo(400);
		assertThat(http.post("/simulator/hostile/answerAssignments", "{\"answer\":\"x\"}").body())
			.contains("ENDLESS_BODY");
	}

	@Test
	void numbersHaveBounds() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.hostile.passers(0)).withMessageContaining("'count'");
		assertThatIllegalArgumentException().isThrownBy(() -> this.hostile.mutatedFrames(1_000_000, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> this.hostile.crowd(1_000_000));
		assertThatIllegalArgumentException().isThrownBy(() -> this.hostile.deepGroups(Integer.MAX_VALUE));
	}

}
