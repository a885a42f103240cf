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

package io.github.gatherspring.connection;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is known of a server's answers to subscriptions.
 */
class GrantsTests {

	private final RefusedNames names = new RefusedNames();

	private final Grants grants = new Grants(this.names);

	private void ask(String... group) {
		this.grants.want(Set.of(group));
		this.grants.ask(Set.of(group));
	}

	@Test
	void aServerThatTookNoRequestIsDeafUnlessNothingWasWanted() {
		assertThat(this.grants.isDeaf()).isFalse();
		ask("info");
		assertThat(this.grants.isDeaf()).isTrue();
		this.grants.granted();
		assertThat(this.grants.isDeaf()).isFalse();
		assertThat(this.grants.hasAny()).isTrue();
	}

	@Test
	void whatTheServerLeavesOutIsWithheldAndToldOnce() {
		ask("info", "warn");
		this.grants.confirmed(List.of("info"));
		this.grants.granted();
		assertThat(this.grants.settle(0)).containsExactly("warn");
		assertThat(this.names.all()).containsExactly("warn");
		assertThat(this.grants.settle(0)).isEmpty();
	}

	@Test
	void aConfirmationAfterTheAnswerStillCounts() {
		ask("info", "warn");
		this.grants.granted();
		assertThat(this.grants.settle(0)).isEmpty();
		this.grants.confirmed(List.of("info"));
		assertThat(this.grants.settle(0)).containsExactly("warn");
	}

	@Test
	void namesAtFaultAreToldAndNotAskedForAgain() {
		ask("info", "nonsense");
		this.grants.leaveOut(List.of("nonsense"));
		this.grants.granted();
		assertThat(this.grants.settle(0)).containsExactly("nonsense");
		assertThat(this.names.all()).containsExactly("nonsense");
	}

	@Test
	void aServerThatGrantsNothingWithholdsAllThatWasWanted() {
		ask("info", "warn");
		ask("playerChats");
		this.grants.withholdAll();
		assertThat(this.names.all()).containsExactlyInAnyOrder("info", "warn", "playerChats");
	}

}
