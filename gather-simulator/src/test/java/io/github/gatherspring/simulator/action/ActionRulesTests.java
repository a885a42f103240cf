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

package io.github.gatherspring.simulator.action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.gatherspring.proto.ClientHeartbeat;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.Exit;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.TransactionStatus;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.MinimalClient;
import io.github.gatherspring.simulator.api.Role;
import io.github.gatherspring.simulator.api.SpaceView;
import io.github.gatherspring.simulator.world.Events;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks all actions: each has its effect, and each refuses wrong data without one.
 */
class ActionRulesTests {

	private final GatherSimulator simulator = GatherSimulator.builder()
		.players(2)
		.autonomous(false)
		.virtualClock(true)
		.key("member-key", "member-1", Role.MEMBER)
		.build();

	private final List<MinimalClient> clients = new ArrayList<>();

	private MinimalClient owner = connect();

	private MinimalClient member = connect();

	private MinimalClient connect() {
		this.simulator.start();
		MinimalClient client = MinimalClient.entered(this.simulator,
				this.clients.isEmpty() ? this.simulator.apiKey() : "member-key");
		this.clients.add(client);
		return client;
	}

	@BeforeEach
	void settle() {
		this.owner.await((event) -> this.owner.events(EventCase.PLAYERJOINS).size() == 4);
		this.simulator.player("guest-1").appearsAt("office-main", 8, 8);
		forget();
	}

	@AfterEach
	void stop() {
		this.clients.forEach(MinimalClient::close);
		this.simulator.close();
	}

	static List<ActionExample> examples() {
		return ActionExample.all();
	}

	static List<ActionExample> examplesWithWrongData() {
		return ActionExample.all().stream().filter((example) -> example.wrong() != null).toList();
	}

	static List<ActionExample> examplesForSome() {
		return ActionExample.all().stream().filter((example) -> rule(example).access() != Access.ANYONE).toList();
	}

	@Test
	void everyActionHasARuleAndAnExample() {
		Set<String> actions = ClientServerAction.getDescriptor()
			.getFields()
			.stream()
			.map((field) -> field.getName())
			.filter((name) -> !name.equals("txnId"))
			.collect(Collectors.toSet());
		assertThat(actions).hasSize(129);
		assertThat(ActionRules.all()).extracting((rule) -> ActionRules.name(rule.action()))
			.containsExactlyInAnyOrderElementsOf(actions);
		assertThat(ActionExample.all()).extracting(ActionExample::name).containsExactlyInAnyOrderElementsOf(actions);
	}

	@ParameterizedTest
	@MethodSource("examples")
	void hasItsEffect(ActionExample example) {
		if (example.right().getActionCase() == ActionCase.INIT) {
			assertThat(rule(example).events()).containsExactly("ready");
			return;
		}
		if (example.first() != null) {
			assertThat(send(this.owner, example.first()).getReason()).isEmpty();
		}
		forget();
		TransactionStatus status = send(this.owner, example.right());
		assertThat(status.getReason()).isEmpty();
		assertThat(status.getSucceeded()).isTrue();
		Awaitility.await("the events of " + example)
			.untilAsserted(() -> assertThat(
					Stream.concat(this.owner.events().stream(), this.member.events().stream()).map(Events::name))
				.containsAll(rule(example).events()));
	}

	@ParameterizedTest
	@MethodSource("examplesWithWrongData")
	void refusesWrongDataAndChangesNothing(ActionExample example) {
		if (example.first() != null) {
			assertThat(send(this.owner, example.first()).getReason()).isEmpty();
		}
		if (example.right().getActionCase() == ActionCase.LEAVEWHISPER) {
			assertThat(send(this.owner, example.right()).getSucceeded()).isTrue();
		}
		if (example.exits()) {
			this.owner.send((action) -> action.setExit(Exit.getDefaultInstance()));
		}
		forget();
		SpaceView before = this.simulator.space();
		TransactionStatus status = send(this.owner, Objects.requireNonNull(example.wrong()));
		assertThat(status.getSucceeded()).isFalse();
		assertThat(status.getReason()).isNotBlank();
		assertThat(this.owner.await(EventCase.ERROR).getError().getCode()).isEqualTo(example.code());
		assertThat(this.owner.cases()).containsExactly(EventCase.ERROR, EventCase.TRANSACTIONSTATUS);
		assertThat(this.member.events()).isEmpty();
		assertThat(this.simulator.space()).isEqualTo(before);
	}

	@ParameterizedTest
	@MethodSource("examplesForSome")
	void refusesWhoHasNotTheRole(ActionExample example) {
		MinimalClient asker = this.member;
		if (rule(example).access() == Access.MEMBERS) {
			return;
		}
		TransactionStatus status = send(asker, example.right());
		assertThat(status.getSucceeded()).isFalse();
		assertThat(status.getReason()).contains("OWNER").contains("GENERAL_MEMBER");
		assertThat(asker.await(EventCase.ERROR).getError().getCode()).isEqualTo(403);
		assertThat(this.owner.events()).isEmpty();
	}

	@Test
	void theTableInTheDocumentationIsTheTableOfRules() throws IOException {
		Path page = Path.of("..", "docs", "simulator.md");
		List<String> rows = Files.readAllLines(page)
			.stream()
			.dropWhile((line) -> !line.startsWith("## The 129 actions"))
			.filter((line) -> line.startsWith("| `"))
			.toList();
		List<String> expected = ActionRules.all().stream().map(ActionRulesTests::row).toList();
		assertThat(rows).containsExactlyElementsOf(expected);
	}

	static String row(ActionRule rule) {
		String who = switch (rule.access()) {
			case ANYONE -> "anybody";
			case MEMBERS -> "members";
			case BUILDERS -> "builders, owners";
			case MODERATORS -> "moderators, owners";
			case OWNERS -> "owners";
		};
		String events = rule.events().stream().map((event) -> "`" + event + "`").collect(Collectors.joining(", "));
		return "| `" + ActionRules.name(rule.action()) + "` | " + who + (rule.avatar() ? ", entered" : "") + " | "
				+ rule.effect() + " | " + events + " |";
	}

	private static TransactionStatus send(MinimalClient client, ClientServerAction action) {
		return client.send((builder) -> builder.mergeFrom(action));
	}

	private static ActionRule rule(ActionExample example) {
		ActionRule rule = ActionRules.of(example.right().getActionCase());
		assertThat(rule).as(example.name()).isNotNull();
		return Objects.requireNonNull(rule);
	}

	private void forget() {
		for (MinimalClient client : Arrays.asList(this.owner, this.member)) {
			client.send((action) -> action.setClientHeartbeat(ClientHeartbeat.getDefaultInstance()));
			client.forget();
		}
	}

}
