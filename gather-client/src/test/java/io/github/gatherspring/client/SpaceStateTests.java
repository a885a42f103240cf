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
import java.util.Map;

import io.github.gatherspring.presence.Availability;
import io.github.gatherspring.proto.AddInventoryItem;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.EnterWhisper;
import io.github.gatherspring.proto.InteractionEnum;
import io.github.gatherspring.proto.LeaveWhisper;
import io.github.gatherspring.proto.MoveDirectionEnum;
import io.github.gatherspring.proto.NookCoords;
import io.github.gatherspring.proto.NookDiff;
import io.github.gatherspring.proto.Portal;
import io.github.gatherspring.proto.SpriteDirectionEnum;
import io.github.gatherspring.proto.WireObject;
import io.github.gatherspring.proto.WirePoint;
import io.github.gatherspring.simulator.GatherSimulatorBuilder;
import io.github.gatherspring.simulator.api.Role;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.GatherSpace;
import io.github.gatherspring.space.MapObject;
import io.github.gatherspring.space.Nook;
import io.github.gatherspring.space.ObjectId;
import io.github.gatherspring.space.ObjectKey;
import io.github.gatherspring.space.Player;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the state of the space says after events that a server sent.
 */
class SpaceStateTests extends AbstractClientTests {

	private static final String OFFICE = "office-main";

	private static final String ROOFTOP = "rooftop";

	@SuppressWarnings("NullAway.Init")
	private GatherClient client;

	@Override
	GatherSimulatorBuilder configure(GatherSimulatorBuilder simulator) {
		return simulator.capacity(77).key("member-key", "member-1", Role.MEMBER);
	}

	@BeforeEach
	void connect() {
		this.simulator.player("guest-1").appearsAt(OFFICE, 5, 10);
		this.simulator.player("guest-2").appearsAt(OFFICE, 8, 10);
		this.client = ready();
		assertThat(this.client.enter()).succeedsWithin(LIMIT);
	}

	private GatherSpace space() {
		return this.client.space();
	}

	private Player player(String id) {
		return space().player(id).orElseThrow(() -> new AssertionError("There is no " + id));
	}

	private GameMap map(String id) {
		return space().map(id).orElseThrow(() -> new AssertionError("There is no " + id));
	}

	private void eventually(ThrowingConsumer<GatherSpace> assertion) {
		await().pollInterval(Duration.ofMillis(20))
			.atMost(LIMIT)
			.untilAsserted(() -> assertThat(space()).satisfies(assertion));
	}

	@SuppressWarnings("deprecation") // the official client drops objects without a type
	private static WireObject.Builder object(String id, int x, int y) {
		return WireObject.newBuilder()
			.setId(id)
			.setName("Thing " + id)
			.setX(x)
			.setY(y)
			.setNormal("https://example.org/" + id + ".png")
			.setType(InteractionEnum.ENUM.NOTE)
			.setWidth(1)
			.setHeight(1);
	}

	private static NookDiff nook(String name, int x, int y) {
		return NookDiff.newBuilder()
			.setName(name)
			.setNookCoords(NookCoords.newBuilder().addCoords(WirePoint.newBuilder().setX(x).setY(y)))
			.build();
	}

	@Test
	void stepsMoveThePlayerAndAnOlderValueStaysAsItWas() {
		Player before = player("guest-1");
		this.simulator.player("guest-1").walksTo(8, 12);
		eventually((space) -> assertThat(player("guest-1")).satisfies((player) -> {
			assertThat(List.of(player.x(), player.y())).containsExactly(8, 12);
			assertThat(player.mapId()).isEqualTo(OFFICE);
		}));
		assertThat(List.of(before.x(), before.y())).containsExactly(5, 10);
		assertThat(space().near(player("guest-1"), 2)).extracting(Player::id).contains("guest-2");
		assertThat(space().near(player("guest-1"), 1)).extracting(Player::id).doesNotContain("guest-2");
	}

	@Test
	void ownStepsMoveMe() throws Exception {
		assertThat(this.client.teleport(OFFICE, 10, 10)).succeedsWithin(LIMIT);
		assertThat(this.client.walk(MoveDirectionEnum.ENUM.Right, 2)).succeedsWithin(LIMIT);
		eventually((space) -> assertThat(space.me()).hasValueSatisfying((me) -> {
			assertThat(me.id()).isEqualTo(this.simulator.ownerId());
			assertThat(List.of(me.x(), me.y())).containsExactly(12, 10);
			assertThat(me.direction()).isIn(SpriteDirectionEnum.ENUM.Right, SpriteDirectionEnum.ENUM.RightAlt);
		}));
	}

