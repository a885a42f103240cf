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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.gatherspring.proto.DBOutfit;
import io.github.gatherspring.proto.DeskInfoV2;
import io.github.gatherspring.proto.InventoryItem;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.SpriteDirectionEnum;
import org.jspecify.annotations.Nullable;

/**
 * One player as known at one moment: an immutable value, safe to keep and to hand to any
 * thread. It does not follow later events; ask {@link GatherSpace#player(String)} for the
 * present one.
 * <p>
 * What the server has not told (yet) reads as the default of its type: an empty string,
 * zero, {@code false}. {@link #has(String)} tells the two apart, and
 * {@link #field(String)} reads any field by its name on the wire, also one that has no
 * method here.
 *
 * @since 0.1.0
 */
public final class Player {

	private static final int ACTIVELY_SPEAKING = PlayerFields.indexOf("activelySpeaking");

	private static final int AFFILIATION = PlayerFields.indexOf("affiliation");

	private static final int ALLOW_SCREEN_POINTER = PlayerFields.indexOf("allowScreenPointer");

	private static final int AWAY = PlayerFields.indexOf("away");

	private static final int BUSY = PlayerFields.indexOf("busy");

	private static final int CITY = PlayerFields.indexOf("city");

	private static final int COUNTRY = PlayerFields.indexOf("country");

	private static final int CURRENT_AREA = PlayerFields.indexOf("currentArea");

	private static final int WEARABLES = PlayerFields.indexOf("currentlyEquippedWearables");

	private static final int DESCRIPTION = PlayerFields.indexOf("description");

	private static final int DESK_INFO = PlayerFields.indexOf("deskInfo");

	private static final int DISPLAY_EMAIL = PlayerFields.indexOf("displayEmail");

	private static final int EMOJI_STATUS = PlayerFields.indexOf("emojiStatus");

	private static final int EMOTE = PlayerFields.indexOf("emote");

	private static final int EVENT_STATUS = PlayerFields.indexOf("eventStatus");

	private static final int FOCUS_MODE_END_TIME = PlayerFields.indexOf("focusModeEndTime");

	private static final int FOLLOW_TARGET = PlayerFields.indexOf("followTarget");

	private static final int GHOST = PlayerFields.indexOf("ghost");

	private static final int IN_CONVERSATION = PlayerFields.indexOf("inConversation");

	private static final int IS_ALONE = PlayerFields.indexOf("isAlone");

	private static final int IS_IN_FOCUS_MODE = PlayerFields.indexOf("isInFocusMode");

	private static final int IS_MOBILE = PlayerFields.indexOf("isMobile");

	private static final int IS_NPC = PlayerFields.indexOf("isNpc");

	private static final int IS_SIGNED_IN = PlayerFields.indexOf("isSignedIn");

	private static final int ITEM_STRING = PlayerFields.indexOf("itemString");

	static final int ITEMS = PlayerFields.indexOf("items");

	private static final int LAST_ACTIVE = PlayerFields.indexOf("lastActive");

	private static final int LAST_RAISED_HAND = PlayerFields.indexOf("lastRaisedHand");

	private static final int MANUAL_VIDEO_SRC = PlayerFields.indexOf("manualVideoSrc");

	static final int NAME = PlayerFields.indexOf("name");

	static final int ORDER = PlayerFields.indexOf("order");

	private static final int PERSONAL_IMAGE_URL = PlayerFields.indexOf("personalImageUrl");

	private static final int PHONE = PlayerFields.indexOf("phone");

	private static final int PROFILE_IMAGE_URL = PlayerFields.indexOf("profileImageUrl");

	private static final int PRONOUNS = PlayerFields.indexOf("pronouns");

	private static final int SPEED_MODIFIER = PlayerFields.indexOf("speedModifier");

	private static final int SPOTLIGHTED = PlayerFields.indexOf("spotlighted");

	private static final int START_DATE = PlayerFields.indexOf("startDate");

	private static final int STATUS = PlayerFields.indexOf("status");

	private static final int STATUS_END_OPTION = PlayerFields.indexOf("statusEndOption");

	private static final int STATUS_UPDATED_AT = PlayerFields.indexOf("statusUpdatedAt");

	private static final int SUBTITLE = PlayerFields.indexOf("subtitle");

