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

import com.google.protobuf.Message;
import io.github.gatherspring.proto.ErrorEvent;
import io.github.gatherspring.proto.MapSetCollisionsBits;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.ProtocolTable;
import io.github.gatherspring.proto.Ready;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SetTextStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link EventCatalog} and {@link EventDescriptor}.
 */
class EventCatalogTests {

	@Test
	void theEventsAreThoseOfTheTable() {
		assertThat(EventCatalog.all().stream().map(EventCatalogTests::row)).hasSize(139)
			.containsExactlyInAnyOrderElementsOf(
					ProtocolTable.read("events.tsv").cells("name", "field", "number", "message", "status"));
	}

	private static String row(EventDescriptor event) {
		String status = event.deprecated() ? "deprecated" : event.experimental() ? "experimental" : "";
		return String.join(" ", event.snakeCaseName(), event.name(), Integer.toString(event.number()),
				event.messageType().getSimpleName(), status);
	}

	@Test
	void anEventIsFoundByItsNamesItsNumberAndItsMessage() {
		EventDescriptor event = EventCatalog.get("playerChats");
		assertThat(EventCatalog.get("player_chats")).isSameAs(event);
		assertThat(EventCatalog.byNumber(9)).isSameAs(event);
		assertThat(EventCatalog.byMessageType(PlayerChats.class)).isSameAs(event);
		assertThat(event.eventCase()).isEqualTo(ServerClientEvent.EventCase.PLAYERCHATS);
		assertThat(EventCatalog.get("error").messageType()).isEqualTo(ErrorEvent.class);
	}

	@Test
	void eachEventHasAMessageOfItsOwn() {
		assertThat(EventCatalog.all().stream().map(EventDescriptor::messageType)).doesNotHaveDuplicates();
		assertThat(EventCatalog.all())
			.allSatisfy((event) -> assertThat(EventCatalog.byMessageType(event.messageType())).isSameAs(event));
	}

	@Test
	void anUnknownEventHasNoDescriptor() {
		assertThat(EventCatalog.byNumber(-1)).isNull();
		assertThat(EventCatalog.byNumber(0)).isNull();
		assertThat(EventCatalog.byNumber(2)).isNull();
		assertThat(EventCatalog.byNumber(Integer.MAX_VALUE)).isNull();
		assertThat(EventCatalog.byMessageType(SetTextStatus.class)).isNull();
		assertThat(EventCatalog.of(ServerClientEvent.getDefaultInstance())).isNull();
		assertThat(EventCatalog.message(ServerClientEvent.getDefaultInstance())).isNull();
		assertThatExceptionOfType(UnknownEventException.class).isThrownBy(() -> EventCatalog.get("playerChat"))
			.withMessageContaining("'playerChats'")
			.satisfies((ex) -> assertThat(ex.nearest()).first().isEqualTo("playerChats"))
			.satisfies((ex) -> assertThat(ex.event()).isEqualTo("playerChat"));
	}

	@Test
	void theMessageOfEachEventIsTakenOutOfItsEnvelope() {
		SampleMessages samples = SampleMessages.complete(1);
		assertThat(EventCatalog.all()).allSatisfy((event) -> {
			Message message = samples.of(event.defaultInstance());
			ServerClientEvent envelope = ServerClientEvent.newBuilder()
				.setField(ServerClientEvent.getDescriptor().findFieldByNumber(event.number()), message)
				.build();
			assertThat(EventCatalog.of(envelope)).isSameAs(event);
			assertThat(EventCatalog.message(envelope)).isSameAs(message);
			assertThat(event.message(envelope)).isSameAs(message);
			assertThat(event.parser().parseFrom(message.toByteArray())).isEqualTo(message);
		});
	}

	@Test
	void anEnvelopeOfAnotherEventHasNothingForThisOne() {
		ServerClientEvent envelope = ServerClientEvent.newBuilder().setReady(Ready.newBuilder().setId("u")).build();
		assertThat(EventCatalog.get("playerChats").message(envelope)).isEqualTo(PlayerChats.getDefaultInstance());
	}

	@Test
	void theDocumentationNamesTheFields() {
		assertThat(EventCatalog.all()).allSatisfy((event) -> {
			assertThat(event.documentation()).startsWith(event.name()).contains("Fields:");
			assertThat(event.summary()).isNotBlank();
			assertThat(event.fields()).allSatisfy((field) -> assertThat(event.documentation())
				.contains("  %s (%s".formatted(field.name(), field.type())));
		});
		assertThat(EventCatalog.byMessageType(MapSetCollisionsBits.class)).isNotNull()
			.satisfies((event) -> assertThat(event.group()).isEqualTo("map"))
			.satisfies((event) -> assertThat(event).hasToString("mapSetCollisionsBits"));
	}

}
