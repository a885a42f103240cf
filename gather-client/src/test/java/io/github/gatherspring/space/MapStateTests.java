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

import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.google.protobuf.ByteString;
import io.github.gatherspring.proto.Announcer;
import io.github.gatherspring.proto.MapDeleteObject;
import io.github.gatherspring.proto.MapDeleteObjectByKey;
import io.github.gatherspring.proto.MapMoveObject;
import io.github.gatherspring.proto.MapSetAnnouncer;
import io.github.gatherspring.proto.MapSetAreas;
import io.github.gatherspring.proto.MapSetCollisions;
import io.github.gatherspring.proto.MapSetCollisionsBits;
import io.github.gatherspring.proto.MapSetDescription;
import io.github.gatherspring.proto.MapSetDimensions;
import io.github.gatherspring.proto.MapSetForegroundImagePath;
import io.github.gatherspring.proto.MapSetName;
import io.github.gatherspring.proto.MapSetNooks;
import io.github.gatherspring.proto.MapSetObjects;
import io.github.gatherspring.proto.MapSetObjectsV2;
import io.github.gatherspring.proto.MapSetPortals;
import io.github.gatherspring.proto.MapSetSpawns;
import io.github.gatherspring.proto.NookCoords;
import io.github.gatherspring.proto.NookDiff;
import io.github.gatherspring.proto.PlayerInteractsWithObject;
import io.github.gatherspring.proto.Portal;
import io.github.gatherspring.proto.Sound;
import io.github.gatherspring.proto.SpaceItem;
import io.github.gatherspring.proto.SpaceRegistersCommand;
import io.github.gatherspring.proto.SpaceSetsCapacity;
import io.github.gatherspring.proto.SpaceSetsSpaceUsers;
import io.github.gatherspring.proto.SpaceUpdatesItems;
import io.github.gatherspring.proto.SpawnPoint;
import io.github.gatherspring.proto.WireArea;
import io.github.gatherspring.proto.WireObject;
import io.github.gatherspring.proto.WirePoint;
import io.github.gatherspring.proto.WireSpaceUser;
import io.github.gatherspring.space.SpaceChange.ObjectVanished;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules by which events become maps and the facts of a space.
 */
class MapStateTests {

	private final TrackedSpace tracked = TrackedSpace.synchronizedAndEmpty();

	private static MapSetObjectsV2.Builder objects(String key, WireObject.Builder object) {
		return MapSetObjectsV2.newBuilder().setMapId("office").putObjects(key, object.build());
	}

	private MapObject object(String key) {
		return this.tracked.map("office").object(new ObjectKey(key)).orElseThrow();
	}

	@Test
	void aMapIsBuiltFromItsEvents() {
		this.tracked.apply(MapSetDimensions.newBuilder().setMapId("office").setWidth(40).setHeight(30),
				MapSetName.newBuilder().setMapId("office").setName("Office"),
				MapSetSpawns.newBuilder().setMapId("office").addSpawns(SpawnPoint.newBuilder().setX(1).setY(2)),
				MapSetPortals.newBuilder().setMapId("office").addPortals(Portal.newBuilder().setTargetMap("roof")),
				MapSetAnnouncer.newBuilder().setMapId("office").addAnnouncer(Announcer.newBuilder().setX(5).setY(6)),
				MapSetAreas.newBuilder()
					.setMapId("office")
					.putAreas("a1", WireArea.newBuilder().setCategory("quiet").build()));
		this.tracked.commits("office", 77);
		GameMap map = this.tracked.map("office");
		assertThat(map.width()).isEqualTo(40);
		assertThat(map.height()).isEqualTo(30);
		assertThat(map.name()).isEqualTo("Office");
		assertThat(map.spawns()).extracting(SpawnPoint::getX).containsExactly(1);
		assertThat(map.portals()).extracting(Portal::getTargetMap).containsExactly("roof");
		assertThat(map.announcerTiles()).hasSize(1);
		assertThat(map.isAnnouncer(5, 6)).isTrue();
		assertThat(map.isAnnouncer(6, 5)).isFalse();
		assertThat(map.areas().get("a1")).extracting(WireArea::getCategory).isEqualTo("quiet");
		assertThat(map.updateId()).isEqualTo(77);
		assertThat(this.tracked.tracker.mapUpdateIds()).isEqualTo(Map.of("office", 77L));
		assertThat(this.tracked.space().maps()).containsExactly(map);
		assertThat(this.tracked.tracker.map()).isSameAs(map);
	}

