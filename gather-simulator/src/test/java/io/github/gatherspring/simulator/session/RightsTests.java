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

package io.github.gatherspring.simulator.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.gatherspring.proto.Ban;
import io.github.gatherspring.proto.Block;
import io.github.gatherspring.proto.Chat;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.Enter;
import io.github.gatherspring.proto.EnterWhisper;
import io.github.gatherspring.proto.Kick;
import io.github.gatherspring.proto.InteractionEnum;
import io.github.gatherspring.proto.MapAddObject;
import io.github.gatherspring.proto.MapUpdateObjects;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.RegisterCommand;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SetName;
import io.github.gatherspring.proto.SetSpaceRolePermissionOverride;
import io.github.gatherspring.proto.Spotlight;
import io.github.gatherspring.proto.Teleport;
import io.github.gatherspring.proto.TransactionStatus;
import io.github.gatherspring.proto.UpdateSubscriptions;
import io.github.gatherspring.proto.WireObject;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.MinimalClient;
import io.github.gatherspring.simulator.api.Role;
import io.github.gatherspring.simulator.scenario.Scenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may do what to whom, and what the others see of it.
 */
class RightsTests {

	private final GatherSimulator simulator = GatherSimulator.builder()
		.players(2)
		.autonomous(false)
		.key("member-key", "member-1", Role.MEMBER)
		.key("builder-key", "builder-1", Role.BUILDER)
		.key("mod-key", "mod-1", Role.MODERATOR)
		.build()
		.start();

	private final List<MinimalClient> clients = new ArrayList<>();

	@AfterEach
	void stop() {
		this.clients.forEach(MinimalClient::close);
		this.simulator.close();
	}

	private MinimalClient entered(String key) {
		MinimalClient client = MinimalClient.entered(this.simulator, key);
		this.clients.add(client);
		return client;
	}

	@Test
	void aBannedUserDoesNotComeBack() {
		MinimalClient moderator = entered("mod-key");
		MinimalClient member = entered("member-key");
		assertThat(moderator.send((action) -> action.setBan(Ban.newBuilder().setUser("member-1"))).getSucceeded())
			.isTrue();
		assertThat(member.awaitClose()).isEqualTo(4010);
		MinimalClient again = MinimalClient.open(this.simulator);
		this.clients.add(again);
		again.init("member-key");
		assertThat(again.awaitClose()).isEqualTo(4003);
	}

	@Test
	void aKickedUserMayComeBackAndTheOwnerCannotBeKicked() {
		MinimalClient moderator = entered("mod-key");
		MinimalClient member = entered("member-key");
		moderator.send((action) -> action.setKick(Kick.newBuilder().setUser("member-1")));
		assertThat(member.awaitClose()).isEqualTo(4010);
		assertThat(entered("member-key").isClosed()).isFalse();
		assertThat(
				moderator.send((action) -> action.setKick(Kick.newBuilder().setUser("simulator-owner"))).getSucceeded())
			.isFalse();
	}

	@Test
	void whoIsBlockedIsNoLongerHeardByTheOneWhoBlocks() {
		MinimalClient blocker = entered("member-key");
		MinimalClient other = entered("builder-key");
		blocker.send((action) -> action.setBlock(Block.newBuilder().setBlockedUserId("guest-1").setBlocked(true)));
		this.simulator.player("guest-1")
			.says("not for everybody")
			.saysTo("member-1", "not even in private")
			.waves("member-1")
			.rings("member-1");
		this.simulator.player("guest-2").says("the end").waves("member-1");
		other.await((event) -> contents(event).equals("the end"));
		blocker.await((event) -> contents(event).equals("the end"));
		blocker.await(EventCase.PLAYERWAVES);
		assertThat(other.events()).extracting(RightsTests::contents).contains("not for everybody");
		assertThat(blocker.events()).extracting(RightsTests::contents)
			.doesNotContain("not for everybody", "not even in private");
		assertThat(blocker.events(EventCase.PLAYERWAVES)).hasSize(1);
		assertThat(blocker.events(EventCase.PLAYERRINGS)).isEmpty();
		blocker.send((action) -> action.setBlock(Block.newBuilder().setBlockedUserId("guest-1").setBlocked(false)));
		this.simulator.player("guest-1").says("friends again");
		blocker.await((event) -> contents(event).equals("friends again"));
	}

	private static String contents(ServerClientEvent event) {
		return event.getPlayerChats().getContents();
	}

