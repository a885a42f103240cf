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

import java.util.List;
import java.util.stream.Collectors;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.ProtocolTable;
import io.github.gatherspring.proto.SetTextStatus;
import io.github.gatherspring.proto.SpaceUpdatesItems;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ActionCatalog} and {@link ActionDescriptor}.
 */
class ActionCatalogTests {

	@Test
	void theActionsAreThoseOfTheTableInItsOrderWithTheirArguments() {
		List<String> table = ProtocolTable.read("actions.tsv").cells("name", "field", "number", "status", "arguments");
		assertThat(ActionCatalog.all().stream().map(ActionCatalogTests::row)).hasSize(129)
			.containsExactlyElementsOf(table.stream()
				// One of the two is given; the table has no mark for that.
				.map((row) -> row.replace("token string, api_key string", "token string?, api_key string?"))
				.toList());
	}

	private static String row(ActionDescriptor action) {
		String status = action.deprecated() ? "deprecated" : action.experimental() ? "experimental" : "";
		String arguments = action.arguments()
			.stream()
			.map((argument) -> "%s %s%s%s".formatted(argument.snakeCaseName(), argument.type(),
					argument.repeated() ? "[]" : "", argument.optional() ? "?" : ""))
			.collect(Collectors.joining(", "));
		return String.join(" ", action.snakeCaseName(), action.name(), Integer.toString(action.number()), status,
				arguments);
	}

	@Test
	void anActionIsFoundByBothItsNames() {
		assertThat(ActionCatalog.get("map_set_use_drawn_b_g")).isSameAs(ActionCatalog.get("mapSetUseDrawnBG"));
		assertThat(ActionCatalog.get("set_emote_v2").name()).isEqualTo("setEmoteV2");
		assertThat(ActionCatalog.get("fx_shake_object").name()).isEqualTo("fxShakeObject");
		assertThat(ActionCatalog.get("update_space_items").messageType()).isEqualTo(SpaceUpdatesItems.class);
	}

	@Test
	void aWrongNameNamesTheNearestThreeInItsOwnSpelling() {
		assertThatExceptionOfType(UnknownActionException.class).isThrownBy(() -> ActionCatalog.get("set_txt_status"))
			.withMessageContaining("'set_txt_status'")
			.satisfies((ex) -> assertThat(ex.nearest()).first().isEqualTo("set_text_status"))
			.satisfies((ex) -> ex.nearest().forEach((name) -> assertThat(ex).hasMessageContaining(name)));
		assertThatExceptionOfType(UnknownActionException.class).isThrownBy(() -> ActionCatalog.get("telepotr"))
			.satisfies((ex) -> assertThat(ex.nearest()).first().isEqualTo("teleport"));
		assertThatExceptionOfType(UnknownActionException.class).isThrownBy(() -> ActionCatalog.get("SetName"))
			.satisfies((ex) -> assertThat(ex.nearest()).first().isEqualTo("setName"));
		assertThatExceptionOfType(UnknownActionException.class).isThrownBy(() -> ActionCatalog.get("textStatus"))
			.satisfies((ex) -> assertThat(ex.nearest()).contains("setTextStatus"));
		assertThatExceptionOfType(UnknownActionException.class).isThrownBy(() -> ActionCatalog.get("foo"))
			.withMessage("There is no action 'foo'. ActionCatalog.all() lists all actions")
			.satisfies((ex) -> assertThat(ex.nearest()).isEmpty());
		assertThatExceptionOfType(UnknownActionException.class).isThrownBy(() -> ActionCatalog.get(""));
	}

	@Test
	void theDocumentationHasWhatTheReferenceClientPrintsAndMore() {
		ActionDescriptor action = ActionCatalog.get("set_text_status");
		assertThat(action.documentation().lines()).contains("setTextStatus (set_text_status)", "Args:",
				"  textStatus (string)", "  targetId (string) optional");
		assertThat(action.documentation()).contains(SchemaDocumentation.of(SetTextStatus.getDescriptor()));
		assertThat(action.summary()).isNotBlank();
		assertThat(action.arguments()).allSatisfy((argument) -> assertThat(argument.documentation()).isNotBlank());
		assertThat(action.group()).isEqualTo("profile");
		assertThat(action).hasToString("setTextStatus");
	}

	@Test
	void theDocumentationOfEachActionNamesItsArguments() {
		assertThat(ActionCatalog.all()).allSatisfy((action) -> {
			assertThat(action.documentation()).startsWith(action.name()).contains("Args:");
			assertThat(action.arguments()).allSatisfy((argument) -> assertThat(action.documentation())
				.contains("  %s (%s".formatted(argument.name(), argument.type())));
		});
	}

	@Test
	void theDocumentationSaysWhatIsDeprecatedOrExperimentalAndNamesTheConstants() {
		assertThat(ActionCatalog.get("setImpassable").documentation()).contains("Deprecated:");
		assertThat(ActionCatalog.get("setIsAlone").documentation()).contains("Experimental:");
		assertThat(ActionCatalog.get("move").documentation()).contains("One of Left, Right, Up, Down, Dance.");
	}

	@Test
	void aReadyMadeActionHasItsDescriptor() {
		ClientServerAction action = ActionCatalog.encode("wave", "user", true);
		assertThat(ActionCatalog.of(action)).isSameAs(ActionCatalog.get("wave"));
		assertThat(ActionCatalog.of(ClientServerAction.getDefaultInstance())).isNull();
	}

}