	@Test
	void theDeleteFlagRemovesTheField() {
		this.tracked.apply(MapSetForegroundImagePath.newBuilder().setMapId("office").setForegroundImagePath("f.png"),
				MapSetDescription.newBuilder().setMapId("office").setDescription("nice"),
				MapSetForegroundImagePath.newBuilder().setMapId("office").setDelete(true),
				MapSetDescription.newBuilder().setMapId("office").setDescription("nicer").setDelete(false));
		assertThat(this.tracked.map("office").has("foregroundImagePath")).isFalse();
		assertThat(this.tracked.map("office").foregroundImagePath()).isEmpty();
		assertThat(this.tracked.map("office").description()).isEqualTo("nicer");
	}

	@Test
	void presentFieldsOfAnObjectMerge() {
		this.tracked.apply(
				objects("k1",
						WireObject.newBuilder()
							.setX(1)
							.setY(2)
							.setName("lamp")
							.setSound(Sound.newBuilder().setSrc("hum.mp3").setVolume(0.5f))),
				objects("k1", WireObject.newBuilder().setX(9).setSound(Sound.newBuilder().setSrc("buzz.mp3"))));
		assertThat(object("k1").wire()).isEqualTo(WireObject.newBuilder()
			.setX(9)
			.setY(2)
			.setName("lamp")
			.setSound(Sound.newBuilder().setSrc("buzz.mp3"))
			.build());
	}

	@Test
	void anOverwriteReplacesTheObjectAndNoOther() {
		this.tracked.apply(objects("k1", WireObject.newBuilder().setX(1).setName("lamp")),
				objects("k2", WireObject.newBuilder().setX(2)),
				objects("k1", WireObject.newBuilder().setY(7)).setUpdatesAreOverwrites(true));
		assertThat(object("k1").wire()).isEqualTo(WireObject.newBuilder().setY(7).build());
		assertThat(this.tracked.map("office").objects()).hasSize(2);
	}

	@Test
	void anEmptyListOfTagsNeverReplacesAKnownOneByMerging() {
		this.tracked.apply(objects("k1", WireObject.newBuilder().addTags("a").addTags("b")),
				objects("k1", WireObject.newBuilder().setX(1)));
		assertThat(object("k1").tags()).containsExactly("a", "b");
		this.tracked.apply(objects("k1", WireObject.newBuilder().addTags("c")));
		assertThat(object("k1").tags()).containsExactly("c");
		this.tracked.apply(objects("k1", WireObject.newBuilder().setX(1)).setUpdatesAreOverwrites(true));
		assertThat(object("k1").tags()).isEmpty();
	}

	@Test
	void objectsAreFoundByKeyAndByTheIdThatSeveralMayShare() {
		this.tracked.apply(objects("k1", WireObject.newBuilder().setId("lamp")),
				objects("k2", WireObject.newBuilder().setId("lamp")), objects("k3", WireObject.newBuilder()));
		GameMap before = this.tracked.map("office");
		assertThat(before.objects(new ObjectId("lamp"))).extracting((object) -> object.key().value())
			.containsExactly("k1", "k2");
		assertThat(before.objects(new ObjectId("k1"))).isEmpty();
		assertThat(before.object(new ObjectKey("lamp"))).isEmpty();
		assertThat(object("k3").id()).isEmpty();
		this.tracked.apply(objects("k1", WireObject.newBuilder().setId("desk")),
				MapDeleteObjectByKey.newBuilder().setMapId("office").setKey("k2"));
		GameMap after = this.tracked.map("office");
		assertThat(after.objects(new ObjectId("lamp"))).isEmpty();
		assertThat(after.objects(new ObjectId("desk"))).hasSize(1);
		assertThat(before.objects(new ObjectId("lamp"))).hasSize(2);
	}