	private static final int TEXT_STATUS = PlayerFields.indexOf("textStatus");

	private static final int TIMEZONE = PlayerFields.indexOf("timezone");

	private static final int TITLE = PlayerFields.indexOf("title");

	private static final int VEHICLE_ID = PlayerFields.indexOf("vehicleId");

	static final int WHISPER_ID = PlayerFields.indexOf("whisperId");

	static final int WHISPER_RECIPIENT = PlayerFields.indexOf("whisperRecipient");

	private static final @Nullable Object[] NOTHING = new @Nullable Object[PlayerFields.count() - PlayerFields.MOVING];

	private final String id;

	private final int x;

	private final int y;

	private final SpriteDirectionEnum.ENUM direction;

	private final String mapId;

	private final int lastInputId;

	/**
	 * Which of the five fields above the server has told, a bit each.
	 */
	private final int told;

	/**
	 * All other fields, shared between the values of a player who only moves.
	 */
	private final @Nullable Object[] rest;

	private Player(String id, int x, int y, SpriteDirectionEnum.ENUM direction, String mapId, int lastInputId, int told,
			@Nullable Object[] rest) {
		this.id = id;
		this.x = x;
		this.y = y;
		this.direction = direction;
		this.mapId = mapId;
		this.lastInputId = lastInputId;
		this.told = told;
		this.rest = rest;
	}

	static Player unknown(String id) {
		return new Player(id, 0, 0, SpriteDirectionEnum.ENUM.Stand, "", 0, 0, NOTHING);
	}

	Player moved(PlayerMoves moves) {
		int told = this.told | 1 << PlayerFields.LAST_INPUT_ID;
		int x = this.x;
		if (moves.hasX()) {
			x = moves.getX();
			told |= 1 << PlayerFields.X;
		}
		int y = this.y;
		if (moves.hasY()) {
			y = moves.getY();
			told |= 1 << PlayerFields.Y;
		}
		SpriteDirectionEnum.ENUM direction = this.direction;
		if (moves.hasDirection()) {
			direction = moves.getDirection();
			told |= 1 << PlayerFields.DIRECTION;
		}
		String mapId = this.mapId;
		if (moves.hasMapId()) {
			String moved = moves.getMapId();
			// Each frame brings a string of its own; the one that is held stays.
			mapId = moved.equals(mapId) ? mapId : moved;
			told |= 1 << PlayerFields.MAP_ID;
		}
		return new Player(this.id, x, y, direction, mapId, moves.getLastInputId(), told, this.rest);
	}

	/**
	 * The player with other fields beyond those of moving.
	 * @param rest the fields, which the player owns from now on
	 */
	Player withRest(@Nullable Object[] rest) {
		return new Player(this.id, this.x, this.y, this.direction, this.mapId, this.lastInputId, this.told, rest);
	}

	@Nullable Object[] copyOfRest() {
		return this.rest.clone();
	}

	Player withoutMoving(int index) {
		int left = this.told & ~(1 << index);
		return new Player(this.id, (index != PlayerFields.X) ? this.x : 0, (index != PlayerFields.Y) ? this.y : 0,
				(index != PlayerFields.DIRECTION) ? this.direction : SpriteDirectionEnum.ENUM.Stand,
				(index != PlayerFields.MAP_ID) ? this.mapId : "",
				(index != PlayerFields.LAST_INPUT_ID) ? this.lastInputId : 0, left, this.rest);
	}

	/**
	 * Returns the user id, the same in every session.
	 * @return the id
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Returns the name as shown in the space. Names are not unique and change.
	 * @return the name, empty if unknown
	 */
	public String name() {
		return string(NAME);
	}

	/**
	 * Returns the map that the player is in.
	 * @return the map's id, empty if unknown
	 */
	public String mapId() {
		return this.mapId;
	}

	/**
	 * Returns the column of the player's tile.
	 * @return the column, counted from 0 at the left edge of the map
	 */
	public int x() {
		return this.x;
	}

	/**
	 * Returns the row of the player's tile.
	 * @return the row, counted from 0 at the top edge of the map
	 */
	public int y() {
		return this.y;
	}

