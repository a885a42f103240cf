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

package io.github.gatherspring.space;

import java.util.Map;
import java.util.Set;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.github.gatherspring.proto.DBOutfit;
import io.github.gatherspring.proto.DeskInfoV2;
import io.github.gatherspring.proto.EventKind;
import io.github.gatherspring.proto.InventoryItem;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.PlayerEntersWhisper;
import io.github.gatherspring.proto.PlayerEntersWhisperV2;
import io.github.gatherspring.proto.PlayerHighFives;
import io.github.gatherspring.proto.PlayerJoins;
import io.github.gatherspring.proto.PlayerLeavesWhisper;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.PlayerSendsCommand;
import io.github.gatherspring.proto.PlayerSetsAvailability;
import io.github.gatherspring.proto.PlayerSetsCurrentlyEquippedWearables;
import io.github.gatherspring.proto.PlayerSetsDeskInfo;
import io.github.gatherspring.proto.PlayerSetsEmoteV2;
import io.github.gatherspring.proto.PlayerSetsImagePointer;
import io.github.gatherspring.proto.PlayerSetsName;
import io.github.gatherspring.proto.PlayerSetsStatus;
import io.github.gatherspring.proto.PlayerSetsTextStatus;
import io.github.gatherspring.proto.PlayerUpdatesInventory;
import io.github.gatherspring.proto.PlayerWaves;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SpaceSetsIdMapping;
import io.github.gatherspring.proto.SpriteDirectionEnum;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules by which events become players.
 */
class PlayerStateTests {

	private final TrackedSpace tracked = TrackedSpace.synchronizedAndEmpty();

	@Test
	void whoHasJoinedIsHereUntilItExits() {
		this.tracked.apply(SpaceSetsIdMapping.newBuilder().setUid("ann").setEncId(7));
		assertThat(this.tracked.space().players()).isEmpty();
		this.tracked.apply(PlayerJoins.newBuilder().setEncId(7));
		assertThat(this.tracked.space().players()).extracting(Player::id).containsExactly("ann");
		this.tracked.exits(7);
		assertThat(this.tracked.space().players()).isEmpty();
		assertThat(this.tracked.space().player("ann")).isEmpty();
	}

	@Test
	void anAbsentOptionalFieldLeavesWhatWasThere() {
		this.tracked.joins("ann", 7, "office", 3, 4);
		this.tracked.apply(PlayerMoves.newBuilder()
			.setEncId(7)
			.setX(9)
			.setDirection(SpriteDirectionEnum.ENUM.Right)
			.setLastInputId(5));
		Player ann = this.tracked.player("ann");
		assertThat(ann.x()).isEqualTo(9);
		assertThat(ann.y()).isEqualTo(4);
		assertThat(ann.mapId()).isEqualTo("office");
		assertThat(ann.direction()).isEqualTo(SpriteDirectionEnum.ENUM.Right);
		assertThat(ann.lastInputId()).isEqualTo(5);
		assertThat(ann.hasPosition()).isTrue();
	}

	@Test
	void aFieldWithoutPresenceReplacesEvenWithItsDefault() {
		this.tracked.joins("ann", 7)
			.apply(PlayerSetsStatus.newBuilder().setEncId(7).setBusy(true),
					PlayerSetsTextStatus.newBuilder().setEncId(7).setTextStatus("at lunch"));
		assertThat(this.tracked.player("ann").busy()).isTrue();
		this.tracked.apply(PlayerSetsStatus.newBuilder().setEncId(7).setBusy(false),
				PlayerSetsTextStatus.newBuilder().setEncId(7).setTextStatus(""));
		assertThat(this.tracked.player("ann").busy()).isFalse();
		assertThat(this.tracked.player("ann").textStatus()).isEmpty();
		assertThat(this.tracked.player("ann").has("textStatus")).isTrue();
	}

