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

package io.github.gatherspring.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.gatherspring.proto.Chat;
import io.github.gatherspring.proto.ClientBackupHeartbeat;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.CustomAction;
import io.github.gatherspring.proto.Enter;
import io.github.gatherspring.proto.Exit;
import io.github.gatherspring.proto.Init;
import io.github.gatherspring.proto.Move;
import io.github.gatherspring.proto.MoveDirectionEnum;
import io.github.gatherspring.proto.PlayerInitInfo;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.SetTextStatus;
import io.github.gatherspring.proto.SpriteDirectionEnum;
import io.github.gatherspring.proto.Teleport;
import io.github.gatherspring.proto.TransactionStatus;
import io.github.gatherspring.proto.UpdateSubscriptions;
import io.github.gatherspring.simulator.api.MapView;
import io.github.gatherspring.simulator.api.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks the protocol with a client that knows nothing but the protocol.
 */
class ProtocolTests {

	private final GatherSimulator simulator = GatherSimulator.builder()
		.players(4)
		.autonomous(false)
		.key("member-key", "member-1", Role.MEMBER)
		.build();

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

	private MinimalClient keep(MinimalClient client) {
		this.clients.add(client);
		return client;
	}

	private MinimalClient ready() {
		return keep(MinimalClient.ready(this.simulator, this.simulator.apiKey()));
	}

	private MinimalClient entered() {
		return keep(MinimalClient.entered(this.simulator, this.simulator.apiKey()));
	}

	private MinimalClient member() {
		return keep(MinimalClient.entered(this.simulator, "member-key"));
	}

	@Test
	void aClientWalksFromHandshakeToChat() {
		MinimalClient client = ready();
		assertThat(client.subprotocol()).isEqualTo("gather-v2");
		assertThat(client.events().get(0).getReady().getId()).isEqualTo(this.simulator.ownerId());
		assertThat(client.subscribeToAll().getSucceeded()).isTrue();
		PlayerInitInfo info = PlayerInitInfo.newBuilder()
			.setName("Walker")
			.setMap("office-main")
			.setX(10)
			.setY(10)
			.build();
		assertThat(client.send((action) -> action.setEnter(Enter.newBuilder().setInfo(info))).getSucceeded()).isTrue();
		int encId = client.events(EventCase.SPACESETSIDMAPPING)
			.stream()
			.filter((event) -> event.getSpaceSetsIdMapping().getUid().equals(this.simulator.ownerId()))
			.findFirst()
			.orElseThrow()
			.getSpaceSetsIdMapping()
			.getEncId();
		assertThat(client.await((event) -> event.getPlayerJoins().getEncId() == encId)).isNotNull();
		client.forget();
		assertThat(client.send((action) -> action.setMove(move(MoveDirectionEnum.ENUM.Right, 1))).getSucceeded())
			.isTrue();
		PlayerMoves moves = client.await(EventCase.PLAYERMOVES).getPlayerMoves();
		assertThat(moves.getEncId()).isEqualTo(encId);
		assertThat(moves.getX()).isEqualTo(11);
		assertThat(moves.getY()).isEqualTo(10);
		assertThat(moves.getDirection()).isEqualTo(SpriteDirectionEnum.ENUM.Right);
		assertThat(moves.getLastInputId()).isEqualTo(1);
		assertThat(client.send((action) -> action.setChat(chat("GLOBAL_CHAT", "hello"))).getSucceeded()).isTrue();
		ServerClientEvent said = client.await(EventCase.PLAYERCHATS);
		assertThat(said.getPlayerChats().getSenderId()).isEqualTo(this.simulator.ownerId());
		assertThat(said.getPlayerChats().getSenderName()).isEqualTo("Walker");
		assertThat(said.getPlayerChats().getContents()).isEqualTo("hello");
		assertThat(this.simulator.received()).extracting("name")
			.containsExactly("init", "updateSubscriptions", "enter", "move", "chat");
	}