	@Test
	void aMovedObjectIsAtItsNewPlace() {
		this.tracked.apply(objects("k1", WireObject.newBuilder().setId("ball").setX(1).setY(1).setOffsetX(3)),
				MapMoveObject.newBuilder()
					.setMapId("office")
					.setObjectId("ball")
					.setTargetX(5)
					.setTargetY(6)
					.setTargetYOffset(0.5f)
					.setDuration(1));
		assertThat(object("k1").wire())
			.isEqualTo(WireObject.newBuilder().setId("ball").setX(5).setY(6).setOffsetX(3).setOffsetY(0.5f).build());
	}

	@Test
	void aDeletedObjectIsGoneAndDeletingAnUnknownOneDoesNothing() {
		this.tracked.apply(objects("k1", WireObject.newBuilder()),
				MapDeleteObjectByKey.newBuilder().setMapId("office").setKey("k1"),
				MapDeleteObjectByKey.newBuilder().setMapId("office").setKey("k1"),
				MapDeleteObjectByKey.newBuilder().setMapId("nowhere").setKey("k1"));
		assertThat(this.tracked.map("office").objects()).isEmpty();
		assertThat(this.tracked.space().map("nowhere")).isEmpty();
	}

	@Test
	@SuppressWarnings("deprecation") // servers of the older version send these
	void theOlderObjectEventsCountTheirKeys() {
		this.tracked.apply(
				MapSetObjects.newBuilder().setMapId("office").putObjects(3, WireObject.newBuilder().setX(4).build()),
				MapSetObjects.newBuilder().setMapId("office").putObjects(4, WireObject.newBuilder().build()),
				MapDeleteObject.newBuilder().setMapId("office").setKey(4));
		assertThat(object("3").x()).isEqualTo(4);
		assertThat(this.tracked.map("office").objects()).hasSize(1);
	}

	@Test
	void collisionsAreRectanglesOfBits() {
		// 0,0 2,0 and 1,1 of a rectangle of 3 by 2 at 10,20
		this.tracked.apply(MapSetDimensions.newBuilder().setMapId("office").setWidth(100).setHeight(100),
				MapSetCollisionsBits.newBuilder()
					.setMapId("office")
					.setX(10)
					.setY(20)
					.setW(3)
					.setH(2)
					.setMask(ByteString.copyFrom(new byte[] { 0b010101 })));
		GameMap map = this.tracked.map("office");
		assertThat(List.of(map.isImpassable(10, 20), map.isImpassable(11, 20), map.isImpassable(12, 20),
				map.isImpassable(10, 21), map.isImpassable(11, 21), map.isImpassable(12, 21)))
			.containsExactly(true, false, true, false, true, false);
		assertThat(map.isImpassable(9, 20)).isFalse();
		assertThat(map.isImpassable(100, 20)).isTrue();
		assertThat(map.isImpassable(-1, 20)).isTrue();
		this.tracked.apply(MapSetCollisionsBits.newBuilder()
			.setMapId("office")
			.setX(10)
			.setY(20)
			.setW(1)
			.setH(1)
			.setMask(ByteString.copyFrom(new byte[] { 0 })));
		assertThat(this.tracked.map("office").isImpassable(10, 20)).isFalse();
		assertThat(this.tracked.map("office").isImpassable(12, 20)).isTrue();
		assertThat(map.isImpassable(10, 20)).isTrue();
		this.tracked.apply(MapSetCollisionsBits.newBuilder()
			.setMapId("office")
			.setOverwrite(true)
			.setW(100)
			.setH(1)
			.setMask(ByteString.copyFrom(new byte[] { 2 })));
		assertThat(this.tracked.map("office").isImpassable(12, 20)).isFalse();
		assertThat(this.tracked.map("office").isImpassable(1, 0)).isTrue();
	}

