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

import java.io.IOException;
import java.io.UncheckedIOException;

import com.google.protobuf.CodedOutputStream;
import io.github.gatherspring.proto.ClientServerAction;

/**
 * Writes actions as the official clients do: the transaction's id first.
 *
 * @since 0.1.0
 */
public final class ActionEncoder {

	private ActionEncoder() {
	}

	/**
	 * Writes an action with a transaction id.
	 * @param action the action, without an id of its own
	 * @param txnId the id, an unsigned 32-bit number; 0 for an action that wants no
	 * answer
	 * @return the frame
	 */
	public static byte[] encode(ClientServerAction action, int txnId) {
		if (txnId == 0) {
			return action.toByteArray();
		}
		int header = CodedOutputStream.computeUInt32Size(ClientServerAction.TXNID_FIELD_NUMBER, txnId);
		byte[] frame = new byte[header + action.getSerializedSize()];
		CodedOutputStream output = CodedOutputStream.newInstance(frame);
		try {
			output.writeUInt32(ClientServerAction.TXNID_FIELD_NUMBER, txnId);
			action.writeTo(output);
			output.checkNoSpaceLeft();
		}
		catch (IOException ex) {
			// An array of the computed size cannot run out.
			throw new UncheckedIOException(ex);
		}
		return frame;
	}

}