	@Test
	void optionalFieldsOfADeltaStayWhenAbsent() {
		this.tracked.joins("ann", 7)
			.apply(PlayerSetsAvailability.newBuilder()
				.setEncId(7)
				.setStatus("Busy")
				.setStatusUpdatedAt("then")
				.setStatusEndOption("ONE_HOUR"), PlayerSetsAvailability.newBuilder().setEncId(7).setStatus("Available"),
					PlayerSetsEmoteV2.newBuilder().setEncId(7).setEmote("clap").setCount(2),
					PlayerSetsEmoteV2.newBuilder().setEncId(7).setCount(3));
		Player ann = this.tracked.player("ann");
		assertThat(ann.availability()).isEqualTo("Available");
		assertThat(ann.statusUpdatedAt()).isEqualTo("then");
		assertThat(ann.statusEndOption()).isEqualTo("ONE_HOUR");
		assertThat(ann.emote()).isEqualTo("clap");
		assertThat(ann.field("count")).contains(3);
	}

	@Test
	void aMessageFieldReplacesAsAWhole() {
		this.tracked.joins("ann", 7)
			.apply(PlayerSetsDeskInfo.newBuilder()
				.setEncId(7)
				.setDeskInfo(DeskInfoV2.newBuilder().setDeskId("d1").setLocked(true)),
					PlayerSetsDeskInfo.newBuilder()
						.setEncId(7)
						.setDeskInfo(DeskInfoV2.newBuilder().setDescription("by the window")),
					PlayerSetsCurrentlyEquippedWearables.newBuilder()
						.setEncId(7)
						.setCurrentlyEquippedWearables(DBOutfit.newBuilder().setHat("crown")),
					PlayerSetsCurrentlyEquippedWearables.newBuilder().setEncId(7));
		Player ann = this.tracked.player("ann");
		assertThat(ann.deskInfo()).isEqualTo(DeskInfoV2.newBuilder().setDescription("by the window").build());
		assertThat(ann.wearables().getHat()).isEqualTo("crown");
	}

	@Test
	void everyDeltaEventOfTheSchemaIsKeptByTheNameOfItsFields() {
		this.tracked.joins("ann", 7);
		int deltas = 0;
		for (FieldDescriptor event : ServerClientEvent.getDescriptor().getFields()) {
			if (EventRule.of(event.getNumber()).kind == EventKind.PLAYER_STATE) {
				ServerClientEvent.Builder wrapper = ServerClientEvent.newBuilder();
				var message = wrapper.newBuilderForField(event);
				for (FieldDescriptor field : event.getMessageType().getFields()) {
					message.setField(field, Samples.of(field, 7));
				}
				this.tracked.apply(message);
				for (FieldDescriptor field : EventRule.of(event.getNumber()).fields) {
					assertThat(this.tracked.player("ann").field(field.getName()).map(Object::toString))
						.as("%s.%s", event.getName(), field.getName())
						.contains(Samples.of(field, 7).toString());
				}
				deltas++;
			}
		}
		assertThat(deltas).isGreaterThan(45);
	}

	@Test
	void onlyMovesCarryTheFieldsOfMoving() {
		Set<String> moving = Set.of("x", "y", "direction", "mapId", "lastInputId");
		for (FieldDescriptor event : ServerClientEvent.getDescriptor().getFields()) {
			EventRule rule = EventRule.of(event.getNumber());
			if (rule.kind != EventKind.MAP_STATE && !event.getName().equals("playerMoves")) {
				assertThat(rule.fields).extracting(FieldDescriptor::getName).doesNotContainAnyElementsOf(moving);
			}
		}
	}

	@Test
	void momentsLeaveNothingBehind() {
		this.tracked.joins("ann", 7).joins("bob", 8);
		Player before = this.tracked.player("ann");
		this.tracked.apply(PlayerSetsImagePointer.newBuilder().setEncId(7).setObjectId("o").setX(4).setY(5),
				PlayerHighFives.newBuilder().setEncId(7).setEncIdTarget(8).setEmote("five"),
				PlayerSendsCommand.newBuilder().setEncId(7).setCommand("dance"),
				PlayerWaves.newBuilder().setEncId(7).setTargetId("bob"));
		assertThat(this.tracked.player("ann")).isSameAs(before);
	}

