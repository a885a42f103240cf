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

import io.github.gatherspring.proto.UpdateSubscriptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names that are asked for together.
 */
class SubscriptionGroupTests {

	private static SubscriptionGroup group(String... names) {
		UpdateSubscriptions.Builder all = UpdateSubscriptions.newBuilder().putMapUpdateIds("map", 1);
		for (String name : names) {
			all.putSubscriptions(name, true);
		}
		return SubscriptionGroup.of(all.build());
	}

	@Test
	void theNamesThatEveryServerKnowsComeFirst() {
		assertThat(group("playerChats", "playerJoins", "info", "mapCommitsChanges").sorted())
			.containsExactly("mapCommitsChanges", "playerJoins", "info", "playerChats");
	}

	@Test
	void halvesHaveAllNamesOnceAndKeepTheMaps() {
		List<SubscriptionGroup> halves = group("a", "b", "c", "d", "e").halves();
		assertThat(halves.get(0).sorted()).containsExactly("a", "b");
		assertThat(halves.get(0).firstHalf()).isTrue();
		assertThat(halves.get(1).sorted()).containsExactly("c", "d", "e");
		assertThat(halves.get(1).firstHalf()).isFalse();
		assertThat(halves).allSatisfy((half) -> assertThat(half.names().getMapUpdateIdsMap()).containsKey("map"))
			.noneMatch(SubscriptionGroup::fails);
	}

	@Test
	void aReasonMentionsANameOnlyAsAWholeWord() {
		SubscriptionGroup group = group("playerChats", "playerMoves", "info");
		assertThat(group.mentionedIn("unknown event: playerChats")).containsExactly("playerChats");
		assertThat(group.mentionedIn("'playerMoves', playerChats")).containsExactly("playerChats", "playerMoves");
		assertThat(group.mentionedIn("more information: playerChatsV2")).isEmpty();
		assertThat(group.mentionedIn("")).isEmpty();
	}

	@Test
	void onlyTheNamesThatAreToBeSentAreWanted() {
		UpdateSubscriptions change = UpdateSubscriptions.newBuilder()
			.putSubscriptions("info", true)
			.putSubscriptions("warn", false)
			.build();
		assertThat(SubscriptionGroup.of(change).wanted()).containsExactly("info");
		assertThat(SubscriptionGroup.of(change).size()).isEqualTo(2);
	}

	@Test
	void whatIsLeftOfAGroupIsNoHalf() {
		SubscriptionGroup left = group("a", "b", "c").halves().get(0).only(List.of("a"));
		assertThat(left.sorted()).containsExactly("a");
		assertThat(left.firstHalf()).isFalse();
		assertThat(left.failing().fails()).isTrue();
	}

}
