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

import java.util.Map;

import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is generated from the options that say what events mean.
 */
class StateSourcesTests {

	private static final Map<Integer, Object> STATE = Map.of(SampleSchema.KIND, 2);

	@Test
	void anEventIsARowOfTheTable() {
		SampleSchema schema = new SampleSchema().event(Map.of(SampleSchema.KIND, 2, SampleSchema.FLOODS, 1))
			.eventField("encId", Type.TYPE_UINT32, Map.of(SampleSchema.ROLE, 1))
			.eventField("friend", Type.TYPE_STRING, Map.of(SampleSchema.ROLE, 2))
			.eventField("textStatus", Type.TYPE_STRING, Map.of());
		assertThat(source(schema, "EventTable"))
			.contains("new EventMeaning(1, \"ready\", EventKind.PLAYER_STATE, \"encId\", \"friend\", null, null,"
					+ " List.of(PlayerField.FRIEND, PlayerField.TEXT_STATUS), false, true, false, false)");
	}

	@Test
	void aMomentSetsNoField() {
		SampleSchema schema = new SampleSchema().eventField("encId", Type.TYPE_UINT32, Map.of(SampleSchema.ROLE, 1))
			.eventField("text", Type.TYPE_STRING, Map.of());
		assertThat(source(schema, "EventTable")).contains("EventKind.MOMENT, \"encId\", null, null, null, List.of()");
	}

	@Test
	void anEventWithoutAKindEndsTheBuildAndIsNamed() {
		assertThat(GatherProtocPlugin.generate(new SampleSchema().event(Map.of()).request()).getError())
			.contains("'ready'", "(kind)");
	}

	@Test
	void twoFieldsOfOneRoleEndTheBuild() {
		SampleSchema schema = new SampleSchema().eventField("a", Type.TYPE_UINT32, Map.of(SampleSchema.ROLE, 1))
			.eventField("b", Type.TYPE_UINT32, Map.of(SampleSchema.ROLE, 1));
		assertThat(GatherProtocPlugin.generate(schema.request()).getError()).contains("'ready'", "PLAYER", "a, b");
	}

	@Test
	void aMethodReadsAFieldAndIsDocumentedByTheSchema() {
		SampleSchema schema = new SampleSchema().event(STATE)
			.eventField("textStatus", Type.TYPE_STRING, Map.of(SampleSchema.ACCESSOR, "statusText"))
			.commentOnEventField(0, "Text beside the name.");
		assertThat(source(schema, "PlayerState")).contains("Return the player's status text.", "Text beside the name.",
				"public String statusText() {", "Object value = value(PlayerField.TEXT_STATUS);",
				"return (value != null) ? (String) value : \"\";");
		assertThat(source(schema, "PlayerField")).contains("TEXT_STATUS(\"textStatus\");");
	}

	@Test
	void aFlagIsReadAsBooleanAndADefaultOfItsOwnIsReturned() {
		SampleSchema schema = new SampleSchema().event(STATE)
			.eventField("ghost", Type.TYPE_UINT32, Map.of(SampleSchema.ACCESSOR, "ghost", SampleSchema.FLAG, 1))
			.eventField("speed", Type.TYPE_FLOAT,
					Map.of(SampleSchema.ACCESSOR, "speed", SampleSchema.UNLESS_TOLD, "1"));
		assertThat(source(schema, "PlayerState")).contains("public boolean ghost() {",
				"return (value != null) ? (Integer) value != 0 : false;", "public float speed() {",
				"return (value != null) ? (Float) value : 1;", "the number, 1 if the server has not told it");
	}

	@Test
	void anArgumentIsKeptForTheNextEntryUnlessItIsAboutSomebodyElse() {
		SampleSchema schema = new SampleSchema()
			.field("colour", Type.TYPE_STRING, Map.of(SampleSchema.ENTERS_AS, "shade"))
			.field("targetId", Type.TYPE_STRING, Map.of(SampleSchema.ROLE, 2));
		assertThat(source(schema, "EnteringActions")).contains("case 1 -> !action.getPaint().hasTargetId();",
				"info.setShade(action.getPaint().getColour());");
	}

	@Test
	void anArgumentForAFieldThatEnteringDoesNotHaveEndsTheBuild() {
		SampleSchema schema = new SampleSchema().field("colour", Type.TYPE_STRING,
				Map.of(SampleSchema.ENTERS_AS, "tint"));
		assertThat(GatherProtocPlugin.generate(schema.request()).getError()).contains("Paint.colour", "'tint'",
				"PlayerInitInfo");
	}

	private static String source(SampleSchema schema, String name) {
		CodeGeneratorResponse response = GatherProtocPlugin.generate(schema.request());
		assertThat(response.getError()).isEmpty();
		return response.getFileList()
			.stream()
			.filter((file) -> file.getName().endsWith("/" + name + ".java"))
			.findFirst()
			.orElseThrow()
			.getContent();
	}

}
