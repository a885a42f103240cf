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

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.github.gatherspring.presence.Availability;
import io.github.gatherspring.proto.Chat;
import io.github.gatherspring.proto.MapUpdateObjects;
import io.github.gatherspring.proto.MoveDirectionEnum;
import io.github.gatherspring.proto.Sound;
import io.github.gatherspring.proto.WireObject;
import io.github.gatherspring.proto.action.GatherActions;
import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.setting.SettingNames;
import io.github.gatherspring.space.GatherSpace;
import io.github.gatherspring.space.ObjectKey;
import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What people ask for most, composed of the protocol's actions. As for these, arguments
 * that are refused end the future and are never thrown.
 *
 * @since 0.1.0
 */
public interface EverydayActions extends GatherActions {

	/** Recipient of chat messages that go to the whole space. */
	String EVERYONE = "GLOBAL_CHAT";

	/** Recipient of chat messages that go to the sender's map. */
	String MAP = "ROOM_CHAT";

	/** Recipient of chat messages that go to the people near the sender. */
	String NEARBY = "LOCAL_CHAT";

	/**
	 * How far away people count as near, in tiles: as far as the video of others reaches.
	 */
	int NEARBY_TILES = 5;

	/**
	 * Returns the space as this client knows it.
	 * @return the space
	 */
	GatherSpace space();

	/**
	 * Returns how messages about this client name its settings.
	 * @return the names that whoever configured the client knows
	 */
	default SettingNames settingNames() {
		return SettingNames.OF_BUILDER;
	}

	/**
	 * Chats to everyone in the space.
	 * @param contents the text
	 * @return completes with the server's answer
	 */
	default CompletableFuture<Void> chatToEveryone(String contents) {
		return attempt(() -> chat(Chat.newBuilder()
			.setChatRecipient(EVERYONE)
			.setContents(required(contents, "contents"))
			.setMapId(myMap())
			.build()));
	}

	/**
	 * Chats to everyone on one's own map.
	 * @param contents the text
	 * @return completes with the server's answer, or has ended with an
	 * {@link IllegalStateException} if it is not known on which map one is
	 */
	default CompletableFuture<Void> chatToMap(String contents) {
		return attempt(() -> chat(Chat.newBuilder()
			.setChatRecipient(MAP)
			.setContents(required(contents, "contents"))
			.setMapId(requireMe().mapId())
			.build()));
	}

	/**
	 * Chats to the people near: those in the same nook, or, outside of any nook, those
	 * within {@value #NEARBY_TILES} tiles who are outside of any nook as well.
	 * @param contents the text
	 * @return completes with the server's answer, or has ended with an
	 * {@link IllegalStateException} if it is not known where one is
	 */
	default CompletableFuture<Void> chatNearby(String contents) {
		return attempt(() -> {
			Player me = requireMe();
			Earshot earshot = Earshot.of(me, space(), NEARBY_TILES);
			Chat.Builder chat = Chat.newBuilder()
				.setChatRecipient(NEARBY)
				.setContents(required(contents, "contents"))
				.setMapId(me.mapId())
				.addAllLocalPlayerIds(earshot.playerIds());
			if (earshot.nookId() != null) {
				chat.setNookId(earshot.nookId());
			}
			return chat(chat.build());
		});
	}

	/**
	 * Chats to one player alone.
	 * @param playerId the player's id
	 * @param contents the text
	 * @return completes with the server's answer
	 */
	default CompletableFuture<Void> chatTo(String playerId, String contents) {
		return attempt(() -> {
			Assert.hasText(playerId, "'playerId' must not be empty");
			return chat(Chat.newBuilder()
				.setChatRecipient(playerId)
				.setContents(required(contents, "contents"))
				.setMapId(myMap())
				.build());
		});
	}

	/**
	 * Chats to one player alone.
	 * @param player the player
	 * @param contents the text
	 * @return completes with the server's answer
	 */
	default CompletableFuture<Void> chatTo(Player player, String contents) {
		return attempt(() -> chatTo(required(player, "player").id(), contents));
	}

	/**
	 * Follows a player until {@link #unfollow()}.
	 * @param player the player
	 * @return completes with the server's answer
	 */
	default CompletableFuture<Void> follow(Player player) {
		return attempt(() -> setFollowTarget(required(player, "player").id()));
	}

	/**
	 * Follows nobody any more.
	 * @return completes with the server's answer
	 */
	default CompletableFuture<Void> unfollow() {
		return setFollowTarget("");
	}

	/**
	 * Clears one's text status and emoji status.
	 * @return completes when both are cleared
	 */
	default CompletableFuture<Void> clearStatus() {
		return CompletableFuture.allOf(setTextStatus(""), setEmojiStatus(""));
	}

