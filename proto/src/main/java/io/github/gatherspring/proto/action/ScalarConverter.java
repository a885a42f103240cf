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

package io.github.gatherspring.proto.action;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Base64;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.ProtocolMessageEnum;
import org.jspecify.annotations.Nullable;

/**
 * Converts single values to the types that descriptors ask for: numbers within their
 * range, text, truth values, bytes and enums.
 */
final class ScalarConverter {

	private static final BigInteger UINT32_MAX = BigInteger.ONE.shiftLeft(32).subtract(BigInteger.ONE);

	private static final BigInteger UINT64_MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

	/** More than any 64-bit number has; spares the work on absurd ones. */
	private static final int MAX_DIGITS = 25;

	Object convert(FieldDescriptor field, Object value) {
		return switch (field.getType()) {
			case UINT32, FIXED32 -> integer(field, value, BigInteger.ZERO, UINT32_MAX).intValue();
			case UINT64, FIXED64 -> integer(field, value, BigInteger.ZERO, UINT64_MAX).longValue();
			case INT32, SINT32, SFIXED32 ->
				integer(field, value, BigInteger.valueOf(Integer.MIN_VALUE), BigInteger.valueOf(Integer.MAX_VALUE))
					.intValue();
			case INT64, SINT64, SFIXED64 ->
				integer(field, value, BigInteger.valueOf(Long.MIN_VALUE), BigInteger.valueOf(Long.MAX_VALUE))
					.longValue();
			case FLOAT -> floatingPoint(field, value);
			case DOUBLE -> number(field, value);
			case BOOL -> truth(field, value);
			case STRING -> text(field, value);
			case BYTES -> bytes(value);
			case ENUM -> constant(field.getEnumType(), value);
			case MESSAGE, GROUP -> throw new IllegalArgumentException("'%s' is no single value".formatted(field));
		};
	}

	private static BigInteger integer(FieldDescriptor field, Object value, BigInteger least, BigInteger most) {
		String expected = "%s (%d to %d)".formatted(SchemaTypes.name(field), least, most);
		BigInteger integer = integer(value);
		if (integer == null || integer.compareTo(least) < 0 || integer.compareTo(most) > 0) {
			throw new UnfitValueException(expected);
		}
		return integer;
	}

	/** A fraction of zero, as JSON parsers and spreadsheets like to add, is no loss. */
	private static @Nullable BigInteger integer(Object value) {
		if (!(value instanceof Number || value instanceof CharSequence) || value.toString().length() > MAX_DIGITS) {
			return null;
		}
		try {
			BigDecimal decimal = new BigDecimal(value.toString());
			return (Math.abs((long) decimal.precision() - decimal.scale()) > MAX_DIGITS) ? null
					: decimal.toBigIntegerExact();
		}
		catch (ArithmeticException | NumberFormatException ex) {
			return null;
		}
	}

	private static Float floatingPoint(FieldDescriptor field, Object value) {
		double number = number(field, value);
		float narrowed = (float) number;
		if (Float.isInfinite(narrowed) && !Double.isInfinite(number)) {
			throw new UnfitValueException("float (%s to %s)".formatted(-Float.MAX_VALUE, Float.MAX_VALUE));
		}
		return narrowed;
	}

	private static Double number(FieldDescriptor field, Object value) {
		if (value instanceof Number number) {
			return number.doubleValue();
		}
		if (value instanceof CharSequence text) {
			try {
				return Double.parseDouble(text.toString());
			}
			catch (NumberFormatException ex) {
				throw new UnfitValueException("%s (a number)".formatted(SchemaTypes.name(field)));
			}
		}
		throw new UnfitValueException("%s (a number)".formatted(SchemaTypes.name(field)));
	}

	private static Boolean truth(FieldDescriptor field, Object value) {
		if (value instanceof Boolean truth) {
			return truth;
		}
		throw new UnfitValueException("%s (true or false)".formatted(SchemaTypes.name(field)));
	}

	private static String text(FieldDescriptor field, Object value) {
		if (value instanceof CharSequence text) {
			return text.toString();
		}
		throw new UnfitValueException("%s (text)".formatted(SchemaTypes.name(field)));
	}

	private static ByteString bytes(Object value) {
		if (value instanceof ByteString bytes) {
			return bytes;
		}
		if (value instanceof byte[] bytes) {
			return ByteString.copyFrom(bytes);
		}
		if (value instanceof ByteBuffer buffer) {
			return ByteString.copyFrom(buffer.duplicate());
		}
		if (value instanceof CharSequence text) {
			try {
				return ByteString
					.copyFrom(Base64.getDecoder().decode(text.toString().replace('-', '+').replace('_', '/')));
			}
			catch (IllegalArgumentException ex) {
				throw new UnfitValueException("bytes (byte[] or Base64 text)");
			}
		}
		throw new UnfitValueException("bytes (byte[] or Base64 text)");
	}

	private static EnumValueDescriptor constant(EnumDescriptor type, Object value) {
		EnumValueDescriptor constant = null;
		if (value instanceof ProtocolMessageEnum generated) {
			constant = isOf(type, generated) ? generated.getValueDescriptor() : null;
		}
		else if (value instanceof EnumValueDescriptor descriptor) {
			constant = descriptor.getType().equals(type) ? descriptor : null;
		}
		else if (value instanceof Enum<?> other) {
			constant = byName(type, other.name());
		}
		else {
			constant = byName(type, value.toString());
			constant = (constant != null) ? constant : byNumber(type, value);
		}
		if (constant == null) {
			throw new UnfitValueException(
					"%s (one of %s, or a number)".formatted(type.getFullName(), SchemaTypes.constants(type)));
		}
		return constant;
	}

	/** {@code UNRECOGNIZED} has no descriptor: which number it stood for is lost. */
	private static boolean isOf(EnumDescriptor type, ProtocolMessageEnum generated) {
		return generated.getDescriptorForType().equals(type) && !((Enum<?>) generated).name().equals("UNRECOGNIZED");
	}

	private static @Nullable EnumValueDescriptor byName(EnumDescriptor type, String name) {
		return type.getValues()
			.stream()
			.filter((constant) -> constant.getName().equalsIgnoreCase(name))
			.findFirst()
			.orElse(null);
	}

	private static @Nullable EnumValueDescriptor byNumber(EnumDescriptor type, Object value) {
		BigInteger number = integer(value);
		return (number != null && number.bitLength() < Integer.SIZE)
				? type.findValueByNumberCreatingIfUnknown(number.intValue()) : null;
	}

	/**
	 * Thrown when a value does not fit its field; whoever catches it knows the argument.
	 */
	static final class UnfitValueException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final String expected;

		UnfitValueException(String expected) {
			super("Expected " + expected);
			this.expected = expected;
		}

		String expected() {
			return this.expected;
		}

	}

}
