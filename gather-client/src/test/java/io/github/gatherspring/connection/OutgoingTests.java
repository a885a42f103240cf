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

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.Enter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application's actions, over sessions and without one.
 */
class OutgoingTests {

	private final Rig rig = new Rig();

	@AfterEach
	void nothingIsLeft() {
		this.rig.close();
	}

	@Test
	void actionsWaitForTheFirstConnectionAndGoOutInOrder() {
		List<Rig.End> ends = IntStream.range(0, 5).mapToObj((number) -> this.rig.submit("n" + number)).toList();
		this.rig.ready();
		assertThat(this.rig.names()).containsExactly("n0", "n1", "n2", "n3", "n4");
		assertThat(ends).allMatch((end) -> end.how().equals("succeeded"));
	}

	@Test
	void anActionOfAClientThatIsNeverStartedEndsAtItsLimit() {
		Rig.End end = this.rig.submit("too early", Duration.ofSeconds(30));
		this.rig.advance(Duration.ofMillis(29_900));
		assertThat(end.isDone()).isFalse();
		this.rig.advance(Duration.ofMillis(200));
		assertThat(end.how()).isEqualTo("timed out");
		this.rig.advance(Duration.ofMillis(200));
		assertThat(this.rig.time.alarms()).as("nothing is looked after any more").isZero();
		this.rig.ready();
		assertThat(this.rig.names()).isEmpty();
	}

	@Test
	void theLimitRunsFromTheCallAlsoWhenTheClientStartsInBetween() {
		this.rig.answered.remove(ActionCase.SETNAME);
		Rig.End end = this.rig.submit("early", Duration.ofSeconds(30));
		this.rig.advance(Duration.ofSeconds(20));
		this.rig.ready();
		this.rig.advance(Duration.ofMillis(9_800));
		assertThat(end.isDone()).isFalse();
		this.rig.advance(Duration.ofMillis(400));
		assertThat(end.how()).isEqualTo("timed out");
	}

	@Test
	void actionsWaitForTheAvatarAndNoLongerThanTenSeconds() {
		this.rig.enter = Enter.getDefaultInstance();
		this.rig.answered.remove(ActionCase.ENTER);
		this.rig.start();
		Rig.End end = this.rig.submit("after the avatar");
		this.rig.advance(Duration.ofMillis(9_500));
		assertThat(this.rig.names()).isEmpty();
		this.rig.advance(Duration.ofMillis(500));
		assertThat(end.how()).isEqualTo("succeeded");
	}

	@Test
	void whatWasWrittenFailsWithItsSessionAndIsNeverSentAgain() {
		this.rig.answered.remove(ActionCase.SETNAME);
		this.rig.ready();
		Rig.End end = this.rig.submit("once");
		this.rig.run();
		this.rig.wire().receiver().closed(1006, "");
		this.rig.run();
		assertThat(end.how()).contains("the server may have carried the action out").endsWith("[sent]");
		this.rig.advance(Duration.ofSeconds(2));
		assertThat(this.rig.state()).isEqualTo(ConnectionState.READY);
		assertThat(this.rig.names()).containsExactly("once");
	}

	@Test
	void whatComesBetweenTwoSessionsGoesToTheSecond() {
		this.rig.ready();
		this.rig.wire().receiver().closed(1006, "");
		this.rig.run();
		Rig.End end = this.rig.submit("in between");
		assertThat(this.rig.connection().queuedActions()).isEqualTo(1);
		this.rig.advance(Duration.ofMillis(1));
		assertThat(end.how()).isEqualTo("succeeded");
		assertThat(this.rig.connection().queuedActions()).isZero();
	}

	@Test
	void aHundredWaitAndTheNextIsRefusedByNumber() {
		List<Rig.End> ends = IntStream.range(0, 101).mapToObj((number) -> this.rig.submit("n" + number)).toList();
		assertThat(ends.get(100).how()).isEqualTo("full: 100");
		assertThat(ends.subList(0, 100)).noneMatch(Rig.End::isDone);
		this.rig.ready();
		assertThat(this.rig.names()).hasSize(100);
	}

	@Test
	void aStoppedClientAndOneThatGaveUpRefuseAndSayWhy() {
		this.rig.ready();
		this.rig.stop(List.of());
		assertThat(this.rig.submit("late").how()).contains("the client is stopped; start it first");
		this.rig.start();
		this.rig.wire().receiver().closed(4003, "");
		this.rig.run();
		assertThat(this.rig.submit("late").how()).contains("the client gave up").contains("4003");
	}

}