	@Test
	void aClientWithoutSubprotocolIsServedToo() {
		MinimalClient client = keep(MinimalClient.open(this.simulator, null));
		client.init(this.simulator.apiKey());
		client.await(EventCase.READY);
		assertThat(client.subprotocol()).isEmpty();
		assertThat(this.simulator.connection().subprotocol()).isNull();
	}

	@Test
	void theWorldComesInTheOrderThatClientsRelyOn() {
		MinimalClient client = ready();
		client.forget();
		client.subscribeToAll();
		List<EventCase> cases = client.cases();
		assertThat(cases.get(0)).isEqualTo(EventCase.SUBSCRIPTIONSUPDATED);
		assertThat(cases.get(cases.size() - 1)).isEqualTo(EventCase.TRANSACTIONSTATUS);
		assertThat(cases.get(cases.size() - 2)).isEqualTo(EventCase.SPACESETSCAPACITY);
		assertThat(cases.get(1)).isEqualTo(EventCase.MAPSETDIMENSIONS);
		assertThat(cases.get(2)).isEqualTo(EventCase.MAPSETCOLLISIONSBITS);
		assertThat(cases.get(3)).isEqualTo(EventCase.MAPSETOBJECTSV2);
		assertThat(client.events(EventCase.MAPCOMMITSCHANGES)).hasSize(2);
		int lastCommit = cases.lastIndexOf(EventCase.MAPCOMMITSCHANGES);
		int firstMapping = cases.indexOf(EventCase.SPACESETSIDMAPPING);
		assertThat(firstMapping).isGreaterThan(lastCommit);
		for (int i = 0; i < cases.size(); i++) {
			if (cases.get(i) == EventCase.PLAYERJOINS) {
				assertThat(cases.get(i - 1)).isEqualTo(EventCase.SPACESETSIDMAPPING);
				assertThat(cases.get(i + 1)).isEqualTo(EventCase.PLAYERSETSNAME);
			}
		}
		assertThat(client.events(EventCase.PLAYERJOINS)).hasSize(4);
	}

	@Test
	void mapsThatTheClientHasAreNotSentAgain() {
		MinimalClient client = ready();
		MapView office = this.simulator.space().map("office-main").orElseThrow();
		client.forget();
		client.send((action) -> action.setUpdateSubscriptions(UpdateSubscriptions.newBuilder()
			.putSubscriptions("mapSetDimensions", true)
			.putSubscriptions("mapCommitsChanges", true)
			.putMapUpdateIds("office-main", office.updateId())
			.putMapUpdateIds("rooftop", 1)));
		assertThat(client.events(EventCase.MAPSETDIMENSIONS))
			.extracting((event) -> event.getMapSetDimensions().getMapId())
			.containsExactly("rooftop");
		assertThat(client.events(EventCase.MAPCOMMITSCHANGES))
			.extracting((event) -> event.getMapCommitsChanges().getMapId())
			.containsExactly("office-main", "rooftop");
	}

	@Test
	void aClientThatNeverSubscribesGetsOnlyTheProtocolsOwnEvents() {
		MinimalClient silent = ready();
		silent.send((action) -> action.setEnter(Enter.getDefaultInstance()));
		this.simulator.player("guest-1").says("hi");
		silent.send((action) -> action.setClientBackupHeartbeat(ClientBackupHeartbeat.getDefaultInstance()));
		assertThat(silent.cases()).containsOnly(EventCase.READY, EventCase.TRANSACTIONSTATUS);
	}

	@Test
	void onlySubscribedEventsAreSent() {
		MinimalClient client = ready();
		client.subscribe("playerChats");
		client.forget();
		this.simulator.player("guest-1").setsTextStatus("busy").says("hi").walksTo(5, 10);
		client.await(EventCase.PLAYERCHATS);
		client.send((action) -> action.setClientBackupHeartbeat(ClientBackupHeartbeat.getDefaultInstance()));
		assertThat(client.cases()).containsExactly(EventCase.PLAYERCHATS, EventCase.TRANSACTIONSTATUS);
	}

