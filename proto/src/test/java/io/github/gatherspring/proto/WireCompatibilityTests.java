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

package io.github.gatherspring.proto;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a version of the protocol that this schema does not know may send, and the values
 * at the edges.
 */
class WireCompatibilityTests {

	@Test
	void anEventOfAnUnknownNumberHasNoCaseAndKeepsItsBytes() throws IOException {
		UnknownFieldSet unknown = UnknownFieldSet.newBuilder()
			.addField(4242,
					UnknownFieldSet.Field.newBuilder().addLengthDelimited(ByteString.copyFromUtf8("later")).build())
			.build();
		ServerClientEvent event = ServerClientEvent.parseFrom(unknown.toByteArray());
		assertThat(event.getEventCase()).isEqualTo(ServerClientEvent.EventCase.EVENT_NOT_SET);
		assertThat(event.toByteArray()).isEqualTo(unknown.toByteArray());
	}

	@Test
	void anUnknownFieldOfAKnownMessageIsKept() throws IOException {
		byte[] bytes = Wave.newBuilder()
			.setUser("u")
			.setUnknownFields(UnknownFieldSet.newBuilder()
				.addField(77, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
				.build())
			.build()
			.toByteArray();
		Wave wave = Wave.parseFrom(bytes);
		assertThat(wave.getUnknownFields().hasField(77)).isTrue();
		assertThat(wave.toByteArray()).isEqualTo(bytes);
	}

	@Test
	void anUnknownConstantKeepsItsNumber() throws IOException {
		Move move = Move.parseFrom(Move.newBuilder().setDirValue(99).build().toByteArray());
		assertThat(move.getDir()).isEqualTo(MoveDirectionEnum.ENUM.UNRECOGNIZED);
		assertThat(move.getDirValue()).isEqualTo(99);
		assertThat(Move.parseFrom(move.toByteArray())).isEqualTo(move);
	}

	@Test
	void anOptionalFieldThatIsSetToItsDefaultDiffersFromOneThatIsNotSet() throws IOException {
		SetName unset = SetName.newBuilder().setName("n").build();
		SetName empty = unset.toBuilder().setTargetId("").build();
		assertThat(SetName.parseFrom(empty.toByteArray()).hasTargetId()).isTrue();
		assertThat(SetName.parseFrom(unset.toByteArray()).hasTargetId()).isFalse();
		assertThat(empty.toByteArray()).isNotEqualTo(unset.toByteArray());
	}

	@Test
	void theLargestUnsignedNumbersKeepTheirBits() throws IOException {
		ClientServerAction action = ClientServerAction.newBuilder()
			.setTxnId(-1)
			.setAddInventoryItem(AddInventoryItem.newBuilder().setDelta(-1))
			.build();
		ClientServerAction parsed = ClientServerAction.parseFrom(action.toByteArray());
		assertThat(Integer.toUnsignedLong(parsed.getTxnId())).isEqualTo(4294967295L);
		assertThat(Long.toUnsignedString(parsed.getAddInventoryItem().getDelta())).isEqualTo("18446744073709551615");
	}

	@Test
	void anUnsignedNumberIsAPlainVarintOfFiveBytesAtMost() throws IOException {
		ByteArrayOutputStream expected = new ByteArrayOutputStream();
		CodedOutputStream out = CodedOutputStream.newInstance(expected);
		out.writeUInt32(100, -1);
		out.flush();
		assertThat(ClientServerAction.newBuilder().setTxnId(-1).build().toByteArray()).isEqualTo(expected.toByteArray())
			.hasSize(7);
	}

	@Test
	void emojiAndEmptyTextSurvive() throws IOException {
		SetEmojiStatus status = SetEmojiStatus.newBuilder()
			.setEmojiStatus("👩🏽‍🚀🏴󠁧󠁢󠁳󠁣󠁴󠁿")
			.setTargetId("")
			.build();
		assertThat(SetEmojiStatus.parseFrom(status.toByteArray())).isEqualTo(status);
		assertThat(SetEmojiStatus.parseFrom(status.toByteArray()).getEmojiStatus()).isEqualTo("👩🏽‍🚀🏴󠁧󠁢󠁳󠁣󠁴󠁿");
	}

	@Test
	void aFrameThatIsCutShortIsRefused() {
		byte[] bytes = ServerClientBatch.newBuilder()
			.addEvents(ServerClientEvent.newBuilder().setReady(Ready.newBuilder().setId("user")))
			.build()
			.toByteArray();
		assertThatExceptionOfType(InvalidProtocolBufferException.class)
			.isThrownBy(() -> ServerClientBatch.parseFrom(ByteString.copyFrom(bytes, 0, bytes.length - 1)));
	}

	@Test
	void anEmptyFrameIsABatchWithoutEvents() throws IOException {
		assertThat(ServerClientBatch.parseFrom(new byte[0]).getEventsList()).isEmpty();
	}

}
