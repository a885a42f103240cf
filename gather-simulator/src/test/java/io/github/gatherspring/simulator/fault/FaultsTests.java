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

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.gatherspring.proto.ClientBackupHeartbeat;
import io.github.gatherspring.proto.CustomEvent;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.SetTextStatus;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.MinimalClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FaultsTests {

	private final GatherSimulator simulator = GatherSimulator.builder().players(1).autonomous(false).build();

	private final List<MinimalClient> clients = new ArrayList<>();

	@BeforeEach
	void start() {
		this.simulator.start();
	}

	@AfterEach
	void stop() {
		this.clients.forEach(MinimalClient::close);
		this.simulator.close();
	}

	private MinimalClient entered() {
		return keep(MinimalClient.entered(this.simulator, this.simulator.apiKey()));
	}

	private MinimalClient keep(MinimalClient client) {
		this.clients.add(client);
		return client;
	}

	private boolean answers(MinimalClient client) {
		return client.send((action) -> action.setClientBackupHeartbeat(ClientBackupHeartbeat.getDefaultInstance()))
			.getSucceeded();
	}

	@Test
	void aDroppedConnectionEndsWithoutACloseFrame() {
		MinimalClient client = entered();
		this.simulator.faults().dropConnection();
		assertThat(client.awaitClose()).isEqualTo(1006);
	}

	@Test
	void closeCodesArriveAsGiven() {
		for (int code : List.of(1000, 1001, 1011, 4003, 4008, 4013, 4420, 4666)) {
			MinimalClient client = entered();
			this.simulator.faults().close(code, "because");
			assertThat(client.awaitClose()).isEqualTo(code);
		}
	}

	@Test
	void aKickClosesWith4010AndThePlayerIsGone() {
		MinimalClient client = entered();
		this.simulator.faults().kick();
		assertThat(client.awaitClose()).isEqualTo(4010);
		assertThat(this.simulator.space().player(this.simulator.ownerId())).isEmpty();
	}

	@Test
	void reassigningMovesClientsToAnotherPort() {
		MinimalClient client = entered();
		int port = this.simulator.faults().reassign();
		assertThat(client.awaitClose()).isEqualTo(4009);
		assertThat(MinimalClient.assignment(this.simulator)).endsWith(":" + port + "/");
		assertThat(this.simulator.serverUrl()).endsWith(":" + port + "/");
		assertThat(answers(entered())).isTrue();
	}

	@Test
	void aClosedSpaceClosesWith4011AndStaysClosed() {
		MinimalClient client = entered();
		this.simulator.faults().closeSpace();
		assertThat(client.awaitClose()).isEqualTo(4011);
		assertThat(client.events(EventCase.SPACEISCLOSED)).hasSize(1);
		MinimalClient late = keep(MinimalClient.open(this.simulator));
		late.init(this.simulator.apiKey());
		assertThat(late.awaitClose()).isEqualTo(4011);
	}

	@Test
	void aFrozenConnectionIsOpenAndDeadUntilItGoesOn() {
		MinimalClient client = entered();
		client.forget();
		this.simulator.faults().freeze();
		int txnId = client
			.sendLater((action) -> action.setSetTextStatus(SetTextStatus.newBuilder().setTextStatus("late")));
		this.simulator.player("guest-1").says("hi");
		Awaitility.await()
			.during(Duration.ofMillis(200))
			.until(() -> client.events().isEmpty() && this.simulator.received("setTextStatus").isEmpty());
		this.simulator.faults().unfreeze();
		client.await((event) -> event.getTransactionStatus().getTxnId() == txnId);
		assertThat(client.events(EventCase.PLAYERCHATS)).hasSize(1);
	}

	@Test
	void aFreezeEndsByItself() {
		MinimalClient client = entered();
		this.simulator.faults().freeze(Duration.ofMillis(100));
		assertThat(answers(client)).isTrue();
	}

	@Test
	void strangeFramesArriveAndTheConnectionGoesOn() {
		MinimalClient client = entered();
		client.forget();
		this.simulator.faults().garbage();
		this.simulator.faults().textFrame();
		this.simulator.faults().emptyBatch();
		this.simulator.faults().unknownEvent();
		this.simulator.faults().hugeFrame(3_000_000);
		client.await(EventCase.INFO);
		assertThat(client.undecodable()).isEqualTo(1);
		assertThat(client.texts()).hasSize(1);
		assertThat(client.frames()).anyMatch((frame) -> frame.length == 0)
			.anyMatch((frame) -> frame.length > 3_000_000);
		assertThat(client.events(EventCase.EVENT_NOT_SET)).hasSize(1);
		assertThat(answers(client)).isTrue();
	}

	@Test
	void aBrokenFrameIsAProtocolError() {
		MinimalClient client = entered();
		this.simulator.faults().brokenFrame();
		assertThat(client.awaitClose()).isEqualTo(1006);
	}

	@Test
	void aMessageCanStopInTheMiddle() {
		MinimalClient client = entered();
		client.forget();
		this.simulator.faults().closeMidMessage();
		assertThat(client.awaitClose()).isEqualTo(1006);
		assertThat(client.frames()).isEmpty();
	}

	@Test
	void fragmentsMakeTheSameMessages() {
		this.simulator.faults().fragment(7);
		MinimalClient client = entered();
		assertThat(client.events(EventCase.MAPSETDIMENSIONS)).hasSize(2);
		assertThat(client.undecodable()).isZero();
	}

	@Test
	void answersCanBeHeldAndReleasedInAnotherOrder() {
		MinimalClient client = entered();
		client.forget();
		this.simulator.faults().holdAnswers();
		int first = client
			.sendLater((action) -> action.setClientBackupHeartbeat(ClientBackupHeartbeat.getDefaultInstance()));
		int second = client
			.sendLater((action) -> action.setClientBackupHeartbeat(ClientBackupHeartbeat.getDefaultInstance()));
		Awaitility.await().until(() -> this.simulator.received("clientBackupHeartbeat").size() == 2);
		assertThat(client.events(EventCase.TRANSACTIONSTATUS)).isEmpty();
		this.simulator.faults().releaseAnswers(ReleaseOrder.LAST_TO_FIRST);
		client.await((event) -> event.getTransactionStatus().getTxnId() == first);
		assertThat(client.events(EventCase.TRANSACTIONSTATUS))
			.extracting((event) -> event.getTransactionStatus().getTxnId())
			.containsExactly(second, first);
	}

	@Test
	void answersCanBeLateDoubleOrLost() {
		MinimalClient client = entered();
		this.simulator.faults().duplicateAnswers();
		assertThat(answers(client)).isTrue();
		this.simulator.faults().answerNormally();
		this.simulator.faults().delayAnswers(Duration.ofMillis(50));
		assertThat(answers(client)).isTrue();
		client.forget();
		this.simulator.faults().dropAnswers();
		client.sendLater((action) -> action.setClientBackupHeartbeat(ClientBackupHeartbeat.getDefaultInstance()));
		Awaitility.await().until(() -> this.simulator.received("clientBackupHeartbeat").size() == 3);
		this.simulator.faults().answerNormally();
		assertThat(answers(client)).isTrue();
		assertThat(client.events(EventCase.TRANSACTIONSTATUS)).hasSize(1);
	}

	@Test
	void anActionCanBeRefused() {
		MinimalClient client = entered();
		this.simulator.faults().refuse("setTextStatus", "not today");
		assertThat(client.send((action) -> action.setSetTextStatus(SetTextStatus.newBuilder().setTextStatus("x")))
			.getReason()).isEqualTo("error processing action setTextStatus: not today");
		assertThatIllegalArgumentException().isThrownBy(() -> this.simulator.faults().refuse("fly", "no"));
	}

	@Test
	void theAssignmentCanFailSomeTimes() throws Exception {
		this.simulator.faults().failAssignment(503, 2);
		assertThat(assignment().statusCode()).isEqualTo(503);
		assertThat(assignment().statusCode()).isEqualTo(503);
		assertThat(assignment().statusCode()).isEqualTo(200);
	}

	@Test
	void theAssignmentCanBeLateOrNeverComeOrLie() throws Exception {
		this.simulator.faults().delayAssignment(Duration.ofMillis(50));
		assertThat(assignment().statusCode()).isEqualTo(200);
		this.simulator.faults().assign("https://elsewhere");
		this.simulator.faults().assignmentAsPlainText();
		assertThat(assignment().body()).isEqualTo("https://elsewhere");
		this.simulator.faults().hangAssignment();
		assertThatExceptionOfType(HttpTimeoutException.class).isThrownBy(() -> assignment(Duration.ofMillis(400)));
		this.simulator.faults().reset();
		this.simulator.faults().slowLorisAssignment();
		assertThat(HttpClient.newHttpClient()
			.sendAsync(request(Duration.ofSeconds(10)), HttpResponse.BodyHandlers.ofString()))
			.failsWithin(Duration.ofMillis(400));
		this.simulator.faults().reset();
		assertThat(assignment().body()).isEqualTo("\"" + this.simulator.serverUrl() + "\"");
	}

	@Test
	void theUpgradeCanBeRefused() {
		this.simulator.faults().refuseUpgrade(503, 1);
		assertThatException().isThrownBy(() -> MinimalClient.open(this.simulator)).withStackTraceContaining("503");
		assertThat(answers(entered())).isTrue();
	}

	@Test
	void initCanBeRefusedOrIgnored() {
		this.simulator.faults().refuseInit(4666);
		MinimalClient refused = keep(MinimalClient.open(this.simulator));
		refused.init(this.simulator.apiKey());
		assertThat(refused.awaitClose()).isEqualTo(4666);
		this.simulator.faults().reset();
		this.simulator.faults().capacity();
		MinimalClient denied = keep(MinimalClient.open(this.simulator));
		denied.init(this.simulator.apiKey());
		assertThat(denied.awaitClose()).isEqualTo(4012);
		this.simulator.faults().reset();
		this.simulator.faults().neverReady();
		MinimalClient ignored = keep(MinimalClient.open(this.simulator));
		ignored.init(this.simulator.apiKey());
		Awaitility.await().until(() -> !this.simulator.received("init").isEmpty());
		Awaitility.await().during(Duration.ofMillis(100)).until(() -> ignored.events().isEmpty());
	}

	@Test
	void theServerCanFallSilentAfterReady() {
		this.simulator.faults().silentAfterReady();
		MinimalClient client = keep(MinimalClient.ready(this.simulator, this.simulator.apiKey()));
		client.sendLater((action) -> action.setClientBackupHeartbeat(ClientBackupHeartbeat.getDefaultInstance()));
		Awaitility.await().until(() -> this.simulator.received("clientBackupHeartbeat").size() == 1);
		Awaitility.await().during(Duration.ofMillis(100)).until(() -> client.events().size() == 1);
	}

	@Test
	void aSlowLorisNeverEndsItsMessage() {
		MinimalClient client = entered();
		client.forget();
		this.simulator.faults().slowLoris(Duration.ofMillis(5));
		this.simulator.player("guest-1").says("hi");
		Awaitility.await().during(Duration.ofMillis(200)).until(() -> client.events().isEmpty());
	}

	@Test
	void aFloodArrivesWhole() throws Exception {
		MinimalClient client = keep(MinimalClient.ready(this.simulator, this.simulator.apiKey()));
		client.forget();
		ServerClientEvent event = ServerClientEvent.newBuilder()
			.setCustomEvent(CustomEvent.newBuilder().setName("flood"))
			.build();
		byte[] payload = ServerClientBatch.newBuilder().addEvents(event).build().toByteArray();
		this.simulator.flood(this.simulator.connection(), payload, 5000).get(10, TimeUnit.SECONDS);
		Awaitility.await().until(() -> client.events(EventCase.CUSTOMEVENT).size() == 5000);
		assertThat(answers(client)).isTrue();
	}

	@Test
	void eventsCanBeSentToOneOrToAll() {
		MinimalClient client = keep(MinimalClient.ready(this.simulator, this.simulator.apiKey()));
		ServerClientEvent event = ServerClientEvent.newBuilder()
			.setCustomEvent(CustomEvent.newBuilder().setName("all"))
			.build();
		this.simulator.sendEvent(event, event);
		client.await(EventCase.CUSTOMEVENT);
		assertThat(client.events(EventCase.CUSTOMEVENT)).hasSize(2);
	}

	private HttpResponse<String> assignment() throws IOException, InterruptedException {
		return assignment(Duration.ofSeconds(10));
	}

	private HttpResponse<String> assignment(Duration timeout) throws IOException, InterruptedException {
		return HttpClient.newHttpClient().send(request(timeout), HttpResponse.BodyHandlers.ofString());
	}

	private HttpRequest request(Duration timeout) {
		return HttpRequest
			.newBuilder(URI.create(
					this.simulator.apiBaseUrl() + "/api/v2/spaces/SimulatedSpace01%5Coffice/game-server-assignment"))
			.timeout(timeout)
			.build();
	}

}
