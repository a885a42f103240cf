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

package io.github.gatherspring.space;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.gatherspring.proto.ServerClientEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Numbers that no sane server sends neither break the state nor make it costly to read. A
 * failure names the seed; {@code -Dgather.test.seed=…} repeats it.
 */
class ExtremeEventsProperties {

	private static final int STEPS = 30_000;

	private final long seed = Long.getLong("gather.test.seed", System.nanoTime());

	private final SplittableRandom random = new SplittableRandom(this.seed);

	private final RandomEvents events = new RandomEvents(this.random, true);

	private final SpaceTracker tracker = new SpaceTracker(
			new SpaceTrackerSettings(Duration.ofSeconds(10), Duration.ofMinutes(5), true, 3), (change) -> {
			});

	private Instant now = Instant.parse("2026-11-23T10:00:00Z");

	@Test
	void nothingBreaksTheState() {
		this.tracker.sessionStarted("user0");
		for (int step = 0; step < STEPS; step++) {
			try {
				step(step);
			}
			catch (AssertionError | RuntimeException ex) {
				throw new AssertionError("Step " + step + " of seed " + this.seed, ex);
			}
		}
	}

	private void step(int step) {
		if (step % 3000 == 2999) {
			this.tracker.sessionEnded(1006, this.now);
			this.tracker.sessionStarted("user0");
		}
		if (step % 3000 == 50) {
			this.tracker.synchronizedWith(this.now);
		}
		ServerClientEvent wrapper = this.events.next();
		FieldDescriptor field = wrapper.getAllFields().keySet().iterator().next();
		this.tracker.apply(field.getNumber(), (Message) wrapper.getField(field), this.now);
		if (step % 20 == 0) {
			this.now = this.now.plusMillis(this.random.nextInt(2_000));
			this.tracker.advance(this.now);
		}
		if (step % 500 == 0) {
			read();
		}
	}

	private void read() {
		GatherSpace space = this.tracker.space();
		for (Player player : space.players()) {
			assertThat(space.near(player, Integer.MAX_VALUE)).doesNotContain(player);
			assertThat(player.toString()).contains(player.id());
			player.fields();
		}
		for (GameMap map : space.maps()) {
			assertThat(map.isImpassable(Integer.MIN_VALUE, Integer.MAX_VALUE)).isTrue();
			map.objects();
			map.nooks();
			map.nooksAt(Integer.MAX_VALUE, -1);
			space.inNook(map.id(), "k1");
			map.fields();
		}
	}

}
