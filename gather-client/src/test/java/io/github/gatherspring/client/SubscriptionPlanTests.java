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

import java.util.List;
import java.util.Set;

import com.google.protobuf.Message;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.RespawnComplete;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerHeartbeat;
import io.github.gatherspring.proto.SubscriptionsUpdated;
import io.github.gatherspring.proto.action.EventCatalog;
import io.github.gatherspring.proto.action.EventDescriptor;
import io.github.gatherspring.setting.SettingNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SubscriptionPlan}.
 */
class SubscriptionPlanTests {

	private static SubscriptionPlan plan(SubscriptionMode mode, List<String> included, List<String> excluded) {
		return new SubscriptionPlan(mode, included, excluded, false, SettingNames.OF_BUILDER);
	}

	@Test
	void whatTheServerHasToSayIsAskedForAndWhatComesUnaskedIsNot() {
		assertThat(plan(SubscriptionMode.AUTO, List.of(), List.of()).names(Set.of(ServerHeartbeat.class)))
			.containsExactly("error", "info", "warn");
	}

	@Test
	void whatTheServerHasToSayCanBeExcludedAndInModeNoneIncluded() {
		assertThat(plan(SubscriptionMode.AUTO, List.of(), List.of("info")).names(Set.of())).containsExactly("error",
				"warn");
		assertThat(plan(SubscriptionMode.NONE, List.of("info", "warn", "subscriptionsUpdated", "ready"), List.of())
			.names(Set.of())).containsExactly("info", "subscriptionsUpdated", "warn");
	}

	@Test
	void whatTheServerAnswersToASubscriptionIsAskedForByWhoListensToIt() {
		assertThat(plan(SubscriptionMode.AUTO, List.of(), List.of()).names(Set.of(SubscriptionsUpdated.class)))
			.contains("subscriptionsUpdated");
	}

	@ParameterizedTest
	@ValueSource(classes = { Message.class, ServerClientEvent.class, ServerClientBatch.class })
	void everyEventMeansAllThatServersDoNotRefuse(Class<?> type) {
		Set<String> unasked = Set.of("ready", "serverHeartbeat", "transactionStatus");
		assertThat(plan(SubscriptionMode.AUTO, List.of(), List.of()).names(Set.of(type))).hasSize(118)
			.containsExactlyInAnyOrderElementsOf(EventCatalog.all()
				.stream()
				.filter((event) -> !event.deprecated() && !unasked.contains(event.name()))
				.map(EventDescriptor::name)
				.toList());
	}

	@Test
	@SuppressWarnings("deprecation") // only an older server sends it
	void aDeprecatedEventIsAskedForByWhoNamesIt() {
		assertThat(
				plan(SubscriptionMode.AUTO, List.of(), List.of()).names(Set.of(Message.class, RespawnComplete.class)))
			.contains("respawnComplete");
		assertThat(plan(SubscriptionMode.AUTO, List.of("respawn_complete"), List.of()).names(Set.of()))
			.contains("respawnComplete");
	}

	@Test
	void theStateAsksForWhatItIsMadeOf() {
		SubscriptionPlan plan = new SubscriptionPlan(SubscriptionMode.AUTO, List.of(), List.of(), true,
				SettingNames.OF_BUILDER);
		assertThat(plan.names(Set.of(PlayerChats.class))).contains("playerMoves", "spaceSetsIdMapping", "playerChats")
			.doesNotContain("playerGhosts", "mapSetObjects");
	}

	@Test
	void anUnknownNameIsRefusedWithTheSettingThatHoldsIt() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> plan(SubscriptionMode.AUTO, List.of("playerMovez"), List.of()))
			.withMessageContaining("includeEvents")
			.withMessageContaining("playerMoves");
	}

}