	@Test
	void anUnknownEventFailsTheSubscription() {
		MinimalClient client = ready();
		TransactionStatus status = client.subscribe("playerChats", "playerFlies");
		assertThat(status.getSucceeded()).isFalse();
		assertThat(status.getReason()).contains("playerFlies");
		assertThat(this.simulator.connection().subscriptions()).isEmpty();
	}

	@Test
	void whatARoleMayNotHaveIsMissingInTheSubscriptions() {
		MinimalClient client = keep(MinimalClient.ready(this.simulator, "member-key"));
		assertThat(client.subscribe("playerChats", "spaceSetsGuestPassStatuses").getSucceeded()).isTrue();
		assertThat(client.await(EventCase.SUBSCRIPTIONSUPDATED).getSubscriptionsUpdated().getSubscriptionsList())
			.containsExactly("playerChats");
	}

	@ParameterizedTest
	@ValueSource(strings = { "wrong", "", " " })
	void aWrongKeyClosesWith4003(String key) {
		MinimalClient client = keep(MinimalClient.open(this.simulator));
		client.init(key);
		assertThat(client.awaitClose()).isEqualTo(4003);
	}

	@Test
	void anotherSpaceClosesWith4003() {
		MinimalClient client = keep(MinimalClient.open(this.simulator));
		client.sendOnly(ClientServerAction.newBuilder()
			.setInit(Init.newBuilder().setSpaceId("other\\space").setApiKey(this.simulator.apiKey()))
			.build());
		assertThat(client.awaitClose()).isEqualTo(4003);
	}

	@Test
	void aTokenLogsInAsAKeyDoes() {
		MinimalClient client = keep(MinimalClient.open(this.simulator));
		client.sendOnly(ClientServerAction.newBuilder()
			.setInit(Init.newBuilder().setSpaceId(this.simulator.spaceId()).setToken("member-key"))
			.build());
		assertThat(client.await(EventCase.READY).getReady().getId()).isEqualTo("member-1");
	}

	@Test
	void everyActionFailsBeforeInit() {
		MinimalClient client = keep(MinimalClient.open(this.simulator));
		TransactionStatus status = client
			.send((action) -> action.setSetTextStatus(SetTextStatus.newBuilder().setTextStatus("x")));
		assertThat(status.getSucceeded()).isFalse();
		assertThat(status.getReason())
			.isEqualTo("error processing action setTextStatus: The first action must be init");
	}

	@Test
	void onlyTheProtocolsOwnEventsComeUnasked() {
		MinimalClient client = ready();
		client.sendRaw(new byte[] { 10, 127, 1 });
		client.sendText("hello");
		client.sendOnly(ClientServerAction.newBuilder()
			.setSetTextStatus(SetTextStatus.newBuilder().setTextStatus("x").setTargetId("nobody"))
			.build());
		assertThat(client.subscribe("playerChats").getSucceeded()).isTrue();
		assertThat(client.send((action) -> action.setMove(move(MoveDirectionEnum.ENUM.Left, 1))).getSucceeded())
			.isFalse();
		this.simulator.player("guest-1").says("asked for");
		client.await(EventCase.PLAYERCHATS);
		assertThat(client.cases()).containsExactly(EventCase.READY, EventCase.SUBSCRIPTIONSUPDATED,
				EventCase.TRANSACTIONSTATUS, EventCase.TRANSACTIONSTATUS, EventCase.PLAYERCHATS);
	}

	@Test
	void aFailedActionIsAnsweredInOneBatchWithTheSameTextTwice() throws InvalidProtocolBufferException {
		MinimalClient client = ready();
		client.subscribe("error");
		client.forget();
		TransactionStatus status = client.send((action) -> action.setMove(move(MoveDirectionEnum.ENUM.Left, 1)));
		assertThat(client.frames()).hasSize(1);
		assertThat(ServerClientBatch.parseFrom(client.frames().get(0)).getEventsList()).isEqualTo(client.events());
		assertThat(client.cases()).containsExactly(EventCase.ERROR, EventCase.TRANSACTIONSTATUS);
		assertThat(client.events().get(0).getError().getCode()).isEqualTo(403);
		assertThat(client.events().get(0).getError().getMessage()).startsWith("error processing action move: ")
			.isEqualTo(status.getReason());
		assertThat(status.getSucceeded()).isFalse();
	}