	@Test
	void onlyModeratorsActOnOthers() {
		MinimalClient moderator = entered("mod-key");
		MinimalClient member = entered("member-key");
		ClientServerAction rename = ClientServerAction.newBuilder()
			.setSetName(SetName.newBuilder().setName("Renamed").setTargetId("guest-1"))
			.build();
		TransactionStatus refused = member.send((action) -> action.mergeFrom(rename));
		assertThat(refused.getReason()).contains("DEFAULT_MOD").contains("GENERAL_MEMBER");
		assertThat(moderator.send((action) -> action.mergeFrom(rename)).getSucceeded()).isTrue();
		assertThat(this.simulator.player("guest-1").name()).isEqualTo("Renamed");
	}

	@Test
	void theOwnerChangesWhatARoleMay() {
		MinimalClient owner = entered(this.simulator.apiKey());
		MinimalClient member = entered("member-key");
		ClientServerAction teleport = ClientServerAction.newBuilder()
			.setTeleport(Teleport.newBuilder().setMapId("rooftop").setX(4).setY(4))
			.build();
		assertThat(member.send((action) -> action.mergeFrom(teleport)).getSucceeded()).isFalse();
		owner.send((action) -> action.setSetSpaceRolePermissionOverride(SetSpaceRolePermissionOverride.newBuilder()
			.setRole("GENERAL_MEMBER")
			.setPermission("teleport")
			.setEnabled(true)));
		assertThat(member.send((action) -> action.mergeFrom(teleport)).getSucceeded()).isTrue();
	}

	@Test
	void objectsAreMergedOrReplacedAndAllOrNone() {
		MinimalClient builder = entered("builder-key");
		builder.send((action) -> action.setMapUpdateObjects(MapUpdateObjects.newBuilder()
			.setMapId("office-main")
			.putObjects("2", WireObject.newBuilder().setPreviewMessage("look").build())));
		WireObject merged = object("2");
		assertThat(merged.getPreviewMessage()).isEqualTo("look");
		assertThat(merged.getTagsList()).containsExactly("decoration");
		TransactionStatus status = builder.send((action) -> action.setMapUpdateObjects(MapUpdateObjects.newBuilder()
			.setMapId("office-main")
			.putObjects("2", WireObject.newBuilder().setPreviewMessage("changed").build())
			.putObjects("new", WireObject.newBuilder().setPreviewMessage("without a place").build())));
		assertThat(status.getSucceeded()).isFalse();
		assertThat(object("2")).isEqualTo(merged);
		builder.send((action) -> action.setMapUpdateObjects(MapUpdateObjects.newBuilder()
			.setMapId("office-main")
			.setUpdatesAreOverwrites(true)
			.putObjects("2", lamp().setX(3).build())));
		assertThat(object("2").hasPreviewMessage()).isFalse();
		assertThat(object("2").getZIndex()).isEqualTo(merged.getZIndex());
	}

	@Test
	void aNewObjectLiesOnTopOfEverythingElse() {
		MinimalClient builder = entered("builder-key");
		builder.send((action) -> action.setMapUpdateObjects(MapUpdateObjects.newBuilder()
			.setMapId("office-main")
			.putObjects("high", lamp().setZIndex(7).build())
			.putObjects("new", lamp().build())));
		builder.send((action) -> action
			.setMapAddObject(MapAddObject.newBuilder().setMapId("office-main").setObject(lamp().setId("added"))));
		assertThat(object("high").getZIndex()).isEqualTo(7);
		assertThat(object("new").getZIndex()).isEqualTo(8);
		ServerClientEvent told = builder.await((event) -> event.getMapSetObjectsV2()
			.getObjectsMap()
			.values()
			.stream()
			.anyMatch((object) -> object.getId().equals("added")));
		assertThat(told.getMapSetObjectsV2().getObjectsMap().values()).extracting(WireObject::getZIndex)
			.containsExactly(9f);
	}

	@Test
	void aNewKeyWithOnlyAPlaceIsNoObject() {
		MinimalClient builder = entered("builder-key");
		TransactionStatus status = builder.send((action) -> action.setMapUpdateObjects(MapUpdateObjects.newBuilder()
			.setMapId("office-main")
			.putObjects("new", WireObject.newBuilder().setX(3).setY(3).build())));
		assertThat(status.getSucceeded()).isFalse();
		assertThat(status.getReason()).endsWith("missing: normal, type, width, height");
	}