	/**
	 * Whether map, column and row are known. They are not, for instance, for one who has
	 * not entered the space.
	 * @return whether the player has a place
	 */
	public boolean hasPosition() {
		int position = 1 << PlayerFields.X | 1 << PlayerFields.Y | 1 << PlayerFields.MAP_ID;
		return (this.told & position) == position;
	}

	/**
	 * Returns where the player looks, or which step of a dance it is at.
	 * @return the direction
	 */
	public SpriteDirectionEnum.ENUM direction() {
		return this.direction;
	}

	/**
	 * Returns the number of the last move that the server took from this player.
	 * @return the {@code inputId} of the move, counted in the player's own session
	 */
	public int lastInputId() {
		return this.lastInputId;
	}

	/**
	 * Returns the text beside the name.
	 * @return the text, empty if there is none
	 */
	public String textStatus() {
		return string(TEXT_STATUS);
	}

	/**
	 * Returns the emoji beside the name.
	 * @return the emoji, empty if there is none
	 */
	public String emojiStatus() {
		return string(EMOJI_STATUS);
	}

	/**
	 * Returns the chosen availability, for instance {@code Available}, {@code Busy} or
	 * {@code DoNotDisturb}. On the wire the field is called {@code status}.
	 * @return the availability, empty if unknown
	 */
	public String availability() {
		return string(STATUS);
	}

	/**
	 * Returns when the availability was set.
	 * @return the time as the server writes it, empty if unknown
	 */
	public String statusUpdatedAt() {
		return string(STATUS_UPDATED_AT);
	}

	/**
	 * Returns for how long the availability was set, for instance {@code ONE_HOUR}.
	 * @return the name of the option, empty if unknown
	 */
	public String statusEndOption() {
		return string(STATUS_END_OPTION);
	}

	/**
	 * Whether the player has set itself busy.
	 * @return whether busy
	 */
	public boolean busy() {
		return bool(BUSY);
	}

	/**
	 * Whether the player is away from the keyboard.
	 * @return whether away
	 */
	public boolean away() {
		return bool(AWAY);
	}

	/**
	 * Whether the player has its focus mode on.
	 * @return whether in focus mode
	 */
	public boolean inFocusMode() {
		return bool(IS_IN_FOCUS_MODE);
	}

	/**
	 * Returns when the focus mode ends.
	 * @return the time as the server writes it, empty if unknown
	 */
	public String focusModeEndTime() {
		return string(FOCUS_MODE_END_TIME);
	}

	/**
	 * Whether the player takes part in a conversation.
	 * @return whether in a conversation
	 */
	public boolean inConversation() {
		return bool(IN_CONVERSATION);
	}

	/**
	 * Whether nobody is near the player.
	 * @return whether alone
	 */
	public boolean alone() {
		return bool(IS_ALONE);
	}

	/**
	 * Returns the bubble that the player shares with others.
	 * @return the id of the bubble, empty if the player is in none
	 */
	public String whisperId() {
		return string(WHISPER_ID);
	}

	/**
	 * Whether the player is in a bubble with {@code other}.
	 * @param other the other player
	 * @return whether both are in the same bubble
	 */
	public boolean whispersWith(Player other) {
		return !whisperId().isEmpty() && whisperId().equals(other.whisperId());
	}

	/**
	 * Whether the player speaks to the whole space or room.
	 * @return whether spotlighted
	 */
	public boolean spotlighted() {
		return number(SPOTLIGHTED) != 0;
	}

	/**
	 * Whether the player is speaking now. Kept only while the application subscribes to
	 * {@code playerActivelySpeaks}, which comes too often to be asked for otherwise.
	 * @return whether speaking
	 */
	public boolean activelySpeaking() {
		return number(ACTIVELY_SPEAKING) != 0;
	}

	/**
	 * Whether the player walks through others. Kept only while the application subscribes
	 * to {@code playerGhosts}.
	 * @return whether a ghost
	 */
	public boolean ghost() {
		return number(GHOST) != 0;
	}

	/**
	 * Returns the emote above the avatar.
	 * @return the emote, empty if there is none
	 */
	public String emote() {
		return string(EMOTE);
	}

	/**
	 * Returns when the player last raised a hand.
	 * @return the time as the server writes it, empty if unknown
	 */
	public String lastRaisedHand() {
		return string(LAST_RAISED_HAND);
	}

