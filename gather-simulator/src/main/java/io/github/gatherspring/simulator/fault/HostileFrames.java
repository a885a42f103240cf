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

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.github.gatherspring.proto.CustomEvent;
import io.github.gatherspring.proto.ErrorEvent;
import io.github.gatherspring.proto.Info;
import io.github.gatherspring.proto.MapSetCollisionsBits;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.PlayerExits;
import io.github.gatherspring.proto.PlayerJoins;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SpaceSetsIdMapping;

/**
 * The bytes of hostile messages.
 */
final class HostileFrames {

	/**
	 * An event before, one with a name that was cut within an emoji, and one after it.
	 */
	static final byte[] BROKEN_TEXT = HexFormat.of()
		.parseHex("0a0ba206080a066265666f7265" + "0a0e8a010b0801120763757420eda0bd" + "0a0aa206070a056166746572");

	/**
	 * The head of a binary frame of 2^63 − 1 bytes.
	 */
	static final byte[] ENDLESS_HEAD = { (byte) 0x82, 127, 0x7f, -1, -1, -1, -1, -1, -1, -1 };

	private static final int FIRST_UNKNOWN = 2000;

	private static final int FIRST_ENC_ID = 1_000_000;

	private static final String FORGED = "nothing\r\n2026-01-01T00:00:00.000Z ERROR FORGED by a peer\u001b[2J\u001b[31m";

	private HostileFrames() {
	}

	private static ServerClientEvent.Builder event() {
		return ServerClientEvent.newBuilder();
	}

	/**
	 * Return a valid message with some bytes changed.
	 */
	static byte[] mutated(Random random) {
		ServerClientBatch.Builder batch = ServerClientBatch.newBuilder();
		List<ServerClientEvent.Builder> events = List.of(
				event().setPlayerMoves(PlayerMoves.newBuilder().setEncId(1).setX(5).setY(6).setMapId("office-main")),
				event().setPlayerChats(
						PlayerChats.newBuilder().setSenderId("guest-1").setContents("hello").setSenderName("Ada")),
				event().setCustomEvent(CustomEvent.newBuilder().setName("n").setPayload("{}")),
				event().setMapSetCollisionsBits(MapSetCollisionsBits.newBuilder()
					.setMapId("office-main")
					.setX(1)
					.setY(1)
					.setW(8)
					.setH(2)
					.setMask(ByteString.copyFrom(new byte[] { 1, 2 }))),
				event().setPlayerJoins(PlayerJoins.newBuilder().setEncId(2)));
		for (int i = 1 + random.nextInt(5); i > 0; i--) {
			batch.addEvents(events.get(random.nextInt(events.size())));
		}
		byte[] bytes = batch.build().toByteArray();
		for (int i = 1 + random.nextInt(4); i > 0; i--) {
			bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
		}
		return bytes;
	}

	/**
	 * Return an event whose unknown group holds a group, and so on.
	 */
	static byte[] groups(int depth) {
		// Field 1999, start and end of a group.
		byte[] event = new byte[depth * 4];
		for (int i = 0; i < depth; i++) {
			event[2 * i] = (byte) 0xfb;
			event[2 * i + 1] = 0x7c;
			event[2 * depth + 2 * i] = (byte) 0xfc;
			event[2 * depth + 2 * i + 1] = 0x7c;
		}
		return batchOf(event);
	}

	private static byte[] batchOf(byte[] event) {
		ByteArrayOutputStream batch = new ByteArrayOutputStream();
		batch.write(10);
		for (int length = event.length; length != 0 || batch.size() == 1; length >>>= 7) {
			batch.write((length > 127) ? (length & 127) | 128 : length);
		}
		batch.writeBytes(event);
		return batch.toByteArray();
	}

	/**
	 * Return a frame that says that it is compressed and would become a GiB.
	 */
	static byte[] deflateBomb() {
		byte[] zeros = new byte[1 << 20];
		byte[] packed = new byte[8192];
		Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
		deflater.setInput(zeros);
		int length = deflater.deflate(packed, 0, packed.length, Deflater.FULL_FLUSH);
		deflater.end();
		int times = 1024;
		ByteArrayOutputStream frame = new ByteArrayOutputStream();
		frame.write(0xc2);
		frame.write(127);
		for (int shift = 56; shift >= 0; shift -= 8) {
			frame.write((int) (((long) length * times) >>> shift));
		}
		for (int i = 0; i < times; i++) {
			frame.write(packed, 0, length);
		}
		return frame.toByteArray();
	}

	/**
	 * Return a frame that continues a message without ending it.
	 */
	static byte[] continuation(int bytes) {
		byte[] frame = new byte[bytes + 4];
		frame[1] = 126;
		frame[2] = (byte) (bytes >> 8);
		frame[3] = (byte) bytes;
		Arrays.fill(frame, 4, frame.length, (byte) 10);
		return frame;
	}

	static byte[] unknownEvents(int from, int count) {
		ServerClientBatch.Builder batch = ServerClientBatch.newBuilder();
		for (int i = from; i < from + count; i++) {
			batch.addEvents(event().setUnknownFields(UnknownFieldSet.newBuilder()
				.addField(FIRST_UNKNOWN + i,
						UnknownFieldSet.Field.newBuilder().addLengthDelimited(ByteString.EMPTY).build())
				.build()));
		}
		return batch.build().toByteArray();
	}

	static byte[] giantCollisions(String mapId) {
		return ServerClientBatch.newBuilder()
			.addEvents(event().setMapSetCollisionsBits(
					MapSetCollisionsBits.newBuilder().setMapId(mapId).setW(Integer.MAX_VALUE).setH(Integer.MAX_VALUE)))
			.build()
			.toByteArray();
	}

	/**
	 * Return a message in which people come and go.
	 */
	static byte[] passers(int from, int count) {
		ServerClientBatch.Builder batch = ServerClientBatch.newBuilder();
		for (int i = from; i < from + count; i++) {
			int encId = FIRST_ENC_ID + i;
			batch
				.addEvents(event()
					.setSpaceSetsIdMapping(SpaceSetsIdMapping.newBuilder().setUid("passer-" + i).setEncId(encId)))
				.addEvents(event().setPlayerJoins(PlayerJoins.newBuilder().setEncId(encId)))
				.addEvents(event().setPlayerExits(PlayerExits.newBuilder().setEncId(encId)));
		}
		return batch.build().toByteArray();
	}

	static byte[] forgedLines() {
		return ServerClientBatch.newBuilder()
			.addEvents(event().setInfo(Info.newBuilder().setMessage(FORGED)))
			.addEvents(event().setError(ErrorEvent.newBuilder().setCode(500).setMessage(FORGED)))
			.addEvents(event().setPlayerChats(PlayerChats.newBuilder()
				.setSenderId(FORGED)
				.setSenderName(FORGED)
				.setContents(FORGED)
				.setMessageType("GLOBAL_CHAT")
				.setRecipient("GLOBAL_CHAT")))
			.build()
			.toByteArray();
	}

	static byte[] errorCodes(int from, int count) {
		ServerClientBatch.Builder batch = ServerClientBatch.newBuilder();
		for (int i = from; i < from + count; i++) {
			batch.addEvents(event().setError(ErrorEvent.newBuilder().setCode(1000 + i).setMessage(FORGED + " " + i)));
		}
		return batch.build().toByteArray();
	}

}
