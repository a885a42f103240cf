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

import com.google.protobuf.DescriptorProtos.DescriptorProto;
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

	private final DescriptorProto.Builder paint = DescriptorProto.newBuilder().setName("Paint");

	private final FieldOptions.Builder actionOptions = FieldOptions.newBuilder();

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
			.addMessageType(DescriptorProto.newBuilder().setName("Ready"))
			.addMessageType(envelope("ClientServerAction", "action",
					FieldDescriptorProto.newBuilder()
						.setName("paint")
						.setTypeName(".Paint")
						.setOptions(this.actionOptions)))
			.addMessageType(envelope("ServerClientEvent", "event",
					FieldDescriptorProto.newBuilder().setName("ready").setTypeName(".Ready")))
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
