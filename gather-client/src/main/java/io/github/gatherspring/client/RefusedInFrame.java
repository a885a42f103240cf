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

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.gatherspring.codec.FrameWalker;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.TransactionStatus;

/**
 * Actions that were refused in one frame. Servers tell each refusal twice: as an error
 * and, with the same words, as the status of the transaction.
 */
final class RefusedInFrame {

	private final byte[] data;

	private final int from;

	private final int to;

	RefusedInFrame(byte[] data, int from, int to) {
		this.data = data;
		this.from = from;
		this.to = to;
	}

	/**
	 * Says whether an action was refused with these words.
	 * @param message what an error says
	 * @return whether the frame has a failed transaction with that reason
	 */
	boolean with(String message) {
		boolean[] found = { false };
		FrameWalker.walk(this.data, this.from, this.to, (number, start, end, eventFrom, eventTo) -> {
			if (number == ServerClientEvent.TRANSACTIONSTATUS_FIELD_NUMBER && !found[0]) {
				found[0] = isRefusal(start, end, message);
			}
		});
		return found[0];
	}

	private boolean isRefusal(int start, int end, String message) {
		try {
			TransactionStatus status = TransactionStatus.parser().parseFrom(this.data, start, end - start);
			return !status.getSucceeded() && status.getReason().equals(message);
		}
		catch (InvalidProtocolBufferException ex) {
			// No refusal that anybody could read; the session counts it.
			return false;
		}
	}

}
