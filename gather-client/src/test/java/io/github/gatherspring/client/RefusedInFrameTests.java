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

import com.google.protobuf.ByteString;
import io.github.gatherspring.proto.ErrorEvent;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.TransactionStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RefusedInFrame}.
 */
class RefusedInFrameTests {

	private static final String REASON = "error processing action setEmojiStatus: boom";

	private static final ServerClientEvent ERROR = ServerClientEvent.newBuilder()
		.setError(ErrorEvent.newBuilder().setCode(500).setMessage(REASON))
		.build();

	private static ServerClientEvent status(TransactionStatus.Builder status) {
		return ServerClientEvent.newBuilder().setTransactionStatus(status).build();
	}

	private static boolean refused(ServerClientEvent... events) {
		ServerClientBatch.Builder batch = ServerClientBatch.newBuilder();
		for (ServerClientEvent event : events) {
			batch.addEvents(event);
		}
		byte[] frame = batch.build().toByteArray();
		byte[] within = ByteString.copyFromUtf8("xx").concat(ByteString.copyFrom(frame)).toByteArray();
		return new RefusedInFrame(within, 2, within.length).with(REASON);
	}

	@Test
	void aFailedTransactionWithTheSameWordsIsFoundBeforeAndAfterTheError() {
		ServerClientEvent refusal = status(TransactionStatus.newBuilder().setTxnId(7).setReason(REASON));
		assertThat(refused(ERROR, refusal)).isTrue();
		assertThat(refused(refusal, ERROR)).isTrue();
		assertThat(refused(status(TransactionStatus.newBuilder().setTxnId(6).setReason("other")), ERROR, refusal))
			.isTrue();
	}

	@Test
	void anErrorAloneAndOtherTransactionsAreNoRefusal() {
		assertThat(refused(ERROR)).isFalse();
		assertThat(refused(ERROR, status(TransactionStatus.newBuilder().setTxnId(7).setReason("other")))).isFalse();
		assertThat(
				refused(ERROR, status(TransactionStatus.newBuilder().setTxnId(7).setSucceeded(true).setReason(REASON))))
			.isFalse();
	}

}