	/**
	 * Returns what the avatar wears.
	 * @return the outfit, the default instance if unknown
	 */
	public DBOutfit wearables() {
		Object value = value(WEARABLES);
		return (value != null) ? (DBOutfit) value : DBOutfit.getDefaultInstance();
	}

	/**
	 * Returns the older form of what the avatar wears or holds.
	 * @return the item, empty if unknown
	 */
	public String itemString() {
		return string(ITEM_STRING);
	}

	/**
	 * Returns the player's desk.
	 * @return the desk, the default instance if unknown
	 */
	public DeskInfoV2 deskInfo() {
		Object value = value(DESK_INFO);
		return (value != null) ? (DeskInfoV2) value : DeskInfoV2.getDefaultInstance();
	}

	/**
	 * Returns what the player carries. Items with a count of 0 are not listed.
	 * @return the items by item id, unmodifiable
	 */
	@SuppressWarnings("unchecked")
	public Map<String, InventoryItem> inventory() {
		Object value = value(ITEMS);
		return (value != null) ? (Map<String, InventoryItem>) value : Map.of();
	}

	/**
	 * Returns the order of the inventory.
	 * @return the order as on the wire, unmodifiable
	 */
	@SuppressWarnings("unchecked")
	public Map<String, String> inventoryOrder() {
		Object value = value(ORDER);
		return (value != null) ? (Map<String, String>) value : Map.of();
	}

	/**
	 * Returns whom the player follows.
	 * @return the user id, empty if nobody
	 */
	public String followTarget() {
		return string(FOLLOW_TARGET);
	}

	/**
	 * Returns the vehicle that the player rides.
	 * @return the id of the vehicle, empty if none
	 */
	public String vehicleId() {
		return string(VEHICLE_ID);
	}

	/**
	 * Returns by what the player's speed is multiplied.
	 * @return the factor, 1 if unknown
	 */
	public float speedModifier() {
		Object value = value(SPEED_MODIFIER);
		return (value != null) ? (Float) value : 1;
	}

	/**
	 * Returns the area that the player is in.
	 * @return the area, empty if unknown
	 */
	public String currentArea() {
		return string(CURRENT_AREA);
	}

	/**
	 * Returns the status of the player in an event of the space.
	 * @return the status, empty if unknown
	 */
	public String eventStatus() {
		return string(EVENT_STATUS);
	}

	/**
	 * Returns the affiliation.
	 * @return the affiliation, empty if unknown
	 */
	public String affiliation() {
		return string(AFFILIATION);
	}

	/**
	 * Returns the title of the profile.
	 * @return the title, empty if unknown
	 */
	public String title() {
		return string(TITLE);
	}

	/**
	 * Returns the pronouns of the profile.
	 * @return the pronouns, empty if unknown
	 */
	public String pronouns() {
		return string(PRONOUNS);
	}

	/**
	 * Returns the text of the profile.
	 * @return the description, empty if unknown
	 */
	public String description() {
		return string(DESCRIPTION);
	}

	/**
	 * Returns the time zone of the profile.
	 * @return the zone as the player wrote it, empty if unknown
	 */
	public String timezone() {
		return string(TIMEZONE);
	}

	/**
	 * Returns the city of the profile.
	 * @return the city, empty if unknown
	 */
	public String city() {
		return string(CITY);
	}

	/**
	 * Returns the country of the profile.
	 * @return the country, empty if unknown
	 */
	public String country() {
		return string(COUNTRY);
	}

	/**
	 * Returns the telephone number of the profile.
	 * @return the number, empty if unknown
	 */
	public String phone() {
		return string(PHONE);
	}

	/**
	 * Returns the mail address of the profile.
	 * @return the address, empty if unknown
	 */
	public String displayEmail() {
		return string(DISPLAY_EMAIL);
	}

	/**
	 * Returns the first day at work of the profile.
	 * @return the date as the server writes it, empty if unknown
	 */
	public String startDate() {
		return string(START_DATE);
	}

	/**
	 * Returns the picture of the profile.
	 * @return the address of the image, empty if unknown
	 */
	public String profileImageUrl() {
		return string(PROFILE_IMAGE_URL);
	}

	/**
	 * Returns the player's own picture.
	 * @return the address of the image, empty if unknown
	 */
	public String personalImageUrl() {
		return string(PERSONAL_IMAGE_URL);
	}