	@Test
	void anAbsurdRectangleCostsNoMemory() {
		this.tracked.apply(MapSetCollisionsBits.newBuilder().setMapId("office").setX(-5).setW(-1).setH(-1),
				MapSetCollisionsBits.newBuilder()
					.setMapId("office")
					.setX(3)
					.setY(Integer.MAX_VALUE)
					.setW(Integer.MAX_VALUE)
					.setH(Integer.MAX_VALUE));
		assertThat(this.tracked.map("office").isImpassable(3, 3)).isFalse();
	}

	@Test
	@SuppressWarnings("deprecation") // servers of the older version send it
	void theOlderCollisionsAreReadByWhatTheyLookLike() {
		MapSetCollisions.Builder collisions = MapSetCollisions.newBuilder().setMapId("office").setW(4).setH(3);
		byte[] bytes = { 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 };
		for (String mask : List.of("010000000001", Base64.getEncoder().encodeToString(bytes),
				Base64.getEncoder().encodeToString(new byte[] { 2, 8 }))) {
			this.tracked.apply(MapSetCollisionsBits.newBuilder().setMapId("office").setOverwrite(true));
			this.tracked.apply(collisions.setMask(mask));
			GameMap map = this.tracked.map("office");
			assertThat(map.isImpassable(1, 0)).as(mask).isTrue();
			assertThat(map.isImpassable(3, 2)).as(mask).isTrue();
			assertThat(map.isImpassable(2, 2)).as(mask).isFalse();
		}
		this.tracked.apply(collisions.setMask("?"));
		assertThat(this.tracked.tracker.droppedUnreadable()).isOne();
	}

	@Test
	void nooksMergeUnlessOverwritten() {
		NookDiff.Builder tiles = NookDiff.newBuilder()
			.setName("Room")
			.setCapacity(4)
			.setNookCoords(NookCoords.newBuilder().addCoords(WirePoint.newBuilder().setX(3).setY(4)));
		this.tracked.apply(MapSetNooks.newBuilder().setMapId("office").putNooks("n1", tiles.build()),
				MapSetNooks.newBuilder()
					.setMapId("office")
					.putNooks("n1", NookDiff.newBuilder().setCapacity(6).setIsInMeeting(true).build())
					.putNooks("n2", NookDiff.newBuilder().setName("Other").build()));
		GameMap map = this.tracked.map("office");
		assertThat(map.nooks()).hasSize(2);
		assertThat(map.nook("n1").orElseThrow().wire()).isEqualTo(tiles.setCapacity(6).setIsInMeeting(true).build());
		assertThat(map.nooksAt(3, 4)).extracting(Nook::id).containsExactly("n1");
		assertThat(map.nooksAt(4, 3)).isEmpty();
		this.tracked.joins("ann", 1, "office", 3, 4).joins("bob", 2, "roof", 3, 4);
		assertThat(this.tracked.space().inNook("office", "n1")).extracting(Player::id).containsExactly("ann");
		this.tracked.apply(MapSetNooks.newBuilder()
			.setMapId("office")
			.setOverwrite(true)
			.putNooks("n2", NookDiff.getDefaultInstance()));
		assertThat(this.tracked.map("office").nooks()).extracting(Nook::id).containsExactly("n2");
		assertThat(this.tracked.space().inNook("office", "n1")).isEmpty();
	}

	@Test
	void afterAReconnectWhatANewUpdateDidNotSendAgainIsGone() {
		this.tracked.apply(objects("k1", WireObject.newBuilder().setX(1)),
				objects("k2", WireObject.newBuilder().setX(2)),
				MapSetDescription.newBuilder().setMapId("office").setDescription("old"),
				MapSetNooks.newBuilder().setMapId("office").putNooks("n1", NookDiff.getDefaultInstance()));
		this.tracked.commits("office", 5).reconnects(1006);
		this.tracked.apply(objects("k2", WireObject.newBuilder().setX(3)));
		assertThat(this.tracked.map("office").objects()).hasSize(2);
		this.tracked.commits("office", 6);
		assertThat(this.tracked.map("office").objects()).extracting((object) -> object.key().value())
			.containsExactly("k2");
		assertThat(this.tracked.map("office").description()).isEmpty();
		assertThat(this.tracked.map("office").nooks()).isEmpty();
		assertThat(this.tracked.changes(ObjectVanished.class)).singleElement().satisfies((vanished) -> {
			assertThat(vanished.object().key()).isEqualTo(new ObjectKey("k1"));
			assertThat(vanished.map().objects()).hasSize(1);
			assertThat(vanished.event())
				.isEqualTo(MapDeleteObjectByKey.newBuilder().setMapId("office").setKey("k1").build());
		});
	}