	@Test
	void aWhisperGivesItsIdToBothAndLeavingClearsItOfOne() {
		this.tracked.joins("ann", 7)
			.joins("bob", 8)
			.apply(PlayerEntersWhisperV2.newBuilder().setEncId(7).setEncIdTarget(8).setWhisperId("w1"));
		assertThat(this.tracked.player("ann").whisperId()).isEqualTo("w1");
		assertThat(this.tracked.player("bob").whisperId()).isEqualTo("w1");
		assertThat(this.tracked.player("ann").whispersWith(this.tracked.player("bob"))).isTrue();
		assertThat(this.tracked.tracker.target()).isEqualTo(this.tracked.player("bob"));
		this.tracked.apply(PlayerLeavesWhisper.newBuilder().setEncId(7));
		assertThat(this.tracked.player("ann").whisperId()).isEmpty();
		assertThat(this.tracked.player("ann").has("whisperId")).isFalse();
		assertThat(this.tracked.player("bob").whisperId()).isEqualTo("w1");
	}

	@Test
	@SuppressWarnings("deprecation") // servers of the older version send it
	void theOlderWhisperNamesTheOtherByUserId() {
		this.tracked.joins("ann", 7)
			.joins("bob", 8)
			.apply(PlayerEntersWhisper.newBuilder().setEncId(7).setWhisperRecipient("bob").setWhisperId("w2"));
		assertThat(this.tracked.player("ann").whisperId()).isEqualTo("w2");
		assertThat(this.tracked.player("bob").whisperId()).isEqualTo("w2");
	}

	@Test
	void anInventoryMergesAndACountOfZeroIsGone() {
		this.tracked.joins("ann", 7)
			.apply(PlayerUpdatesInventory.newBuilder()
				.setEncId(7)
				.putItems("apple", item(3))
				.putItems("pear", item(1))
				.putOrder("0", "apple"),
					PlayerUpdatesInventory.newBuilder()
						.setEncId(7)
						.putItems("pear", item(0))
						.putItems("plum", item(2))
						.putOrder("1", "plum"));
		assertThat(this.tracked.player("ann").inventory()).isEqualTo(Map.of("apple", item(3), "plum", item(2)));
		assertThat(this.tracked.player("ann").inventoryOrder()).isEqualTo(Map.of("0", "apple", "1", "plum"));
	}

	private static InventoryItem item(int count) {
		return InventoryItem.newBuilder().setCount(count).build();
	}

	@Test
	void anUnknownEncIdIsCountedAndChangesNothing() {
		this.tracked.joins("ann", 7)
			.apply(PlayerSetsName.newBuilder().setEncId(99).setName("nobody"), TrackedSpace.moves(98, "office", 1, 1),
					PlayerMoves.newBuilder().setEncId(-1));
		assertThat(this.tracked.tracker.droppedWithoutPlayer()).isEqualTo(3);
		assertThat(this.tracked.space().players()).hasSize(1);
		assertThat(this.tracked.tracker.player()).isNull();
	}

	@Test
	void anEncIdOfAnySizeFindsItsPlayer() {
		this.tracked.joins("ann", 5_000).joins("bob", 5_000_000).joins("eve", -3);
		this.tracked.apply(PlayerSetsName.newBuilder().setEncId(5_000).setName("Ann"),
				PlayerSetsName.newBuilder().setEncId(5_000_000).setName("Bob"),
				PlayerSetsName.newBuilder().setEncId(-3).setName("Eve"));
		assertThat(this.tracked.space().players()).extracting(Player::name)
			.containsExactlyInAnyOrder("Ann", "Bob", "Eve");
	}

	@Test
	void theSubjectOfAnEventIsAsItIsSinceAndOfAnExitAsLastKnown() {
		this.tracked.joins("ann", 7, "office", 3, 4);
		this.tracked.apply(PlayerSetsName.newBuilder().setEncId(7).setName("Anna"));
		assertThat(this.tracked.tracker.player()).extracting(Player::name).isEqualTo("Anna");
		this.tracked.exits(7);
		assertThat(this.tracked.tracker.player()).satisfies((player) -> {
			assertThat(player.name()).isEqualTo("Anna");
			assertThat(player.x()).isEqualTo(3);
		});
	}

	@Test
	void aChatHasItsSenderAndItsRecipientAsSubjects() {
		this.tracked.joins("ann", 7, "office", 3, 4).joins("bob", 8);
		this.tracked.apply(PlayerChats.newBuilder().setSenderId("ann").setRecipient("bob").setContents("hi"));
		assertThat(this.tracked.tracker.player()).isEqualTo(this.tracked.player("ann"));
		assertThat(this.tracked.tracker.target()).isEqualTo(this.tracked.player("bob"));
		this.tracked.apply(PlayerChats.newBuilder().setSenderId("ann").setRecipient("GLOBAL_CHAT"));
		assertThat(this.tracked.tracker.target()).isNull();
	}

