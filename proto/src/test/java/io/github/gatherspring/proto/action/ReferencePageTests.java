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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.ServerClientEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps {@code docs/actions.md} and {@code docs/events.md} equal to the comments of the
 * schema. With {@code -Dupdate=docs} the pages are written.
 */
class ReferencePageTests {

	private static final Path DOCS = Path.of("..", "docs");

	private static final String ACTIONS = """
			# Actions

			Everything that a client can send, %d actions. Each is a method of `GatherClient` of the same name with the
			required arguments in the order below, a second method that takes the optional ones too (`null` leaves one
			out), and a third that takes the message. The future completes with the answer of the server.

			```java
			client.setTextStatus("In a call");
			client.setTextStatus("In a call", targetId);
			client.setTextStatus(SetTextStatus.newBuilder().setTextStatus("In a call").build());
			client.send("set_text_status", "In a call");
			client.send("set_text_status", Map.of("text_status", "In a call"));
			```

			`uint32` is `int` and `uint64` is `long` in the typed methods; a negative number is refused before it is
			sent, and one that the Java type cannot hold is given by name or through the message. By name, actions and
			arguments may be written in lowerCamelCase or in snake\\_case. The line below each name holds the name in
			snake\\_case and the field number.

			Text and emoji status outlive the connection. When a client stops, it clears those that it set; with
			`gather.presence.clear-on-stop=false` (`clearStatusOnStop(false)` on the builder) it leaves them. A run that
			ends by itself (`gather.exit-after-run=true`, or `client.run(…)` of a client that it started) leaves them in
			any case.
			""";

	private static final String EVENTS = """
			# Events

			Everything that the server can send, %d events. A client gets those that it has subscribed to, by the names
			below; listeners are enough to subscribe.

			```java
			@GatherEventListener
			void on(PlayerChats chat) {
			}
			```

			An optional field that is absent leaves things as they were. `encId` stands for a player on one connection
			only. The line below each name holds the name in snake\\_case and the field number.
			""";

	@Test
	void thePageOfActionsIsUpToDate() throws IOException {
		check("actions.md", ReferencePage.of(ACTIONS.formatted(ActionCatalog.all().size()), "action",
				ClientServerAction.getDescriptor().getRealOneofs().get(0).getFields()));
	}

	@Test
	void thePageOfEventsIsUpToDate() throws IOException {
		check("events.md", ReferencePage.of(EVENTS.formatted(EventCatalog.all().size()), "event",
				ServerClientEvent.getDescriptor().getRealOneofs().get(0).getFields()));
	}

	private static void check(String name, String page) throws IOException {
		Path file = DOCS.resolve(name);
		if ("docs".equals(System.getProperty("update"))) {
			Files.createDirectories(DOCS);
			Files.writeString(file, page);
		}
		assertThat(file).exists();
		// Git may have checked the page out with other line ends.
		assertThat(Files.readString(file).lines())
			.as("docs/%s is stale: run mvn -pl proto -am test -Dtest=ReferencePageTests -Dupdate=docs -Dsurefire.failIfNoSpecifiedTests=false",
					name)
			.containsExactlyElementsOf(page.lines().toList());
	}

}
