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

import java.util.ArrayList;
import java.util.List;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.github.gatherspring.codec.FrameWalker;
import io.github.gatherspring.proto.Info;
import io.github.gatherspring.proto.PlayerSetsName;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.TransactionStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What reaches listeners of a frame, and what of it is counted as undecodable.
 */
class EventPipelineTests {

	private static final String BEFORE = "0a0ba206080a066265666f7265";

	private static final String CUT_NAME = "0a0e8a010b0801120763757420eda0bd";

	private static final String AFTER = "0a0aa206070a056166746572";

	private final FrameBench bench = new FrameBench();

	private final List<Object> heard = new ArrayList<>();

	private <T> void listenTo(Class<T> type) {
		this.bench.listenTo(type, this.heard);
	}

	private List<ServerClientBatch> batches() {
		return this.heard.stream()
			.filter(ServerClientBatch.class::isInstance)
			.map(ServerClientBatch.class::cast)
			.toList();
	}

	@Test
	void aNameCutWithinAnEmojiCostsNoEventOfItsFrameAndIsItselfTaken() {
		listenTo(Info.class);
		listenTo(PlayerSetsName.class);
		listenTo(ServerClientBatch.class);
		this.bench.receive(BEFORE + CUT_NAME + AFTER);
		assertThat(this.heard).filteredOn(Info.class::isInstance)
			.extracting((info) -> ((Info) info).getMessage())
			.containsExactly("before", "after");
		assertThat(this.heard).filteredOn(PlayerSetsName.class::isInstance)
			.extracting((name) -> ((PlayerSetsName) name).getName())
			.containsExactly("cut \ufffd");
		assertThat(batches()).singleElement()
			.satisfies((batch) -> assertThat(batch.getEventsList()).extracting(ServerClientEvent::getEventCase)
				.containsExactly(ServerClientEvent.EventCase.INFO, ServerClientEvent.EventCase.PLAYERSETSNAME,
						ServerClientEvent.EventCase.INFO));
		assertThat(this.bench.pipeline().undecodable()).isZero();
	}

	@Test
	void anEventThatIsMalformedIsCountedOnceAndMissingInTheBatchThatIsTold() {
		listenTo(Info.class);
		listenTo(PlayerSetsName.class);
		listenTo(ServerClientEvent.class);
		listenTo(ServerClientBatch.class);
		// The name claims nine bytes and has three.
		this.bench.receive(BEFORE + "0a088a01051209616263" + AFTER);
		assertThat(batches()).singleElement().satisfies((batch) -> assertThat(batch.getEventsCount()).isEqualTo(2));
		assertThat(this.heard).filteredOn(Info.class::isInstance).hasSize(2);
		assertThat(this.heard).filteredOn(ServerClientEvent.class::isInstance).hasSize(2);
		assertThat(this.bench.pipeline().undecodable()).isOne();
	}

	@Test
	void aMalformedEventThatOnlyAListenerToBatchesWouldHearIsCountedOnce() {
		listenTo(ServerClientBatch.class);
		// A customEvent, which changes no state.
		byte[] frame = FrameBench.frame(ByteString.fromHex("a20600"),
				malformed(ServerClientEvent.CUSTOMEVENT_FIELD_NUMBER), ByteString.fromHex("a20600"));
		this.bench.receive(frame);
		assertThat(batches()).singleElement().satisfies((batch) -> assertThat(batch.getEventsCount()).isEqualTo(2));
		assertThat(this.bench.pipeline().undecodable()).isOne();
	}

	@Test
	void whatTheSessionHasReadBeforeIsNotCountedASecondTime() {
		listenTo(TransactionStatus.class);
		listenTo(ServerClientEvent.class);
		listenTo(ServerClientBatch.class);
		this.bench.receive(FrameBench.frame(malformed(ServerClientEvent.TRANSACTIONSTATUS_FIELD_NUMBER)));
		assertThat(batches()).singleElement().satisfies((batch) -> assertThat(batch.getEventsCount()).isZero());
		assertThat(this.bench.pipeline().undecodable()).isZero();
	}

	@Test
	void anEmptyBatchReachesThoseWhoListenToBatches() {
		listenTo(ServerClientBatch.class);
		this.bench.receive("");
		assertThat(batches()).containsExactly(ServerClientBatch.getDefaultInstance());
	}

	@Test
	void anEmptyBatchIsWorthNothingToOthers() {
		assertThat(this.bench.pipeline().isAwaited(FrameWalker.NO_EVENTS)).as("before anybody was asked").isTrue();
		listenTo(Info.class);
		this.bench.receive(BEFORE);
		assertThat(this.bench.pipeline().isAwaited(FrameWalker.NO_EVENTS)).isFalse();
		assertThat(this.bench.pipeline().isAwaited(ServerClientEvent.INFO_FIELD_NUMBER)).isTrue();
	}

	/* An event whose first string claims more bytes than there are. */
	private static ByteString malformed(int number) {
		return UnknownFieldSet.newBuilder()
			.addField(number,
					UnknownFieldSet.Field.newBuilder().addLengthDelimited(ByteString.fromHex("0a0961")).build())
			.build()
			.toByteString();
	}

}
