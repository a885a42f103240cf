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

package io.github.gatherspring.benchmarks.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import io.github.gatherspring.proto.MapCommitsChanges;
import io.github.gatherspring.proto.MapSetCollisionsBits;
import io.github.gatherspring.proto.MapSetDimensions;
import io.github.gatherspring.proto.MapSetObjectsV2;
import io.github.gatherspring.proto.PlayerJoins;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.PlayerSetsName;
import io.github.gatherspring.proto.PlayerSetsTextStatus;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SpaceSetsIdMapping;
import io.github.gatherspring.proto.SpriteDirectionEnum;
import io.github.gatherspring.proto.WireObject;

/**
 * Builds what the server sends.
 */
public final class Frames {

	/** The one map of the space. */
	public static final String MAP_ID = "office";

	private static final int WIDTH = 200;

	private static final int HEIGHT = 100;

	private Frames() {
	}

	/**
	 * Builds a step of a player as servers send it while people walk about.
	 * @param index counts up; picks the player, the tile and the input id
	 * @param players how many players there are
	 * @return the event
	 */
	public static ServerClientEvent move(int index, int players) {
		return ServerClientEvent.newBuilder()
			.setPlayerMoves(PlayerMoves.newBuilder()
				.setEncId(1 + index % players)
				.setX(index * 31 % WIDTH)
				.setY(index * 17 % HEIGHT)
				.setDirection(SpriteDirectionEnum.ENUM.forNumber(1 + index % 4))
				.setLastInputId(1000 + index % 1000))
			.build();
	}

	/**
	 * Builds a batch of steps.
	 * @param from index of the first
	 * @param count how many
	 * @param players how many players there are
	 * @return the batch
	 */
	public static ServerClientBatch moves(int from, int count, int players) {
		ServerClientBatch.Builder batch = ServerClientBatch.newBuilder();
		for (int i = 0; i < count; i++) {
			batch.addEvents(move(from + i, players));
		}
		return batch.build();
	}

	/**
	 * Builds the messages that tell a new client of the world.
	 * @param players how many players there are
	 * @param objectBytes size of the message with the objects; 0 for no objects
	 * @return the messages
	 */
	static List<byte[]> world(int players, int objectBytes) {
		List<byte[]> frames = new ArrayList<>();
		frames.add(ServerClientBatch.newBuilder()
			.addEvents(ServerClientEvent.newBuilder()
				.setMapSetDimensions(MapSetDimensions.newBuilder().setMapId(MAP_ID).setWidth(WIDTH).setHeight(HEIGHT)))
			.addEvents(ServerClientEvent.newBuilder()
				.setMapSetCollisionsBits(MapSetCollisionsBits.newBuilder()
					.setMapId(MAP_ID)
					.setW(WIDTH)
					.setH(HEIGHT)
					.setOverwrite(true)
					.setMask(ByteString.copyFrom(new byte[WIDTH * HEIGHT / 8]))))
			.build()
			.toByteArray());
		if (objectBytes > 0) {
			frames.add(objects(objectBytes));
		}
		ServerClientBatch.Builder rest = ServerClientBatch.newBuilder()
			.addEvents(ServerClientEvent.newBuilder()
				.setMapCommitsChanges(MapCommitsChanges.newBuilder().setMapId(MAP_ID).setUpdateId(1)));
		for (int i = 1; i <= players; i++) {
			join(rest, i);
		}
		frames.add(rest.build().toByteArray());
		return frames;
	}

	private static void join(ServerClientBatch.Builder batch, int encId) {
		batch
			.addEvents(ServerClientEvent.newBuilder()
				.setSpaceSetsIdMapping(SpaceSetsIdMapping.newBuilder().setUid("player-" + encId).setEncId(encId)))
			.addEvents(ServerClientEvent.newBuilder().setPlayerJoins(PlayerJoins.newBuilder().setEncId(encId)))
			.addEvents(ServerClientEvent.newBuilder()
				.setPlayerSetsName(PlayerSetsName.newBuilder().setEncId(encId).setName("Player " + encId)))
			.addEvents(ServerClientEvent.newBuilder()
				.setPlayerSetsTextStatus(
						PlayerSetsTextStatus.newBuilder().setEncId(encId).setTextStatus("at work on " + encId)))
			.addEvents(ServerClientEvent.newBuilder()
				.setPlayerMoves(PlayerMoves.newBuilder()
					.setEncId(encId)
					.setX(encId % WIDTH)
					.setY(encId % HEIGHT)
					.setDirection(SpriteDirectionEnum.ENUM.forNumber(1))
					.setMapId(MAP_ID)));
	}

	@SuppressWarnings("deprecation") // every object of a real space has them
	private static byte[] objects(int bytes) {
		MapSetObjectsV2.Builder objects = MapSetObjectsV2.newBuilder().setMapId(MAP_ID).setUpdatesAreOverwrites(true);
		int size = 0;
		for (int i = 0; size < bytes; i++) {
			String key = Integer.toHexString(i * 0x9E3779B9);
			WireObject object = WireObject.newBuilder()
				.setTemplateId("Desk - " + i % 40)
				.setName("Desk " + i)
				.setX(i % WIDTH)
				.setY(i / WIDTH % HEIGHT)
				.setWidth(2)
				.setHeight(1)
				.setNormal("https://cdn.example.org/internal-dashboard/images/" + key + key)
				.setHighlighted("https://cdn.example.org/internal-dashboard/images/" + key + "-highlighted")
				.setPropertiesJson("{\"url\":\"https://example.org/boards/" + key + "\",\"message\":\"board\"}")
				.build();
			objects.putObjects(key, object);
			size += object.getSerializedSize() + key.length() + 8;
		}
		return ServerClientBatch.newBuilder()
			.addEvents(ServerClientEvent.newBuilder().setMapSetObjectsV2(objects))
			.build()
			.toByteArray();
	}

	/**
	 * Wraps a message in the header of a WebSocket frame.
	 */
	static byte[] webSocket(byte[] payload) {
		ByteArrayOutputStream frame = new ByteArrayOutputStream(payload.length + 10);
		frame.write(0x82);
		if (payload.length < 126) {
			frame.write(payload.length);
		}
		else if (payload.length < 65_536) {
			frame.write(126);
			frame.write(payload.length >>> 8);
			frame.write(payload.length);
		}
		else {
			frame.write(127);
			frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
		}
		frame.writeBytes(payload);
		return frame.toByteArray();
	}

	static byte[] webSocket(MessageLite message) {
		return webSocket(message.toByteArray());
	}

	static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

}
