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
import java.util.Map;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FieldOptions;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;

/**
 * A schema with one action {@code paint} and one event {@code ready}, as protoc would
 * hand it over. The fields of {@code Paint} are the test's.
 */
final class SampleSchema {

	static final int KIND = 50002;

	static final int FLOODS = 50003;

	static final int ROLE = 50006;

	static final int ACCESSOR = 50007;

	static final int FLAG = 50008;

	static final int UNLESS_TOLD = 50009;

	static final int ENTERS_AS = 50010;

	private final DescriptorProto.Builder paint = DescriptorProto.newBuilder().setName("Paint");

	private final DescriptorProto.Builder ready = DescriptorProto.newBuilder().setName("Ready");

	private final FieldDescriptorProto initField = FieldDescriptorProto.newBuilder()
		.setName("shade")
		.setNumber(1)
		.setLabel(Label.LABEL_OPTIONAL)
		.setType(Type.TYPE_STRING)
		.build();

	private final FieldOptions.Builder actionOptions = FieldOptions.newBuilder();

	private FieldOptions eventOptions = options(Map.of(KIND, 1));

	private final SourceCodeInfo.Builder source = SourceCodeInfo.newBuilder();

	private String parameter = "";

	SampleSchema() {
		comment("Colours of the space.", FileDescriptorProto.SYNTAX_FIELD_NUMBER);
	}

	SampleSchema parameter(String parameter) {
		this.parameter = parameter;
		return this;
	}

	/**
	 * Adds a comment as protoc reports it: with the blank after the slashes and a line
	 * feed at the end.
	 */
	SampleSchema comment(String comment, Integer... path) {
		this.source.addLocation(Location.newBuilder()
			.addAllPath(List.of(path))
			.setLeadingComments(" " + comment.replace("\n", "\n ") + "\n"));
		return this;
	}

	SampleSchema commentOnPaint(String comment) {
		return comment(comment, FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER, 0);
	}

	SampleSchema commentOnField(int index, String comment) {
		return comment(comment, FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER, 0, DescriptorProto.FIELD_FIELD_NUMBER,
				index);
	}

	SampleSchema field(String name, Type type) {
		this.paint.addField(newField(name, type));
		return this;
	}

	SampleSchema repeatedField(String name, Type type) {
		this.paint.addField(newField(name, type).setLabel(Label.LABEL_REPEATED));
		return this;
	}

	SampleSchema optionalField(String name, Type type) {
		this.paint.addField(newField(name, type).setProto3Optional(true).setOneofIndex(this.paint.getOneofDeclCount()));
		this.paint.addOneofDecl(OneofDescriptorProto.newBuilder().setName("_" + name));
		return this;
	}

	SampleSchema oneof(String name, String first, String second) {
		int index = this.paint.getOneofDeclCount();
		this.paint.addOneofDecl(OneofDescriptorProto.newBuilder().setName(name));
		this.paint.addField(newField(first, Type.TYPE_STRING).setOneofIndex(index));
		this.paint.addField(newField(second, Type.TYPE_STRING).setOneofIndex(index));
		return this;
	}

	SampleSchema mapField(String name, Type key, Type value) {
		String entry = JavaNames.accessor(name) + "Entry";
		this.paint.addNestedType(DescriptorProto.newBuilder()
			.setName(entry)
			.addField(newField("key", key).setNumber(1))
			.addField(newField("value", value).setNumber(2))
			.setOptions(com.google.protobuf.DescriptorProtos.MessageOptions.newBuilder().setMapEntry(true)));
		this.paint
			.addField(newField(name, Type.TYPE_MESSAGE).setLabel(Label.LABEL_REPEATED).setTypeName(".Paint." + entry));
		return this;
	}

	SampleSchema deprecated() {
		this.actionOptions.setDeprecated(true);
		return this;
	}

