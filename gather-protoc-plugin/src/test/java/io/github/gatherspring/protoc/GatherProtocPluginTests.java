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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GatherProtocPlugin} and what it writes.
 */
class GatherProtocPluginTests {

	private static final String FOLDER = "io/github/gatherspring/proto/action/";

	@Test
	void theAnswerIsWrittenInTheFormThatProtocReads() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		GatherProtocPlugin.answer(new ByteArrayInputStream(new SampleSchema().request().toByteArray()), out);
		CodeGeneratorResponse response = CodeGeneratorResponse.parseFrom(out.toByteArray());
		assertThat(response.getError()).isEmpty();
		assertThat(response.getSupportedFeatures())
			.isEqualTo(CodeGeneratorResponse.Feature.FEATURE_PROTO3_OPTIONAL_VALUE);
		assertThat(response.getFileList()).extracting(CodeGeneratorResponse.File::getName)
			.containsExactly(FOLDER + "ColourActions.java", FOLDER + "GatherActions.java",
					FOLDER + "EventMessages.java", FOLDER + "ActionMessages.java",
					FOLDER + "schema-documentation.properties", "io/github/gatherspring/proto/state/EventTable.java",
					"io/github/gatherspring/proto/state/PlayerField.java",
					"io/github/gatherspring/proto/state/PlayerState.java",
					"io/github/gatherspring/proto/state/EnteringActions.java");
	}

	@Test
	void anActionWithoutArgumentsHasAMethodWithoutParametersAndOneForTheMessage() {
		assertThat(methods(new SampleSchema())).containsExactly("paint()", "paint(Paint message)");
	}

	@Test
	void optionalArgumentsAreInASecondOverload() {
		SampleSchema schema = new SampleSchema().field("mapId", Type.TYPE_STRING)
			.optionalField("alpha", Type.TYPE_FLOAT)
			.field("x", Type.TYPE_UINT32);
		assertThat(methods(schema)).containsExactly("paint(String mapId, int x)",
				"paint(String mapId, @Nullable Float alpha, int x)", "paint(Paint message)");
	}

	@Test
	void theTypesAreThoseThatReadWell() {
		SampleSchema schema = new SampleSchema().field("a", Type.TYPE_UINT64)
			.field("b", Type.TYPE_BOOL)
			.field("c", Type.TYPE_DOUBLE)
			.field("d", Type.TYPE_BYTES)
			.repeatedField("e", Type.TYPE_STRING)
			.mapField("f", Type.TYPE_STRING, Type.TYPE_INT32);
		assertThat(methods(schema))
			.contains("paint(long a, boolean b, double c, ByteString d, Iterable<String> e, Map<String, Integer> f)");
		assertThat(source(schema)).contains("import com.google.protobuf.ByteString;", "import java.util.Map;",
				"builder.putAllF(ActionArguments.map(\"paint\", \"f\", f, false, false));",
				"builder.setA(ActionArguments.unsigned(\"paint\", \"a\", a));",
				"builder.addAllE(ActionArguments.list(\"paint\", \"e\", e, false));");
	}

	@Test
	void onlyOneCaseOfAOneofIsAccepted() {
		SampleSchema schema = new SampleSchema().oneof("ink", "red", "blue");
		assertThat(methods(schema)).containsExactly("paint()", "paint(@Nullable String red, @Nullable String blue)",
				"paint(Paint message)");
		assertThat(source(schema)).contains("ActionArguments.atMostOne(\"paint\", \"ink\", red, blue);");
	}

	@Test
	void aNameThatJavaKeepsForItselfIsChanged() {
		assertThat(methods(new SampleSchema().field("class", Type.TYPE_STRING).field("builder", Type.TYPE_STRING)))
			.contains("paint(String class_, String builder_)");
	}

	@Test
	void theCommentsBecomeJavadoc() {
		String source = source(new SampleSchema().field("mapId", Type.TYPE_STRING)
			.commentOnPaint("Paints a map.\n\nSlowly: 2 < 3 & so on.")
			.commentOnField(0, "Which map.\nAny."));
		assertThat(source).contains(" * Colours of the space.",
				"\t * Paints a map.\n\t * <p>\n\t * Slowly: 2 &lt; 3 &amp; so on.",
				"\t * @param mapId Which map. Any\n");
	}

	@Test
	void deprecatedAndExperimentalActionsSaySo() {
		String source = source(
				new SampleSchema().deprecated().experimental().commentOnPaint("Paints. It is deprecated: use dye."));
		assertThat(source).contains("\t * @deprecated It is deprecated: use dye.", "\t@Deprecated\n",
				"Experimental: Gather may change or withdraw this action without notice.");
		assertThat(source(new SampleSchema())).doesNotContain("@Deprecated", "Experimental");
	}

	@Test
	void theCommentsTravelAsProperties() {
		CodeGeneratorResponse response = GatherProtocPlugin
			.generate(new SampleSchema().field("mapId", Type.TYPE_STRING).commentOnField(0, "A \\ B\nC").request());
		assertThat(response.getFile(4).getContent()).contains("sample/colour.proto=Colours of the space.\n")
			.contains("Paint.mapId=A \\\\ B\\nC\n");
	}

	@Test
	void aMissingCommentEndsTheBuildAndSaysWhere() {
		SampleSchema schema = new SampleSchema().parameter("require_comments")
			.field("mapId", Type.TYPE_STRING)
			.commentOnPaint("Paints.");
		CodeGeneratorResponse response = GatherProtocPlugin.generate(schema.request());
		assertThat(response.getFileList()).isEmpty();
		assertThat(response.getError()).contains("no comment", "sample/colour.proto: Paint.mapId", "ClientServerAction")
			.doesNotContain("sample/colour.proto: Paint\n", "sample/colour.proto: a comment");
	}

	@Test
	void anUnknownOptionEndsTheBuild() {
		assertThat(GatherProtocPlugin.generate(new SampleSchema().parameter("comments").request()).getError())
			.contains("'comments'", "'require_comments'");
	}

	@Test
	void aSchemaWithoutActionsEndsTheBuild() {
		assertThat(GatherProtocPlugin.generate(CodeGeneratorRequest.getDefaultInstance()).getError())
			.contains("ClientServerAction");
	}

	@Test
	void theMessagesOfEventsAreTakenOutByNumber() {
		assertThat(GatherProtocPlugin.generate(new SampleSchema().request()).getFile(2).getContent())
			.contains("case 1 -> event.getReady();", "default -> null;", "import org.example.ServerClientEvent;")
			.contains("case 1 -> Ready.parser();", "case \"org.example.Ready\" -> 1;", "default -> 0;");
	}

	@Test
	void theNamesOfActionsAreKnownByNumber() {
		assertThat(GatherProtocPlugin.generate(new SampleSchema().request()).getFile(3).getContent())
			.contains("case 1 -> \"paint\";", "case 1 -> Paint.getDefaultInstance();");
	}

	private static String source(SampleSchema schema) {
		CodeGeneratorResponse response = GatherProtocPlugin.generate(schema.request());
		assertThat(response.getError()).isEmpty();
		return response.getFile(0).getContent();
	}

	private static java.util.List<String> methods(SampleSchema schema) {
		return source(schema).lines()
			.filter((line) -> line.contains("default CompletableFuture<Void> "))
			.map((line) -> line.strip().replace("default CompletableFuture<Void> ", "").replace(" {", ""))
			.toList();
	}

}
