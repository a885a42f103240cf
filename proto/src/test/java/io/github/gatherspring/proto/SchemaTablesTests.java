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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the schema with the tables of the protocol, row by row and in both directions.
 * The rows of a message are compared in their order too, because arguments are given in
 * that order.
 */
class SchemaTablesTests {

	private final ProtocolTable messages = ProtocolTable.read("messages.tsv");

	@Test
	void everyFieldOfTheTableIsInTheSchemaAndNoOther() {
		assertThat(SchemaFiles.messages().flatMap((message) -> fieldRows(message).stream()))
			.containsExactlyInAnyOrderElementsOf(fieldsOfTheTable().stream().map(SchemaTablesTests::row).toList());
	}

	@Test
	void theFieldsOfAMessageAreInTheOrderOfTheTable() {
		List<String> table = fieldsOfTheTable().stream()
			.map((row) -> ProtocolTable.cell(row, "message") + "." + ProtocolTable.cell(row, "field"))
			.toList();
		// The table of events starts with the protocol's own, the schema with the lowest
		// number.
		assertThat(SchemaFiles.messages().filter((message) -> !message.getName().equals("ServerClientEvent")))
			.allSatisfy((message) -> assertThat(message.getFields().stream().map(FieldDescriptor::getFullName))
				.isSubsetOf(table)
				.isSortedAccordingTo((a, b) -> Integer.compare(table.indexOf(a), table.indexOf(b))));
	}

	@Test
	void everyMessageWithoutFieldsIsInTheTable() {
		List<String> table = this.messages.rows()
			.stream()
			.filter((row) -> ProtocolTable.cell(row, "field").isEmpty())
			.map((row) -> (ProtocolTable.cell(row, "message") + " " + ProtocolTable.cell(row, "status")).strip())
			.toList();
		assertThat(SchemaFiles.messages()
			.filter((message) -> message.getFields().isEmpty())
			.map((message) -> message.getFullName() + (message.getOptions().getDeprecated() ? " deprecated" : "")))
			.containsExactlyInAnyOrderElementsOf(table);
	}

	@Test
	void onlyAMessageWithoutFieldsIsDeprecatedAsAWhole() {
		// The table deprecates fields; where a message has none, the row of the message.
		assertThat(SchemaFiles.messages().filter((message) -> message.getOptions().getDeprecated())).isNotEmpty()
			.allSatisfy((message) -> assertThat(message.getFields()).isEmpty());
	}

	@Test
	void everyConstantOfTheTableIsInTheSchemaAndNoOther() {
		assertThat(SchemaFiles.enums()
			.flatMap((type) -> type.getValues()
				.stream()
				.map((constant) -> "%s %s %d".formatted(type.getFullName(), constant.getName(), constant.getNumber()))))
			.containsExactlyInAnyOrderElementsOf(ProtocolTable.read("enums.tsv").cells("enum", "constant", "number"));
	}

	@Test
	void everyActionOfTheTableIsInTheSchemaAndNoOther() {
		assertThat(cases(ClientServerAction.getDescriptor())).hasSize(129)
			.containsExactlyElementsOf(ProtocolTable.read("actions.tsv").cells("field", "number", "message", "status"));
	}

	@Test
	void everyEventOfTheTableIsInTheSchemaAndNoOther() {
		assertThat(cases(ServerClientEvent.getDescriptor())).hasSize(139)
			.containsExactlyInAnyOrderElementsOf(
					ProtocolTable.read("events.tsv").cells("field", "number", "message", "status"));
	}

	private List<Map<String, String>> fieldsOfTheTable() {
		return this.messages.rows().stream().filter((row) -> !ProtocolTable.cell(row, "field").isEmpty()).toList();
	}

	private static String row(Map<String, String> row) {
		return String.join(" ", ProtocolTable.cell(row, "message"), ProtocolTable.cell(row, "field"),
				ProtocolTable.cell(row, "number"), ProtocolTable.cell(row, "type"), ProtocolTable.cell(row, "label"),
				ProtocolTable.cell(row, "status"));
	}

	private static List<String> fieldRows(Descriptor message) {
		List<String> rows = new ArrayList<>();
		for (FieldDescriptor field : message.getFields()) {
			rows.add(String.join(" ", message.getFullName(), field.getName(), Integer.toString(field.getNumber()),
					type(field), label(field), status(field)));
		}
		return rows;
	}

	private static List<String> cases(Descriptor envelope) {
		return envelope.getRealOneofs()
			.get(0)
			.getFields()
			.stream()
			.map((field) -> "%s %d %s %s".formatted(field.getName(), field.getNumber(),
					field.getMessageType().getFullName(), status(field)))
			.toList();
	}

	private static String type(FieldDescriptor field) {
		if (field.isMapField()) {
			return "map<%s,%s>".formatted(type(field.getMessageType().findFieldByName("key")),
					type(field.getMessageType().findFieldByName("value")));
		}
		return switch (field.getType()) {
			case ENUM -> field.getEnumType().getFullName();
			case MESSAGE -> field.getMessageType().getFullName();
			default -> field.getType().name().toLowerCase(Locale.ROOT);
		};
	}

	private static String label(FieldDescriptor field) {
		if (field.isMapField()) {
			return "map";
		}
		if (field.getRealContainingOneof() != null) {
			return "oneof:" + field.getRealContainingOneof().getName();
		}
		return field.isRepeated() ? "repeated" : field.toProto().getProto3Optional() ? "optional" : "singular";
	}

	private static String status(FieldDescriptor field) {
		boolean experimental = field.getOptions().getExtension(OptionsProto.experimental);
		return field.getOptions().getDeprecated() ? "deprecated" : experimental ? "experimental" : "";
	}

}