	@Test
	void aTeleportAcrossMapsChangesWhoIsWhere() {
		assertThat(space().playersIn(OFFICE)).extracting(Player::id).contains("guest-1", "guest-2");
		assertThat(this.client.teleport(ROOFTOP, 4, 5, "guest-2", SpriteDirectionEnum.ENUM.Up)).succeedsWithin(LIMIT);
		eventually((space) -> assertThat(space.playersIn(ROOFTOP)).extracting(Player::id).containsExactly("guest-2"));
		assertThat(space().playersIn(OFFICE)).extracting(Player::id).contains("guest-1").doesNotContain("guest-2");
		assertThat(player("guest-2").direction()).isEqualTo(SpriteDirectionEnum.ENUM.Up);
		assertThat(space().near(player("guest-2"), 100)).isEmpty();
	}

	@Test
	void namesAreNotUniqueAndChange() {
		this.simulator.player("guest-1").setsName("Same");
		this.simulator.player("guest-2").setsName("Same");
		eventually((space) -> assertThat(space.playersNamed("Same")).extracting(Player::id)
			.containsExactlyInAnyOrder("guest-1", "guest-2"));
		this.simulator.player("guest-1").setsName("Other");
		eventually((space) -> assertThat(space.playersNamed("Same")).extracting(Player::id).containsExactly("guest-2"));
	}

	@Test
	void statusesAreKeptEachForItself() {
		this.simulator.player("guest-1").setsTextStatus("lunch").setsEmojiStatus("🍕").setsBusy(true).setsAway(true);
		eventually((space) -> assertThat(player("guest-1")).satisfies((player) -> {
			assertThat(player.textStatus()).isEqualTo("lunch");
			assertThat(player.emojiStatus()).isEqualTo("🍕");
			assertThat(player.busy()).isTrue();
			assertThat(player.away()).isTrue();
		}));
		this.simulator.player("guest-1").setsTextStatus("").setsAway(false);
		eventually((space) -> assertThat(player("guest-1")).satisfies((player) -> {
			assertThat(player.textStatus()).isEmpty();
			assertThat(player.has("textStatus")).isTrue();
			assertThat(player.emojiStatus()).isEqualTo("🍕");
			assertThat(player.busy()).isTrue();
			assertThat(player.away()).isFalse();
		}));
	}

	@Test
	void availabilityComesWithItsEnd() {
		assertThat(this.client.setAvailability(Availability.DO_NOT_DISTURB, Availability.End.ONE_HOUR))
			.succeedsWithin(LIMIT);
		eventually((space) -> assertThat(space.me()).hasValueSatisfying((me) -> {
			assertThat(me.availability()).isEqualTo("DoNotDisturb");
			assertThat(me.statusEndOption()).isEqualTo("ONE_HOUR");
			assertThat(me.statusUpdatedAt()).isNotEmpty();
		}));
	}

	@Test
	void aWhisperIsOfTwoAndLeftByOne() {
		this.simulator.player("guest-1")
			.does(ClientServerAction.newBuilder().setEnterWhisper(EnterWhisper.newBuilder().setRecipientId("guest-2")));
		eventually((space) -> {
			assertThat(player("guest-1").whisperId()).isNotEmpty();
			assertThat(player("guest-2").whispersWith(player("guest-1"))).isTrue();
		});
		this.simulator.player("guest-1")
			.does(ClientServerAction.newBuilder().setLeaveWhisper(LeaveWhisper.getDefaultInstance()));
		eventually((space) -> assertThat(player("guest-1").whisperId()).isEmpty());
		assertThat(player("guest-2").whisperId()).isNotEmpty();
		assertThat(player("guest-2").whispersWith(player("guest-1"))).isFalse();
	}

	@Test
	void theInventoryMergesAndWhatIsUsedUpIsGone() {
		assertThat(this.client.addInventoryItem("wood", 3, "guest-1")).succeedsWithin(LIMIT);
		assertThat(this.client.addInventoryItem("stone", 2, "guest-1")).succeedsWithin(LIMIT);
		eventually((space) -> assertThat(player("guest-1").inventory()).hasSize(2));
		this.simulator.player("guest-1")
			.does(ClientServerAction.newBuilder()
				.setCraft(io.github.gatherspring.proto.Craft.newBuilder().putInputs("wood", 3).putInputs("stone", 1)));
		eventually((space) -> assertThat(player("guest-1").inventory()).containsOnlyKeys("stone"));
		assertThat(player("guest-1").inventory().get("stone")).satisfies((item) -> assertThat(item.getCount()).isOne());
		assertThat(player("guest-2").inventory()).isEmpty();
	}

