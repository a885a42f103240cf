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

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.WireFormat;
import org.jspecify.annotations.Nullable;

/**
 * Copies a message and puts replacement characters where a string of it is not UTF-8, at
 * any depth. Everything else stays as it is.
 */
final class StringRepair {

	/** Messages may lie in each other as deep as protobuf's own parser allows. */
	private static final int DEEPEST = 100;

	private boolean repaired;

	private StringRepair() {
	}

	/**
	 * Repairs a message.
	 * @param type the type of the message
	 * @param data holds the message
	 * @param from where the message begins
	 * @param to where it ends
	 * @return the message anew; {@code null} when all of its strings are sound
	 * @throws InvalidProtocolBufferException if its structure is malformed
	 */
	static byte @Nullable [] repair(Descriptor type, byte[] data, int from, int to)
			throws InvalidProtocolBufferException {
		StringRepair repair = new StringRepair();
		try {
			byte[] copy = repair.copy(type, CodedInputStream.newInstance(data, from, to - from), 0);
			return repair.repaired ? copy : null;
		}
		catch (InvalidProtocolBufferException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw new InvalidProtocolBufferException(ex);
		}
	}

	private byte[] copy(Descriptor type, CodedInputStream input, int depth) throws IOException {
		if (depth > DEEPEST) {
			throw new InvalidProtocolBufferException("Messages lie in each other more than " + DEEPEST + " deep");
		}
		ByteArrayOutputStream copy = new ByteArrayOutputStream();
		CodedOutputStream output = CodedOutputStream.newInstance(copy);
		for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
			FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
			boolean delimited = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
			if (delimited && field != null && field.getType() == FieldDescriptor.Type.STRING) {
				output.writeUInt32NoTag(tag);
				output.writeBytesNoTag(sound(input.readBytes()));
			}
			else if (delimited && field != null && field.getType() == FieldDescriptor.Type.MESSAGE) {
				output.writeUInt32NoTag(tag);
				output.writeByteArrayNoTag(nested(field.getMessageType(), input, depth));
			}
			else {
				UnknownFieldSet.Builder other = UnknownFieldSet.newBuilder();
				if (!other.mergeFieldFrom(tag, input)) {
					throw new InvalidProtocolBufferException("A group ends that has not begun");
				}
				other.build().writeTo(output);
			}
		}
		output.flush();
		return copy.toByteArray();
	}

	private byte[] nested(Descriptor type, CodedInputStream input, int depth) throws IOException {
		int limit = input.pushLimit(input.readRawVarint32());
		byte[] copy = copy(type, input, depth + 1);
		input.popLimit(limit);
		return copy;
	}

	private ByteString sound(ByteString text) {
		if (text.isValidUtf8()) {
			return text;
		}
		this.repaired = true;
		return ByteString.copyFromUtf8(text.toStringUtf8());
	}

}