	SampleSchema experimental() {
		this.actionOptions.setUnknownFields(UnknownFieldSet.newBuilder()
			.addField(50001, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
			.build());
		return this;
	}

	/**
	 * Gives the event {@code ready} options in place of a kind alone.
	 */
	SampleSchema event(Map<Integer, Object> options) {
		this.eventOptions = options(options);
		return this;
	}

	/**
	 * Adds a field to the event {@code ready}.
	 */
	SampleSchema eventField(String name, Type type, Map<Integer, Object> options) {
		this.ready.addField(FieldDescriptorProto.newBuilder()
			.setName(name)
			.setNumber(this.ready.getFieldCount() + 1)
			.setLabel(Label.LABEL_OPTIONAL)
			.setType(type)
			.setOptions(options(options)));
		return this;
	}

	SampleSchema commentOnEventField(int index, String comment) {
		return comment(comment, FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER, 1, DescriptorProto.FIELD_FIELD_NUMBER,
				index);
	}

	/**
	 * Adds a field to the action with options beyond protobuf's own.
	 */
	SampleSchema field(String name, Type type, Map<Integer, Object> options) {
		this.paint.addField(newField(name, type).setOptions(options(options)));
		return this;
	}

	/** As they come from protoc: the plugin does not know them. */
	private static FieldOptions options(Map<Integer, Object> values) {
		UnknownFieldSet.Builder options = UnknownFieldSet.newBuilder();
		values.forEach((number, value) -> {
			UnknownFieldSet.Field.Builder field = UnknownFieldSet.Field.newBuilder();
			if (value instanceof String text) {
				field.addLengthDelimited(ByteString.copyFromUtf8(text));
			}
			else {
				field.addVarint(((Number) value).longValue());
			}
			options.addField(number, field.build());
		});
		return FieldOptions.newBuilder().setUnknownFields(options.build()).build();
	}

	private static EnumDescriptorProto enumeration(String name, String... constants) {
		EnumDescriptorProto.Builder enumeration = EnumDescriptorProto.newBuilder().setName(name);
		for (String constant : constants) {
			enumeration.addValue(
					EnumValueDescriptorProto.newBuilder().setName(constant).setNumber(enumeration.getValueCount()));
		}
		return enumeration.build();
	}

	private FieldDescriptorProto.Builder newField(String name, Type type) {
		return FieldDescriptorProto.newBuilder()
			.setName(name)
			.setNumber(this.paint.getFieldCount() + 1)
			.setLabel(Label.LABEL_OPTIONAL)
			.setType(type);
	}

	CodeGeneratorRequest request() {
		return CodeGeneratorRequest.newBuilder()
			.setParameter(this.parameter)
			.addFileToGenerate("sample/colour.proto")
			.addProtoFile(file())
			.build();
	}

	private FileDescriptorProto file() {
		FileDescriptorProto.Builder file = FileDescriptorProto.newBuilder()
			.setName("sample/colour.proto")
			.setSyntax("proto3")
			.addMessageType(this.paint)
			.addMessageType(this.ready)
			.addMessageType(DescriptorProto.newBuilder().setName("PlayerInitInfo").addField(this.initField))
			.addEnumType(enumeration("EventKind", "NO_KIND", "MOMENT", "PLAYER_STATE"))
			.addMessageType(envelope("ClientServerAction", "action",
					FieldDescriptorProto.newBuilder()
						.setName("paint")
						.setTypeName(".Paint")
						.setOptions(this.actionOptions)))
			.addMessageType(envelope("ServerClientEvent", "event",
					FieldDescriptorProto.newBuilder()
						.setName("ready")
						.setTypeName(".Ready")
						.setOptions(this.eventOptions)))
			.setSourceCodeInfo(this.source);
		file.getOptionsBuilder().setJavaPackage("org.example").setJavaMultipleFiles(true);
		return file.build();
	}

	private static DescriptorProto envelope(String name, String oneof, FieldDescriptorProto.Builder field) {
		return DescriptorProto.newBuilder()
			.setName(name)
			.addOneofDecl(OneofDescriptorProto.newBuilder().setName(oneof))
			.addField(field.setNumber(1).setLabel(Label.LABEL_OPTIONAL).setType(Type.TYPE_MESSAGE).setOneofIndex(0))
			.build();
	}

}
