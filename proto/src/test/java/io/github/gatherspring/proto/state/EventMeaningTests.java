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

package io.github.gatherspring.proto.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.google.protobuf.DescriptorProtos.FieldOptions;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.Type;
import io.github.gatherspring.proto.EventKind;
import io.github.gatherspring.proto.EventsProto;
import io.github.gatherspring.proto.OptionsProto;
import io.github.gatherspring.proto.ProtocolTable;
import io.github.gatherspring.proto.ServerClientEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventMeaning} against the descriptors and against the tables of the
 * protocol.
 */
class EventMeaningTests {

	/** Of a player and yet no state, as the description of the protocol lists them. */
	private static final List<String> MOMENTS = List.of("playerChats", "playerWaves", "playerRings",
			"playerShootsConfetti", "playerHighFives", "playerInteractsWithObject", "playerTriggersObject",
			"playerTriggersInventoryItem", "playerSetsImagePointer", "playerStartsRecording", "playerNotifies",
			"customEvent");

	@Test
	void eachEventOfTheSchemaHasAMeaningAndNothingElseHas() {
		assertThat(EventMeaning.all()).extracting(EventMeaning::name)
			.containsExactlyElementsOf(events().map(FieldDescriptor::getName).toList());
		assertThat(EventMeaning.all()).extracting(EventMeaning::kind)
			.doesNotContain(EventKind.NO_KIND, EventKind.UNRECOGNIZED);
		assertThat(EventMeaning.of(0)).isNull();
		assertThat(EventMeaning.of(-1)).isNull();
		assertThat(EventMeaning.of(100_000)).isNull();
	}

	@Test
	void theTableSaysWhatTheOptionsOfTheSchemaSay() {
		events().forEach((event) -> {
			EventMeaning meaning = of(event);
			FieldOptions options = event.getOptions();
			assertThat(meaning.kind()).as(event.getName()).isEqualTo(options.getExtension(OptionsProto.kind));
			assertThat(meaning.floods()).isEqualTo(options.getExtension(OptionsProto.floods));
			assertThat(meaning.unasked()).isEqualTo(options.getExtension(OptionsProto.unasked));
			assertThat(meaning.knownToAll()).isEqualTo(options.getExtension(OptionsProto.knownToAll));
		});
	}

	@Test
	void theEventsThatServersRefuseAreThoseThatTheProtocolCallsDeprecated() {
		List<String> deprecated = ProtocolTable.read("events.tsv")
			.rows()
			.stream()
			.filter((row) -> ProtocolTable.cell(row, "status").equals("deprecated"))
			.map((row) -> ProtocolTable.cell(row, "field"))
			.toList();
		assertThat(EventMeaning.all().stream().filter(EventMeaning::deprecated).map(EventMeaning::name))
			.containsExactlyInAnyOrderElementsOf(deprecated);
		assertThat(EventMeaning.all().stream().filter(EventMeaning::knownToAll)).isNotEmpty()
			.noneMatch(EventMeaning::deprecated);
	}

	@Test
	void onlyThreeEventsComeUnasked() {
		assertThat(EventMeaning.all().stream().filter(EventMeaning::unasked).map(EventMeaning::name))
			.containsExactlyInAnyOrder("ready", "serverHeartbeat", "transactionStatus");
	}

	@Test
	void whereverThereIsTheNumberOfAPlayerTheEventIsAboutIt() {
		for (Map<String, String> row : ProtocolTable.read("events.tsv").rows()) {
			EventMeaning meaning = named(ProtocolTable.cell(row, "field"));
			List<String> fields = fieldsOf(ProtocolTable.cell(row, "message"));
			if (fields.contains("encId") && meaning.kind() != EventKind.ID_MAPPING) {
				assertThat(meaning.player()).as(meaning.name()).isEqualTo("encId");
			}
			if (fields.contains("encIdTarget")) {
				assertThat(meaning.target()).as(meaning.name()).isEqualTo("encIdTarget");
			}
			if (fields.contains("mapId") && !meaning.sets().contains(PlayerField.MAP_ID)) {
				assertThat(meaning.map()).as(meaning.name()).isEqualTo("mapId");
			}
			if (fields.contains("delete")) {
				assertThat(meaning.deletes()).as(meaning.name()).isEqualTo("delete");
			}
		}
	}

	@Test
	void whatNamesSomebodyIsAFieldOfTheEventThatCanHoldTheName() {
		events().forEach((event) -> {
			EventMeaning meaning = of(event);
			Stream.of(meaning.player(), meaning.target())
				.filter(Objects::nonNull)
				.forEach((field) -> assertThat(type(event, field)).as(event.getName()).isIn(Type.UINT32, Type.STRING));
			assertThat(type(event, meaning.map())).as(event.getName()).isIn(null, Type.STRING);
			assertThat(type(event, meaning.deletes())).as(event.getName()).isIn(null, Type.BOOL);
		});
	}

