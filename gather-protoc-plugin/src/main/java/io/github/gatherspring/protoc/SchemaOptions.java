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

package io.github.gatherspring.protoc;

import java.util.List;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.UnknownFieldSet;

/**
 * The options of {@code options.proto} on a field. The plugin is built before the classes
 * of the schema are, so it reads them by their numbers.
 */
final class SchemaOptions {

	private static final int EXPERIMENTAL = 50001;

	private static final int KIND = 50002;

	private static final int FLOODS = 50003;

	private static final int UNASKED = 50004;

	private static final int KNOWN_TO_ALL = 50005;

	private static final int ROLE = 50006;

	private static final int ACCESSOR = 50007;

	private static final int FLAG = 50008;

	private static final int UNLESS_TOLD = 50009;

	private static final int ENTERS_AS = 50010;

	private static final int MOVES_AVATAR = 50011;

	private final FieldDescriptor field;

	private final UnknownFieldSet options;

	private SchemaOptions(FieldDescriptor field) {
		this.field = field;
		this.options = field.getOptions().getUnknownFields();
	}

	static SchemaOptions of(FieldDescriptor field) {
		return new SchemaOptions(field);
	}

	boolean isExperimental() {
		return number(EXPERIMENTAL) != 0;
	}

	boolean isDeprecated() {
		return this.field.getOptions().getDeprecated();
	}

	/**
	 * Returns what an event does to the state.
	 * @param kinds the enum that names the kinds
	 * @return the name of the constant
	 * @throws SchemaException if the event has no kind
	 */
	String kind(EnumDescriptor kinds) {
		long number = number(KIND);
		EnumValueDescriptor kind = (number != 0) ? kinds.findValueByNumber((int) number) : null;
		if (kind == null) {
			throw new SchemaException("The event '%s' lacks the option (kind): say what it means for the state"
				.formatted(this.field.getName()));
		}
		return kind.getName();
	}

	boolean floods() {
		return number(FLOODS) != 0;
	}

	boolean isUnasked() {
		return number(UNASKED) != 0;
	}

	boolean isKnownToAll() {
		return number(KNOWN_TO_ALL) != 0;
	}

	Role role() {
		long number = number(ROLE);
		Role[] roles = Role.values();
		if (number < 0 || number >= roles.length) {
			throw new SchemaException(
					"The field '%s' has the unknown role %d".formatted(this.field.getFullName(), number));
		}
		return roles[(int) number];
	}

	/** Empty if no method reads the field. */
	String accessor() {
		return text(ACCESSOR);
	}

	boolean isFlag() {
		return number(FLAG) != 0;
	}

	/** Empty if it is the default of the type. */
	String unlessTold() {
		return text(UNLESS_TOLD);
	}

	/** Empty if entering does not repeat the argument. */
	String entersAs() {
		return text(ENTERS_AS);
	}

	boolean movesAvatar() {
		return number(MOVES_AVATAR) != 0;
	}

	private long number(int option) {
		List<Long> values = this.options.getField(option).getVarintList();
		return values.isEmpty() ? 0 : values.get(values.size() - 1);
	}

	private String text(int option) {
		var values = this.options.getField(option).getLengthDelimitedList();
		return values.isEmpty() ? "" : values.get(values.size() - 1).toStringUtf8();
	}

	/**
	 * What a field is there for, in the order of the numbers of {@code FieldRole}.
	 */
	enum Role {

		NONE, PLAYER, TARGET, MAP, DELETES

	}

}