	/**
	 * Walks some tiles, each step after the answer to the one before. A wall is no
	 * failure: the server answers and the avatar stays where it is.
	 * @param direction where to
	 * @param tiles how many tiles; not negative
	 * @return completes when the last step is answered, or fails with the first step that
	 * is refused
	 */
	default CompletableFuture<Void> walk(MoveDirectionEnum.ENUM direction, int tiles) {
		if (tiles < 0) {
			return refused(new IllegalArgumentException("'tiles' must not be negative, but was " + tiles));
		}
		if (tiles == 0) {
			return CompletableFuture.completedFuture(null);
		}
		// With 'stopped' the avatar only comes to rest: that would not be a step.
		return move(direction, false, 0).thenCompose((done) -> walk(direction, tiles - 1));
	}

	/**
	 * Sets how available one is and when that ends.
	 * @param availability how available
	 * @param end when it ends
	 * @return completes with the server's answer
	 */
	default CompletableFuture<Void> setAvailability(Availability availability, Availability.End end) {
		return attempt(
				() -> setAvailability(required(availability, "availability").onWire(), required(end, "end").name()));
	}

	/**
	 * Sets an object of a map: a new one, or in place of the one with that key.
	 * @param mapId the map
	 * @param key the object's key
	 * @param object the whole object
	 * @return completes with the server's answer, or has ended with an
	 * {@link IllegalArgumentException} if the object lacks {@code x}, {@code y},
	 * {@code normal}, {@code type}, {@code width} or {@code height}, which the server
	 * does not check and the official client needs
	 */
	@SuppressWarnings("deprecation")
	default CompletableFuture<Void> setObject(String mapId, ObjectKey key, WireObject object) {
		return attempt(() -> {
			required(key, "key");
			Assert.isTrue(
					required(object, "object").hasX() && object.hasY() && object.hasNormal() && object.hasType()
							&& object.hasWidth() && object.hasHeight(),
					() -> "'object' for key " + key.value()
							+ " lacks one of x, y, normal, type, width and height, which a new object needs");
			return mapUpdateObjects(MapUpdateObjects.newBuilder()
				.setMapId(required(mapId, "mapId"))
				.putObjects(key.value(), object)
				.setUpdatesAreOverwrites(true)
				.build());
		});
	}

	/**
	 * Changes some fields of an object of a map.
	 * @param mapId the map
	 * @param key the object's key
	 * @param changes the fields to change; {@code propertiesJson} and {@code customState}
	 * are replaced as a whole
	 * @return completes with the server's answer
	 */
	default CompletableFuture<Void> updateObject(String mapId, ObjectKey key, WireObject changes) {
		return attempt(() -> mapUpdateObjects(MapUpdateObjects.newBuilder()
			.setMapId(required(mapId, "mapId"))
			.putObjects(required(key, "key").value(), required(changes, "changes"))
			.build()));
	}

	/**
	 * Deletes an object of a map. A sound that it plays is cleared first, or it would go
	 * on.
	 * @param mapId the map
	 * @param key the object's key
	 * @return completes with the server's answer
	 */
	default CompletableFuture<Void> deleteObject(String mapId, ObjectKey key) {
		return attempt(() -> {
			required(key, "key");
			boolean sounds = space().map(required(mapId, "mapId"))
				.flatMap((map) -> map.object(key))
				.filter((object) -> object.wire().hasSound() && !object.wire().getSound().getSrc().isEmpty())
				.isPresent();
			if (!sounds) {
				return mapDeleteObjectByKey(mapId, key.value());
			}
			WireObject silent = WireObject.newBuilder().setSound(Sound.getDefaultInstance()).build();
			return updateObject(mapId, key, silent).thenCompose((done) -> mapDeleteObjectByKey(mapId, key.value()));
		});
	}

	/**
	 * Calls an action whose arguments are worked out first: what is wrong with them ends
	 * its future.
	 */
	private CompletableFuture<Void> attempt(Supplier<CompletableFuture<Void>> action) {
		try {
			return action.get();
		}
		catch (RuntimeException ex) {
			return refused(ex);
		}
	}

	private static <T> T required(@Nullable T value, String name) {
		Assert.notNull(value, () -> "'" + name + "' must not be null");
		return value;
	}

	private String myMap() {
		return space().me().map(Player::mapId).orElse("");
	}

	private Player requireMe() {
		return space().me()
			.orElseThrow(() -> new IllegalStateException("It is not known where this client's player is: let it enter"
					+ " the space (" + settingNames().of(Setting.ENTER) + ") and keep the state of the space ("
					+ settingNames().of(Setting.STATE_ENABLED) + ")"));
	}

}
