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

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;

/**
 * Reads messages as the official clients do: a string that is not UTF-8, such as a name
 * cut within an emoji, is taken with a replacement character. Protobuf's own parsers
 * refuse the whole message for it.
 *
 * @since 0.1.0
 */
public final class MessageReader {

	private static final byte[] NOTHING = new byte[0];

	private MessageReader() {
	}

	/**
	 * Reads a message.
	 * @param <T> the type of the message
	 * @param parser the parser of that type
	 * @param data holds the message
	 * @param from where the message begins
	 * @param to where it ends
	 * @return the message
	 * @throws InvalidProtocolBufferException if it is malformed in another way than by
	 * its strings
	 */
	public static <T extends Message> T read(Parser<T> parser, byte[] data, int from, int to)
			throws InvalidProtocolBufferException {
		try {
			return parser.parseFrom(data, from, to - from);
		}
		catch (InvalidProtocolBufferException ex) {
			// Only now: the descriptor of a type has the whole schema built.
			byte[] repaired = StringRepair.repair(parser.parseFrom(NOTHING).getDescriptorForType(), data, from, to);
			if (repaired == null) {
				throw ex;
			}
			return parser.parseFrom(repaired);
		}
	}

}