	@Test
	void afterAReconnectAnUnchangedMapStays() {
		this.tracked.apply(objects("k1", WireObject.newBuilder().setX(1))).commits("office", 5);
		this.tracked.reconnects(1006).commits("office", 5).synchronizes();
		assertThat(this.tracked.map("office").objects()).hasSize(1);
		this.tracked.reconnects(1006).synchronizes();
		this.tracked.apply(objects("k2", WireObject.newBuilder().setX(1))).commits("office", 6);
		assertThat(this.tracked.map("office").objects()).hasSize(2);
		assertThat(this.tracked.changes(ObjectVanished.class)).isEmpty();
	}

	@Test
	void aMapSentAnewDoesNotMixWithWhatWasKnown() {
		this.tracked.apply(objects("k1", WireObject.newBuilder().setX(1).addTags("old").setName("lamp")))
			.commits("office", 5)
			.reconnects(1006)
			.apply(MapSetDimensions.newBuilder().setMapId("office").setWidth(9).setHeight(9),
					objects("k1", WireObject.newBuilder().setX(2)), objects("k1", WireObject.newBuilder().setY(3)))
			.commits("office", 6);
		assertThat(object("k1").wire()).isEqualTo(WireObject.newBuilder().setX(2).setY(3).build());
	}

	@Test
	void anEventThatNamesAMapHasItAsSubjectElseThatOfItsPlayer() {
		this.tracked.apply(MapSetName.newBuilder().setMapId("office").setName("Office"),
				MapSetName.newBuilder().setMapId("roof").setName("Roof"));
		this.tracked.joins("ann", 1, "office", 1, 1);
		assertThat(this.tracked.tracker.map()).isSameAs(this.tracked.map("office"));
		this.tracked.apply(PlayerInteractsWithObject.newBuilder().setEncId(1).setMapId("roof").setKey("k"));
		assertThat(this.tracked.tracker.map()).isSameAs(this.tracked.map("roof"));
	}

	@Test
	void theSpaceKnowsItsItemsMembersCapacityAndCommands() {
		SpaceItem apple = SpaceItem.newBuilder().setName("Apple").build();
		SpaceItem pear = SpaceItem.newBuilder().setName("Pear").build();
		this.tracked.apply(SpaceUpdatesItems.newBuilder().putItems("a", apple),
				SpaceUpdatesItems.newBuilder().putItems("p", pear),
				SpaceSetsSpaceUsers.newBuilder()
					.putSpaceUsers("ann", WireSpaceUser.newBuilder().setRole("Owner").build()),
				SpaceSetsCapacity.newBuilder().setCapacity(50), SpaceRegistersCommand.newBuilder().setCommand("dance"),
				SpaceRegistersCommand.newBuilder().setCommand("sing"));
		GatherSpace space = this.tracked.space();
		assertThat(space.items()).isEqualTo(Map.of("a", apple, "p", pear));
		assertThat(space.roleOf("ann")).contains("Owner");
		assertThat(space.roleOf("bob")).isEmpty();
		assertThat(space.members()).isEqualTo(Map.of("ann", "Owner"));
		assertThat(space.capacity()).hasValue(50);
		assertThat(space.commands()).containsExactlyInAnyOrder("dance", "sing");
		this.tracked.reconnects(1006).apply(SpaceUpdatesItems.newBuilder().putItems("p", pear));
		assertThat(space.capacity()).hasValue(50);
		this.tracked.synchronizes();
		assertThat(space.items()).isEqualTo(Map.of("p", pear));
		assertThat(space.capacity()).isEmpty();
		assertThat(space.commands()).isEmpty();
	}

}