	@SuppressWarnings("deprecation") // clients drop objects without width and height
	private static WireObject.Builder lamp() {
		return WireObject.newBuilder()
			.setX(2)
			.setY(3)
			.setNormal("https://simulator.invalid/lamp.png")
			.setType(InteractionEnum.ENUM.NONE)
			.setWidth(1)
			.setHeight(1);
	}

	@Test
	void aSpaceTakesOnlySoManyCommandsOfOnlySuchALength() {
		MinimalClient guest = entered("member-key");
		assertThat(register(guest, "x".repeat(101)).getReason()).contains("101 characters");
		for (int i = 1; i < 1000; i++) {
			int number = i;
			guest.sendLater(
					(action) -> action.setRegisterCommand(RegisterCommand.newBuilder().setCommand("command" + number)));
		}
		assertThat(register(guest, "last").getSucceeded()).isTrue();
		assertThat(register(guest, "one-more").getReason()).contains("1000 commands");
		assertThat(register(guest, "last").getSucceeded()).isTrue();
	}

	private static TransactionStatus register(MinimalClient client, String command) {
		return client.send((action) -> action.setRegisterCommand(RegisterCommand.newBuilder().setCommand(command)));
	}

	private WireObject object(String key) {
		return Objects.requireNonNull(this.simulator.space().map("office-main").orElseThrow().objects().get(key), key);
	}

	@Test
	void whoComesLaterIsToldOfSpotlightsAndWhispers() {
		MinimalClient owner = entered(this.simulator.apiKey());
		this.simulator.player("guest-1").appearsAt("office-main", 6, 10);
		owner.send((action) -> action
			.setSpotlight(Spotlight.newBuilder().setSpotlightedUser("guest-1").setIsSpotlighted(true)));
		owner.send((action) -> action.setEnterWhisper(EnterWhisper.newBuilder().setRecipientId("guest-1")));
		MinimalClient member = entered("member-key");
		assertThat(member.uid(member.await(EventCase.PLAYERSPOTLIGHTS).getPlayerSpotlights().getEncId()))
			.isEqualTo("guest-1");
		assertThat(member.events(EventCase.PLAYERENTERSWHISPERV2)).isNotEmpty();
		this.simulator.player("guest-2")
			.does(ClientServerAction.newBuilder()
				.setChat(Chat.newBuilder().setChatRecipient("GLOBAL_CHAT").setContents("x")));
		assertThat(member.await(EventCase.PLAYERCHATS).getPlayerChats().getMessageType()).isEqualTo("GLOBAL_CHAT");
	}

	@Test
	void aSecondSubscriptionSendsEverythingAgain() {
		MinimalClient client = MinimalClient.ready(this.simulator, "member-key");
		this.clients.add(client);
		client.subscribe("playerJoins");
		client.forget();
		client.subscribe("spaceSetsIdMapping");
		assertThat(client.events(EventCase.SPACESETSIDMAPPING)).hasSize(2);
		assertThat(client.events(EventCase.PLAYERJOINS)).hasSize(2);
		client.send((action) -> action
			.setUpdateSubscriptions(UpdateSubscriptions.newBuilder().putSubscriptions("playerJoins", false)));
		assertThat(this.simulator.connection().subscriptions()).containsExactly("spaceSetsIdMapping");
		client.send((action) -> action.setEnter(Enter.getDefaultInstance()));
	}

	@Test
	void aLargeWorldIsAnnouncedAndComesInSeveralFrames() {
		StringBuilder objects = new StringBuilder();
		for (int i = 0; i < 9000; i++) {
			objects.append("      o")
				.append(Integer.toString(i + 36 * 36, 36))
				.append(": {x: 1, y: 1, normal: '")
				.append("n".repeat(500))
				.append("', type: 0, width: 1, height: 1}\n");
		}
		this.simulator.play(Scenario.parse("maps:\n  huge:\n    dimensions: [5, 5]\n    objects:\n" + objects));
		MinimalClient client = MinimalClient.ready(this.simulator, this.simulator.apiKey());
		this.clients.add(client);
		client.subscribeToAll();
		assertThat(client.events(EventCase.WARN)).isNotEmpty()
			.allSatisfy((event) -> assertThat(event.getWarn().getMessage()).matches("sending large message: \\d{7}"));
		assertThat(client.events(EventCase.MAPSETOBJECTSV2)
			.stream()
			.filter((event) -> event.getMapSetObjectsV2().getMapId().equals("huge"))
			.mapToInt((event) -> event.getMapSetObjectsV2().getObjectsCount())
			.sum()).isEqualTo(9000);
		assertThat(client.frames()).hasSizeGreaterThan(3);
	}

}
