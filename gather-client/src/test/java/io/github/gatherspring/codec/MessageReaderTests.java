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
package io.github.gatherspring.codec;

import java.util.Arrays;
import java.util.HexFormat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import io.github.gatherspring.proto.PlayerSetsName;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Strings that are not UTF-8, and what is malformed in another way.
 */
class MessageReaderTests {

	private static byte[] hex(String text) {
		return HexFormat.of().parseHex(text);
	}

	@Test
	void aNameThatIsCutWithinAnEmojiIsReadWithAReplacementCharacter() throws Exception {
		byte[] data = hex("ffff" + "0801120763757420eda0bd" + "ff");
		PlayerSetsName name = MessageReader.read(PlayerSetsName.parser(), data, 2, data.length - 1);
		assertThat(name.getEncId()).isEqualTo(1);
		assertThat(name.getName()).isEqualTo("cut \ufffd");
	}

	@Test
	void whatTheSchemaDoesNotKnowStaysAsItIs() throws Exception {
		UnknownFieldSet unknown = UnknownFieldSet.newBuilder()
			.addField(9000,
					UnknownFieldSet.Field.newBuilder()
						.addVarint(7)
						.addFixed32(8)
						.addFixed64(9)
						.addLengthDelimited(ByteString.copyFrom(hex("eda0bd")))
						.addGroup(UnknownFieldSet.newBuilder().build())
						.build())
			.build();
		byte[] data = ByteString.copyFrom(hex("0801120763757420eda0bd")).concat(unknown.toByteString()).toByteArray();
		PlayerSetsName name = MessageReader.read(PlayerSetsName.parser(), data, 0, data.length);
		assertThat(name.getName()).isEqualTo("cut \ufffd");
		assertThat(name.getUnknownFields()).isEqualTo(unknown);
	}

	@Test
	void whatIsMalformedInAnotherWayIsRefusedAlsoBesideABrokenString() {
		for (String data : new String[] { "08", "120763757420eda0bd08", "1209eda0bd", "120763757420eda0bd0c", "0c" }) {
			byte[] bytes = hex(data);
			assertThatExceptionOfType(InvalidProtocolBufferException.class).as(data)
				.isThrownBy(() -> MessageReader.read(PlayerSetsName.parser(), bytes, 0, bytes.length));
		}
	}

	@Test
	void groupsThatLieInEachOtherAHundredThousandDeepAreRefused() {
		byte[] name = hex("120763757420eda0bd");
		byte[] data = new byte[name.length + 200_000];
		System.arraycopy(name, 0, data, 0, name.length);
		Arrays.fill(data, name.length, name.length + 100_000, (byte) 0x1b);
		Arrays.fill(data, name.length + 100_000, data.length, (byte) 0x1c);
		assertThatExceptionOfType(InvalidProtocolBufferException.class)
			.isThrownBy(() -> MessageReader.read(PlayerSetsName.parser(), data, 0, data.length));
	}

	@Test
	void aSoundMessageIsReadAsProtobufReadsIt() throws Exception {
		ServerClientBatch batch = ServerClientBatch.newBuilder()
			.addEvents(ServerClientEvent.newBuilder().setPlayerSetsName(PlayerSetsName.newBuilder().setName("😀")))
			.build();
		byte[] data = batch.toByteArray();
		assertThat(MessageReader.read(ServerClientBatch.parser(), data, 0, data.length)).isEqualTo(batch);
	}

}