	@Test
	void theInventoryIsKnownToWhoConnectsLater() {
		assertThat(this.client.send(ClientServerAction.newBuilder()
			.setAddInventoryItem(AddInventoryItem.newBuilder().setItemId("coffee").setDelta(4).setTargetId("guest-2"))
			.build())).succeedsWithin(LIMIT);
		GatherClient later = ready();
		assertThat(later.space().player("guest-2"))
			.hasValueSatisfying((player) -> assertThat(player.inventory().get("coffee")).isNotNull()
				.satisfies((item) -> assertThat(item.getCount()).isEqualTo(4)));
		assertThat(later.space().items()).containsKey("coffee");
	}

	@Test
	void objectsAreSetChangedMovedAndDeleted() {
		ObjectKey key = new ObjectKey("new1");
		assertThat(
				this.client.mapUpdateObjects(ROOFTOP, Map.of("new1", object("thing", 3, 4).addTags("a").build()), true))
			.succeedsWithin(LIMIT);
		eventually((space) -> assertThat(map(ROOFTOP).object(key)).isPresent());
		long updateId = map(ROOFTOP).updateId();
		// Present fields replace; what is absent stays.
		assertThat(this.client.mapUpdateObjects(ROOFTOP,
				Map.of("new1", WireObject.newBuilder().setName("Renamed").build())))
			.succeedsWithin(LIMIT);
		eventually((space) -> assertThat(map(ROOFTOP).object(key)).hasValueSatisfying((object) -> {
			assertThat(object.name()).isEqualTo("Renamed");
			assertThat(object.x()).isEqualTo(3);
			assertThat(object.tags()).containsExactly("a");
		}));
		eventually((space) -> assertThat(map(ROOFTOP).updateId()).isNotEqualTo(updateId));
		assertThat(this.client.mapMoveObject(ROOFTOP, "thing", 6, 7, 100)).succeedsWithin(LIMIT);
		eventually((space) -> assertThat(map(ROOFTOP).objects(new ObjectId("thing"))).singleElement()
			.satisfies((object) -> assertThat(List.of(object.x(), object.y())).containsExactly(6, 7)));
		// An overwrite leaves nothing of what was.
		assertThat(this.client.mapUpdateObjects(ROOFTOP, Map.of("new1", object("thing2", 1, 1).build()), true))
			.succeedsWithin(LIMIT);
		eventually((space) -> assertThat(map(ROOFTOP).object(key)).hasValueSatisfying((object) -> {
			assertThat(object.tags()).isEmpty();
			assertThat(object.id()).contains(new ObjectId("thing2"));
		}));
		assertThat(map(ROOFTOP).objects(new ObjectId("thing"))).isEmpty();
		assertThat(this.client.mapDeleteObjectByKey(ROOFTOP, "new1")).succeedsWithin(LIMIT);
		eventually((space) -> assertThat(map(ROOFTOP).object(key)).isEmpty());
		assertThat(map(ROOFTOP).objects()).extracting(MapObject::key).containsExactly(new ObjectKey("1"));
	}

	@Test
	void nooksMergeOrReplaceAllAndSayWhoIsIn() {
		assertThat(map(OFFICE).nooksAt(5, 23)).extracting(Nook::id).containsExactly("meeting-room");
		this.simulator.player("guest-1").appearsAt(OFFICE, 5, 23);
		eventually((space) -> assertThat(space.inNook(OFFICE, "meeting-room")).extracting(Player::id)
			.containsExactly("guest-1"));
		assertThat(this.client.mapSetNooks(OFFICE, Map.of("extra", nook("Extra", 8, 10)))).succeedsWithin(LIMIT);
		eventually(
				(space) -> assertThat(space.inNook(OFFICE, "extra")).extracting(Player::id).containsExactly("guest-2"));
		assertThat(map(OFFICE).nook("meeting-room")).isPresent();
		assertThat(this.client.mapSetNooks(OFFICE, Map.of("only", nook("Only", 5, 23)), true)).succeedsWithin(LIMIT);
		eventually((space) -> assertThat(map(OFFICE).nooks()).extracting(Nook::id).containsExactly("only"));
		assertThat(space().inNook(OFFICE, "only")).extracting(Player::id).containsExactly("guest-1");
		assertThat(space().inNook(OFFICE, "extra")).isEmpty();
	}