	@Test
	void wallsAndEdgesStopAMoveAndTurnThePlayer() {
		MinimalClient client = entered();
		client.send((action) -> action.setTeleport(Teleport.newBuilder().setMapId("office-main").setX(1).setY(1)));
		client.forget();
		assertThat(client.send((action) -> action.setMove(move(MoveDirectionEnum.ENUM.Left, 1))).getSucceeded())
			.isTrue();
		PlayerMoves moves = client.await(EventCase.PLAYERMOVES).getPlayerMoves();
		assertThat(moves.getX()).isEqualTo(1);
		assertThat(moves.getDirection()).isEqualTo(SpriteDirectionEnum.ENUM.Left);
	}

	@Test
	void aPortalLeadsToTheOtherMap() {
		MinimalClient client = entered();
		client.send((action) -> action.setTeleport(Teleport.newBuilder().setMapId("office-main").setX(21).setY(27)));
		client.forget();
		client.send((action) -> action.setMove(move(MoveDirectionEnum.ENUM.Right, 1)));
		PlayerMoves moves = client.await((event) -> event.getPlayerMoves().hasMapId()).getPlayerMoves();
		assertThat(moves.getMapId()).isEqualTo("rooftop");
		assertThat(this.simulator.space().player(this.simulator.ownerId()).orElseThrow().mapId()).isEqualTo("rooftop");
	}

	@Test
	void aStaleInputIdIsRefused() {
		MinimalClient client = entered();
		assertThat(client.send((action) -> action.setMove(move(MoveDirectionEnum.ENUM.Right, 2))).getSucceeded())
			.isTrue();
		assertThat(client.send((action) -> action.setMove(move(MoveDirectionEnum.ENUM.Right, 2))).getSucceeded())
			.isFalse();
	}

	@Test
	void withoutEnterTheAvatarCannotMoveButAStatusCanBeSetAndIsNotSeen() {
		MinimalClient watcher = entered();
		MinimalClient member = keep(MinimalClient.ready(this.simulator, "member-key"));
		watcher.forget();
		assertThat(member.send((action) -> action.setMove(move(MoveDirectionEnum.ENUM.Right, 1))).getSucceeded())
			.isFalse();
		assertThat(member.send((action) -> action.setSetTextStatus(SetTextStatus.newBuilder().setTextStatus("hidden")))
			.getSucceeded()).isTrue();
		assertThat(watcher.events(EventCase.PLAYERSETSTEXTSTATUS)).isEmpty();
		member.send((action) -> action.setEnter(Enter.getDefaultInstance()));
		assertThat(watcher.await(EventCase.PLAYERSETSTEXTSTATUS).getPlayerSetsTextStatus().getTextStatus())
			.isEqualTo("hidden");
	}

	@Test
	void encIdsBelongToOneConnection() {
		MinimalClient first = entered();
		this.simulator.player("late").joins();
		MinimalClient second = keep(MinimalClient.ready(this.simulator, "member-key"));
		second.subscribeToAll();
		this.simulator.player("late").setsTextStatus("here");
		for (MinimalClient client : List.of(first, second)) {
			int encId = client.await(EventCase.PLAYERSETSTEXTSTATUS).getPlayerSetsTextStatus().getEncId();
			assertThat(client.uid(encId)).isEqualTo("late");
		}
		assertThat(this.simulator.connections()).extracting((connection) -> connection.encId("guest-1"))
			.doesNotHaveDuplicates();
	}

