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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;

/**
 * Breaks one string of a message, at any depth, so that it is not UTF-8.
 */
public final class BrokenStrings {

	private static final String MARK = "~!BREAK!~";

	private static final byte[][] BROKEN = { { (byte) 0xed, (byte) 0xa0, (byte) 0xbd }, { (byte) 0xff },
			{ (byte) 0xf0, (byte) 0x9f, (byte) 0x98 }, { (byte) 0x80 }, { (byte) 0xc0, (byte) 0x80 } };

	private final SplittableRandom random;

	public BrokenStrings(SplittableRandom random) {
		this.random = random;
	}

	/**
	 * Writes a message with one of its strings broken.
	 * @param message the message
	 * @return its bytes; none when there is no string to break
	 */
	public byte[] write(Message message) {
		int strings = count(message);
		if (strings == 0) {
			return new byte[0];
		}
		Message.Builder builder = message.toBuilder();
		mark(builder, this.random.nextInt(strings));
		byte[] bytes = builder.build().toByteArray();
		byte[] mark = MARK.getBytes(StandardCharsets.US_ASCII);
		for (int at = 0; at <= bytes.length - mark.length; at++) {
			if (Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length)) {
				// At the end of the text, where a cut leaves half a character.
				byte[] broken = BROKEN[this.random.nextInt(BROKEN.length)];
				System.arraycopy(broken, 0, bytes, at + mark.length - broken.length, broken.length);
				return bytes;
			}
		}
		// It was in an entry of a map that a later one of the same key replaced.
		return new byte[0];
	}

	/**
	 * Whether protobuf's own parser refuses the bytes.
	 */
	public static boolean isRefused(Message type, byte[] bytes) {
		try {
			type.getParserForType().parseFrom(bytes);
			return false;
		}
		catch (InvalidProtocolBufferException ex) {
			return true;
		}
	}

	private static int count(Message message) {
		int count = 0;
		for (var entry : message.getAllFields().entrySet()) {
			for (Object value : values(entry.getKey(), entry.getValue())) {
				count += (value instanceof Message nested) ? count(nested) : (value instanceof String) ? 1 : 0;
			}
		}
		return count;
	}

	/*
	 * Returns how many strings are left to pass before the one to mark; -1 once marked.
	 */
	private static int mark(Message.Builder builder, int index) {
		int left = index;
		for (var entry : builder.getAllFields().entrySet()) {
			FieldDescriptor field = entry.getKey();
			List<Object> values = new ArrayList<>(values(field, entry.getValue()));
			for (int i = 0; i < values.size() && left >= 0; i++) {
				if (values.get(i) instanceof Message nested) {
					Message.Builder inner = nested.toBuilder();
					left = mark(inner, left);
					values.set(i, inner.build());
				}
				else if (values.get(i) instanceof String && left-- == 0) {
					values.set(i, MARK);
				}
			}
			builder.setField(field, field.isRepeated() ? values : values.get(0));
			if (left < 0) {
				return left;
			}
		}
		return left;
	}

	private static List<?> values(FieldDescriptor field, Object value) {
		return field.isRepeated() ? (List<?>) value : List.of(value);
	}

}