	@Test
	void whoComesBackStartsWithNothing() {
		this.tracked.joins("ann", 7, "office", 3, 4).exits(7);
		this.tracked.apply(PlayerJoins.newBuilder().setEncId(7));
		assertThat(this.tracked.player("ann").fields()).isEmpty();
	}

	@Test
	void aRepeatedJoinKeepsWhatIsKnown() {
		this.tracked.joins("ann", 7, "office", 3, 4).apply(PlayerJoins.newBuilder().setEncId(7));
		assertThat(this.tracked.player("ann").name()).isEqualTo("Name of ann");
	}

	@Test
	void aPlayerThatWasReadDoesNotChange() {
		this.tracked.joins("ann", 7, "office", 3, 4);
		Player before = this.tracked.player("ann");
		this.tracked.apply(TrackedSpace.moves(7, "roof", 1, 1), PlayerSetsName.newBuilder().setEncId(7).setName("X"));
		assertThat(before.x()).isEqualTo(3);
		assertThat(before.name()).isEqualTo("Name of ann");
		assertThat(this.tracked.player("ann").name()).isEqualTo("X");
	}

	@Test
	void playersAreFoundByNameMapPlaceAndNearness() {
		this.tracked.joins("ann", 1, "office", 3, 4)
			.joins("bob", 2, "office", 5, 6)
			.joins("eve", 3, "roof", 3, 4)
			.joins("kim", 4)
			.apply(PlayerSetsName.newBuilder().setEncId(2).setName("Name of ann"));
		assertThat(this.tracked.space().playersNamed("Name of ann")).extracting(Player::id)
			.containsExactlyInAnyOrder("ann", "bob");
		assertThat(this.tracked.space().playersIn("office")).extracting(Player::id)
			.containsExactlyInAnyOrder("ann", "bob");
		assertThat(this.tracked.space().near(this.tracked.player("ann"), 2)).extracting(Player::id)
			.containsExactly("bob");
		assertThat(this.tracked.space().near(this.tracked.player("ann"), 1)).isEmpty();
		assertThat(this.tracked.space().me()).isEmpty();
		this.tracked.joins("me", 9);
		assertThat(this.tracked.space().me()).contains(this.tracked.player("me"));
	}

	@Test
	void whatTheStateNeedsIsNeitherDeprecatedNorAFlood() {
		Set<Integer> required = SpaceTracker.requiredEvents();
		assertThat(required).contains(ServerClientEvent.PLAYERMOVES_FIELD_NUMBER,
				ServerClientEvent.SPACESETSIDMAPPING_FIELD_NUMBER, ServerClientEvent.PLAYERJOINS_FIELD_NUMBER,
				ServerClientEvent.PLAYEREXITS_FIELD_NUMBER, ServerClientEvent.MAPCOMMITSCHANGES_FIELD_NUMBER,
				ServerClientEvent.MAPSETOBJECTSV2_FIELD_NUMBER, ServerClientEvent.SPACESETSCAPACITY_FIELD_NUMBER);
		assertThat(required).doesNotContain(ServerClientEvent.PLAYERCHATS_FIELD_NUMBER,
				ServerClientEvent.PLAYERENTERSWHISPER_FIELD_NUMBER, ServerClientEvent.PLAYERACTIVELYSPEAKS_FIELD_NUMBER,
				ServerClientEvent.READY_FIELD_NUMBER);
	}

	@Test
	void whatChangesTheStateIncludesWhatIsNotAskedFor() {
		assertThat(SpaceTracker.stateEvents()).containsAll(SpaceTracker.requiredEvents())
			.contains(ServerClientEvent.PLAYERENTERSWHISPER_FIELD_NUMBER,
					ServerClientEvent.PLAYERACTIVELYSPEAKS_FIELD_NUMBER, ServerClientEvent.MAPSETOBJECTS_FIELD_NUMBER)
			.doesNotContain(ServerClientEvent.PLAYERCHATS_FIELD_NUMBER, ServerClientEvent.READY_FIELD_NUMBER);
	}

}