	@Test
	void chatReachesWhomItIsFor() {
		MinimalClient owner = entered();
		MinimalClient member = member();
		owner.send((action) -> action.setTeleport(Teleport.newBuilder().setMapId("rooftop").setX(5).setY(5)));
		owner.forget();
		member.forget();
		member.send((action) -> action.setChat(chat("ROOM_CHAT", "room")));
		member.send((action) -> action.setChat(chat("LOCAL_CHAT", "near").addLocalPlayerIds("guest-1")));
		member.send((action) -> action.setChat(chat("guest-1", "private to another")));
		member.send((action) -> action.setChat(chat(this.simulator.ownerId(), "private")));
		member.send((action) -> action.setChat(chat("GLOBAL_CHAT", "all")));
		owner.await((event) -> event.getPlayerChats().getContents().equals("all"));
		assertThat(owner.events(EventCase.PLAYERCHATS)).extracting((event) -> event.getPlayerChats().getContents())
			.containsExactly("private", "all");
		assertThat(member.events(EventCase.PLAYERCHATS)).extracting((event) -> event.getPlayerChats().getContents())
			.containsExactly("room", "near", "private to another", "private", "all");
	}

	@Test
	void aCustomActionReachesTheOthers() {
		MinimalClient owner = entered();
		MinimalClient member = member();
		owner.forget();
		assertThat(member
			.send((action) -> action
				.setCustomAction(CustomAction.newBuilder().setName("ping").setPayload("{}").setSendToAll(true)))
			.getSucceeded()).isTrue();
		assertThat(owner.await(EventCase.CUSTOMEVENT).getCustomEvent().getName()).isEqualTo("ping");
		assertThat(member.events(EventCase.CUSTOMEVENT)).isEmpty();
	}

	@Test
	void exitAndDisconnectTakeThePlayerAway() {
		MinimalClient owner = entered();
		MinimalClient member = member();
		owner.forget();
		member.send((action) -> action.setExit(Exit.getDefaultInstance()));
		owner.await(EventCase.PLAYEREXITS);
		member.send((action) -> action.setEnter(Enter.getDefaultInstance()));
		owner.forget();
		member.close();
		owner.await(EventCase.PLAYEREXITS);
		assertThat(this.simulator.space().player("member-1")).isEmpty();
	}

	@Test
	void theServersHeartbeatComesWithTime() {
		try (GatherSimulator virtual = GatherSimulator.builder().virtualClock(true).players(0).build().start()) {
			MinimalClient client = keep(MinimalClient.ready(virtual, virtual.apiKey()));
			assertThat(client.events(EventCase.SERVERHEARTBEAT)).isEmpty();
			virtual.clock().advance(Duration.ofSeconds(31));
			client.await((event) -> client.events(EventCase.SERVERHEARTBEAT).size() == 3);
		}
	}

	@Test
	void malformedFramesAreAnsweredWithErrorsAndTheConnectionStays() {
		MinimalClient client = ready();
		client.subscribe("error");
		client.sendRaw(new byte[] { 10, 127, 1 });
		client.sendText("hello");
		client.sendRaw(new byte[] { (byte) 0xfa, 124, 1, 63 });
		client.await((event) -> client.events(EventCase.ERROR).size() == 3);
		assertThat(client.events(EventCase.ERROR)).extracting((event) -> event.getError().getCode())
			.containsExactly(400, 400, 404);
		assertThat(client.send((action) -> action.setClientBackupHeartbeat(ClientBackupHeartbeat.getDefaultInstance()))
			.getSucceeded()).isTrue();
	}

	@Test
	void theSubscriptionsOfAConnectionAreKnown() {
		MinimalClient client = ready();
		client.subscribe("playerChats", "playerMoves");
		assertThat(this.simulator.connection().subscriptions()).isEqualTo(Set.of("playerChats", "playerMoves"));
		assertThat(this.simulator.connection().connectionId()).hasSize(36);
	}

	private static Move move(MoveDirectionEnum.ENUM direction, int inputId) {
		return Move.newBuilder().setDir(direction).setInputId(inputId).build();
	}

	private static Chat.Builder chat(String recipient, String contents) {
		return Chat.newBuilder().setChatRecipient(recipient).setContents(contents).setMapId("office-main");
	}

}
