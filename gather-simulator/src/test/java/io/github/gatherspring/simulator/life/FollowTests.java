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

package io.github.gatherspring.simulator.life;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.SetFollowTarget;
import io.github.gatherspring.simulator.GatherSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of simulated players who follow somebody.
 */
class FollowTests {

	private final GatherSimulator simulator = GatherSimulator.builder()
		.players(2)
		.autonomous(false)
		.virtualClock(true)
		.build()
		.start();

	private final SimulatedPlayer leader = this.simulator.player("guest-1").appearsAt("office-main", 5, 6);

	private final SimulatedPlayer follower = this.simulator.player("guest-2").appearsAt("office-main", 5, 12);

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void whoFollowsWalksAfterTheLeaderOneStepATickAndStopsBesideIt() {
		follow("guest-1");
		tick();
		assertThat(this.follower.y()).isEqualTo(11);
		tick(10);
		assertThat(distance()).isOne();
		this.leader.walksTo(15, 6);
		tick();
		assertThat(distance()).isGreaterThan(1);
		tick(20);
		assertThat(distance()).isOne();
	}

	@Test
	void whoFollowsNobodyStays() {
		follow("guest-1");
		follow("");
		tick(10);
		assertThat(this.follower.y()).isEqualTo(12);
	}

	@Test
	void whoFollowsGoesThroughThePortal() {
		follow("guest-1");
		this.leader.appearsAt("rooftop", 10, 10);
		tick(80);
		assertThat(this.follower.mapId()).isEqualTo("rooftop");
		assertThat(distance()).isOne();
	}

	@Test
	void whoseLeaderHasLeftWaits() {
		follow("guest-1");
		this.leader.leaves();
		tick(10);
		assertThat(this.follower.y()).isEqualTo(12);
		this.leader.joins();
		tick(10);
		assertThat(distance()).isOne();
	}

	private void follow(String target) {
		this.follower.does(ClientServerAction.newBuilder()
			.setSetFollowTarget(SetFollowTarget.newBuilder().setFollowTarget(target)));
	}

	private void tick() {
		tick(1);
	}

	private void tick(int times) {
		this.simulator.clock().advance(Autopilot.TICK.multipliedBy(times));
	}

	private int distance() {
		return Math.abs(this.leader.x() - this.follower.x()) + Math.abs(this.leader.y() - this.follower.y());
	}

}