	@Test
	void anEventOfAPlayerIsStateUnlessTheProtocolCallsItAMoment() {
		assertThat(MOMENTS).allSatisfy((name) -> assertThat(named(name).isState()).isFalse());
		Set<EventKind> ofPlayers = Set.of(EventKind.PLAYER_STATE, EventKind.ENTERS_WHISPER, EventKind.LEAVES_WHISPER,
				EventKind.INVENTORY, EventKind.JOINS, EventKind.EXITS);
		assertThat(EventMeaning.all().stream().filter((meaning) -> ofPlayers.contains(meaning.kind())))
			.hasSizeGreaterThan(50)
			.allSatisfy((meaning) -> assertThat(meaning.player()).isEqualTo("encId"));
		assertThat(EventMeaning.all()
			.stream()
			.filter((meaning) -> meaning.name().startsWith("player") && "encId".equals(meaning.player())
					&& !meaning.isState()))
			.extracting(EventMeaning::name)
			.containsExactlyInAnyOrder("playerRings", "playerInteracts", "playerShootsConfetti",
					"playerSetsImagePointer", "playerNotifies", "playerTriggersItem", "playerRequestsToLead",
					"playerSendsCommand", "playerHighFives", "playerCrafts", "playerTriggersInventoryItem",
					"playerWaves", "playerStartsRecording", "playerInteractsWithObject", "playerTriggersObject");
	}

	@Test
	void anEventOfAPlayersStateSetsEveryFieldThatTheProtocolGivesIt() {
		Set<EventKind> setting = Set.of(EventKind.PLAYER_STATE, EventKind.ENTERS_WHISPER, EventKind.INVENTORY);
		for (Map<String, String> row : ProtocolTable.read("events.tsv").rows()) {
			EventMeaning meaning = named(ProtocolTable.cell(row, "field"));
			List<String> expected = setting.contains(meaning.kind())
					? fieldsOf(ProtocolTable.cell(row, "message")).stream()
						.filter((field) -> !field.equals("encId") && !field.equals("encIdTarget"))
						.toList()
					: List.of();
			assertThat(meaning.sets()).as(meaning.name())
				.extracting(PlayerField::fieldName)
				.containsExactlyElementsOf(expected);
		}
	}

	@Test
	void theFieldsOfMovesComeFirst() {
		assertThat(named("playerMoves").sets()).containsExactly(PlayerField.X, PlayerField.Y, PlayerField.DIRECTION,
				PlayerField.MAP_ID, PlayerField.LAST_INPUT_ID);
		assertThat(PlayerField.values()).startsWith(named("playerMoves").sets().toArray(PlayerField[]::new));
	}

	@Test
	void theTableIsReadWithoutBuildingTheSchema() throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xlog:class+load:stdout", "-cp", System.getProperty("java.class.path"), ReadsTheTable.class.getName())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		assertThat(output).contains(EventMeaning.class.getName() + " ", "playerChats is MOMENT")
			.doesNotContain(EventsProto.class.getName() + " ", "com.google.protobuf.Descriptors ");
	}

	private static Stream<FieldDescriptor> events() {
		return ServerClientEvent.getDescriptor().getRealOneofs().get(0).getFields().stream();
	}

	private static EventMeaning of(FieldDescriptor event) {
		return Objects.requireNonNull(EventMeaning.of(event.getNumber()), event.getName());
	}

	private static EventMeaning named(String name) {
		return EventMeaning.all()
			.stream()
			.filter((meaning) -> meaning.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No event " + name));
	}

	private static List<String> fieldsOf(String message) {
		return ProtocolTable.read("messages.tsv")
			.rows()
			.stream()
			.filter((row) -> ProtocolTable.cell(row, "message").equals(message))
			.map((row) -> ProtocolTable.cell(row, "field"))
			.filter((field) -> !field.isEmpty())
			.toList();
	}

	private static @Nullable Type type(FieldDescriptor event, @Nullable String field) {
		return (field != null) ? event.getMessageType().findFieldByName(field).getType() : null;
	}

	static class ReadsTheTable {

		public static void main(String[] arguments) {
			EventMeaning.all()
				.stream()
				.filter((meaning) -> meaning.name().equals("playerChats"))
				.forEach((meaning) -> System.out.println(meaning.name() + " is " + meaning.kind()));
		}

	}

}
