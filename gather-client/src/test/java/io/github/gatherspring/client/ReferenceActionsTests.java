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

package io.github.gatherspring.client;

import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.google.protobuf.Internal;
import com.google.protobuf.Message;
import io.github.gatherspring.proto.action.ActionArgument;
import io.github.gatherspring.proto.action.ActionCatalog;
import io.github.gatherspring.proto.action.ActionDescriptor;
import io.github.gatherspring.simulator.GatherSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The names that the reference client lists, each called by name and by method over the
 * socket. Most calls are refused by the server; what counts is what arrives.
 */
class ReferenceActionsTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final GatherSimulator simulator = GatherSimulator.builder()
		.port(0)
		.players(1)
		.autonomous(false)
		.unlimitedRate()
		.build();

	@SuppressWarnings("NullAway.Init")
	private GatherClient client;

	@BeforeEach
	void start() {
		this.simulator.start();
		this.client = GatherClient.builder()
			.apiKey(this.simulator.apiKey())
			.spaceId(this.simulator.spaceId())
			.apiBaseUrl(URI.create(this.simulator.apiBaseUrl()))
			.stateEnabled(false)
			.build();
		this.client.start();
		assertThat(this.client.awaitReady(LIMIT)).isTrue();
	}

	@AfterEach
	void stop() {
		this.client.stop();
		this.simulator.close();
	}

	private static List<String> referenceNames() throws Exception {
		try (var names = Objects
			.requireNonNull(ReferenceActionsTests.class.getResourceAsStream("/reference-actions.txt"))) {
			return new String(names.readAllBytes()).lines().toList();
		}
	}

	@Test
	void eachOfThe116NamesArrivesWhenCalledByNameAndByMethod() throws Exception {
		List<String> names = referenceNames();
		assertThat(names).hasSize(116).doesNotHaveDuplicates();
		List<CompletableFuture<Void>> answers = new ArrayList<>();
		List<String> expected = new ArrayList<>();
		for (String name : names) {
			ActionDescriptor action = ActionCatalog.get(name);
			assertThat(action.snakeCaseName()).isEqualTo(name);
			answers.add(this.client.send(name, arguments(action)));
			answers.add(byMethod(action));
			expected.add(action.name());
			expected.add(action.name());
		}
		CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
			.handle((done, failure) -> null)
			.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
		assertThat(this.simulator.received()).extracting((received) -> received.name())
			.filteredOn((name) -> expected.contains(name))
			.containsAll(expected);
		for (String name : expected) {
			assertThat(this.simulator.received(name)).as(name).hasSizeGreaterThanOrEqualTo(2);
		}
	}

	private static Map<String, Object> arguments(ActionDescriptor action) {
		Map<String, Object> arguments = new HashMap<>();
		for (ActionArgument argument : action.arguments()) {
			if (!argument.optional() && !argument.repeated() && !argument.map()) {
				arguments.put(argument.name(), switch (argument.type()) {
					case "string" -> "";
					case "bool" -> false;
					case "uint32", "uint64", "int32", "float", "double" -> 0;
					default -> argument.type().endsWith(".ENUM") ? 0 : Map.of();
				});
			}
		}
		return arguments;
	}

	@SuppressWarnings("unchecked")
	private CompletableFuture<Void> byMethod(ActionDescriptor action) throws Exception {
		Method method = GatherClient.class.getMethod(action.name(), action.messageType());
		Message empty = Internal.getDefaultInstance(action.messageType().asSubclass(Message.class));
		return (CompletableFuture<Void>) Objects.requireNonNull(method.invoke(this.client, empty));
	}

	@Test
	void theListOfActionsIsThatOfTheSchema() {
		assertThat(this.client.actions()).hasSize(129).isEqualTo(ActionCatalog.all());
		assertThat(this.client.actions().get(0).name()).isEqualTo("clientHeartbeat");
		assertThat(ActionCatalog.get("set_text_status").documentation()).contains("set_text_status")
			.contains("Args:")
			.contains("textStatus (string)");
	}

}