	@Test
	void mapsAreKnownWithEverythingThatIsOnThem() {
		GameMap office = map(OFFICE);
		assertThat(office.name()).isEqualTo("Office");
		assertThat(List.of(office.width(), office.height())).containsExactly(40, 30);
		assertThat(office.isImpassable(0, 0)).isTrue();
		assertThat(office.isImpassable(24, 13)).isTrue();
		assertThat(office.isImpassable(24, 14)).isFalse();
		assertThat(office.isImpassable(40, 0)).isTrue();
		assertThat(office.spawns()).hasSize(3);
		assertThat(office.portals()).singleElement()
			.satisfies((portal) -> assertThat(portal.getTargetMap()).isEqualTo(ROOFTOP));
		assertThat(office.isAnnouncer(14, 8)).isTrue();
		assertThat(office.areas()).containsOnlyKeys("hall");
		assertThat(office.object(new ObjectKey("1"))).hasValueSatisfying((object) -> {
			assertThat(object.type()).isEqualTo(InteractionEnum.ENUM.EMBEDDED_WEBSITE);
			assertThat(object.wire().getPropertiesJson()).contains("whiteboard");
		});
		assertThat(office.objects()).hasSize(15);
		assertThat(office.backgroundImagePath()).endsWith("office-main.png");
		assertThat(map(ROOFTOP).objects(new ObjectId("bench"))).hasSize(1);
	}

	@Test
	@SuppressWarnings("deprecation") // the only action that sets one tile
	void collisionsAndPortalsChange() {
		assertThat(map(ROOFTOP).isImpassable(5, 5)).isFalse();
		assertThat(this.client.setImpassable(ROOFTOP, 5, 5, true)).succeedsWithin(LIMIT);
		eventually((space) -> assertThat(map(ROOFTOP).isImpassable(5, 5)).isTrue());
		assertThat(map(ROOFTOP).isImpassable(6, 5)).isFalse();
		assertThat(this.client.setImpassable(ROOFTOP, 5, 5, false)).succeedsWithin(LIMIT);
		eventually((space) -> assertThat(map(ROOFTOP).isImpassable(5, 5)).isFalse());
		assertThat(this.client.mapSetPortals(ROOFTOP,
				List.of(Portal.newBuilder().setX(9).setY(9).setTargetMap(OFFICE).build())))
			.succeedsWithin(LIMIT);
		eventually((space) -> assertThat(map(ROOFTOP).portals()).singleElement()
			.satisfies((portal) -> assertThat(portal.getX()).isEqualTo(9)));
	}

	@Test
	void rolesAndCapacityAreTold() {
		assertThat(space().capacity()).hasValue(77);
		assertThat(space().roleOf(this.simulator.ownerId())).contains("OWNER");
		assertThat(space().roleOf("nobody")).isEmpty();
		GatherClient member = ready((builder) -> builder.apiKey("member-key"));
		eventually((space) -> assertThat(space.roleOf("member-1")).contains("GENERAL_MEMBER"));
		assertThat(member.space().members()).containsEntry("member-1", "GENERAL_MEMBER");
	}

	@Test
	void commandsAndItemsAreAdded() {
		assertThat(this.client.registerCommand("dance")).succeedsWithin(LIMIT);
		eventually((space) -> assertThat(space.commands()).contains("dance"));
	}

	@Test
	void whoLeavesIsNoLongerThere() {
		this.simulator.player("guest-1").leaves();
		eventually((space) -> assertThat(space.player("guest-1")).isEmpty());
		assertThat(space().players()).extracting(Player::id)
			.containsExactlyInAnyOrder("guest-2", this.simulator.ownerId());
		assertThat(this.client.exit()).succeedsWithin(LIMIT);
		eventually((space) -> assertThat(space.me()).isEmpty());
	}

	@Test
	void afterAReconnectTheStateIsThatOfTheServer() {
		this.client.reconnect();
		awaitReconnect(this.client, 1);
		this.simulator.player("guest-2").setsTextStatus("before");
		eventually((space) -> assertThat(player("guest-2").textStatus()).isEqualTo("before"));
		this.simulator.faults().refuseUpgrade(503);
		this.simulator.faults().dropConnection();
		await().atMost(LIMIT).until(() -> !space().isSynchronized());
		assertThat(player("guest-2").textStatus()).isEqualTo("before");
		this.simulator.player("guest-1").leaves();
		this.simulator.player("guest-2").setsTextStatus("after").appearsAt(ROOFTOP, 4, 4);
		this.simulator.player("new-1").joins("Newcomer");
		this.simulator.faults().reset();
		awaitReconnect(this.client, 2);
		assertThat(space().isSynchronized()).isTrue();
		assertThat(player("guest-2").textStatus()).isEqualTo("after");
		assertThat(player("guest-2").mapId()).isEqualTo(ROOFTOP);
		assertThat(space().player("guest-1")).isEmpty();
		assertThat(space().playersNamed("Newcomer")).hasSize(1);
		eventually((space) -> assertThat(space.me()).isPresent());
	}

}