	/**
	 * Returns the video that is shown instead of the camera's.
	 * @return the address of the video, empty if none
	 */
	public String manualVideoSrc() {
		return string(MANUAL_VIDEO_SRC);
	}

	/**
	 * Returns the subtitle under the player's video.
	 * @return the subtitle, empty if none
	 */
	public String subtitle() {
		return string(SUBTITLE);
	}

	/**
	 * Returns when the player was last active.
	 * @return the time as the server writes it, empty if unknown
	 */
	public String lastActive() {
		return string(LAST_ACTIVE);
	}

	/**
	 * Whether the player has an account and is signed in.
	 * @return whether signed in
	 */
	public boolean signedIn() {
		return bool(IS_SIGNED_IN);
	}

	/**
	 * Whether the player uses a mobile device.
	 * @return whether mobile
	 */
	public boolean mobile() {
		return bool(IS_MOBILE);
	}

	/**
	 * Whether the player says that it is not a person.
	 * @return whether a non-player character
	 */
	public boolean npc() {
		return bool(IS_NPC);
	}

	/**
	 * Whether others may point at the player's shared screen.
	 * @return whether allowed
	 */
	public boolean allowsScreenPointer() {
		return bool(ALLOW_SCREEN_POINTER);
	}

	/**
	 * Whether the server has told the field.
	 * @param field name of the field as on the wire, for instance {@code textStatus}
	 * @return whether there is a value; {@code false} also for a name that no player
	 * event has
	 */
	public boolean has(String field) {
		return field(field).isPresent();
	}

	/**
	 * Returns any field by its name on the wire.
	 * @param field name of the field in the {@code player…} event that sets it, for
	 * instance {@code busy} of {@code playerSetsStatus}
	 * @return the value as protobuf gives it (a message, an enum constant's
	 * {@link SpriteDirectionEnum.ENUM} for {@code direction}, maps unmodifiable), or
	 * empty if the server has not told it or no player event has such a field
	 */
	public Optional<Object> field(String field) {
		Integer index = PlayerFields.find(field);
		return (index != null) ? Optional.ofNullable(value(index)) : Optional.empty();
	}

	/**
	 * Returns all fields that the server has told.
	 * @return the values by the field's name on the wire, unmodifiable
	 */
	public Map<String, Object> fields() {
		Map<String, Object> fields = new LinkedHashMap<>();
		for (int index = 0; index < PlayerFields.count(); index++) {
			Object value = value(index);
			if (value != null) {
				fields.put(PlayerFields.name(index), value);
			}
		}
		return Collections.unmodifiableMap(fields);
	}

	/**
	 * Returns the names of the fields that a player can have.
	 * @return the names as on the wire
	 */
	public static Set<String> fieldNames() {
		return PlayerFields.names();
	}

	@Nullable Object value(int index) {
		if (index >= PlayerFields.MOVING) {
			return this.rest[index - PlayerFields.MOVING];
		}
		if ((this.told & 1 << index) == 0) {
			return null;
		}
		return switch (index) {
			case PlayerFields.X -> this.x;
			case PlayerFields.Y -> this.y;
			case PlayerFields.DIRECTION -> this.direction;
			case PlayerFields.MAP_ID -> this.mapId;
			default -> this.lastInputId;
		};
	}

	private String string(int index) {
		Object value = value(index);
		return (value != null) ? (String) value : "";
	}

	private boolean bool(int index) {
		Object value = value(index);
		return value != null && (Boolean) value;
	}

	private int number(int index) {
		Object value = value(index);
		return (value != null) ? (Integer) value : 0;
	}

	/**
	 * Two players are equal if they are the same user in the same condition.
	 */
	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof Player that && this.id.equals(that.id)
				&& (this.rest == that.rest || fields().equals(that.fields())) && this.x == that.x && this.y == that.y
				&& this.direction == that.direction && this.mapId.equals(that.mapId)
				&& this.lastInputId == that.lastInputId && this.told == that.told);
	}

	@Override
	public int hashCode() {
		return this.id.hashCode();
	}

	@Override
	public String toString() {
		return "Player[" + this.id + " '" + name() + "' at " + this.mapId + " " + this.x + "," + this.y + "]";
	}

}
