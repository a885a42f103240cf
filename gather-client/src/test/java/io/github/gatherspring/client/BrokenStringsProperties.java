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

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import io.github.gatherspring.codec.BrokenStrings;
import io.github.gatherspring.proto.CustomEvent;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.action.EventCatalog;
import io.github.gatherspring.space.SpaceStateEvents;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Frames in which a string of one event is not UTF-8, whichever event and string it is. A
 * failure names the seed; {@code -Dgather.test.seed=…} repeats it.
 */
class BrokenStringsProperties {

	private static final int ROUNDS = 3000;

	private final long seed = Long.getLong("gather.test.seed", System.nanoTime());

	private final SplittableRandom random = new SplittableRandom(this.seed);

	private final SpaceStateEvents events = new SpaceStateEvents(this.random);

	private final BrokenStrings broken = new BrokenStrings(this.random);

	@Test
	void everyEventOfTheFrameReachesListenersOfEventsAndOfBatches() {
		FrameBench bench = new FrameBench();
		List<ServerClientEvent> events = new ArrayList<>();
		List<ServerClientBatch> batches = new ArrayList<>();
		bench.listenTo(ServerClientEvent.class, events);
		bench.listenTo(ServerClientBatch.class, batches);
		int refused = 0;
		for (int round = 0; round < ROUNDS; round++) {
			events.clear();
			batches.clear();
			byte[] odd = this.broken.write(this.events.next());
			refused += BrokenStrings.isRefused(ServerClientEvent.getDefaultInstance(), odd) ? 1 : 0;
			bench.receive(FrameBench.frame(marker("before"), ByteString.copyFrom(odd), marker("after")));
			assertThat(events).as("seed %d, round %d", this.seed, round).hasSize(3);
			assertThat(events.get(0).getCustomEvent().getName()).isEqualTo("before");
			assertThat(events.get(2).getCustomEvent().getName()).isEqualTo("after");
			assertThat(batches).as("seed %d, round %d", this.seed, round).hasSize(1);
			assertThat(batches.get(0).getEventsList()).as("seed %d, round %d", this.seed, round).isEqualTo(events);
			assertThat(odd.length == 0 || text(EventCatalog.message(events.get(1))).contains("\ufffd"))
				.as("seed %d, round %d: %s", this.seed, round, events.get(1))
				.isTrue();
		}
		assertThat(refused).as("seed %d: rounds with a broken string", this.seed).isGreaterThan(ROUNDS / 2);
		assertThat(bench.pipeline().undecodable()).as("seed %d", this.seed).isZero();
	}

	/* Escaped text would hide the character that is looked for. */
	private static String text(@Nullable Message message) {
		return (message != null) ? TextFormat.printer().escapingNonAscii(false).printToString(message) : "";
	}

	private static ByteString marker(String name) {
		return ServerClientEvent.newBuilder()
			.setCustomEvent(CustomEvent.newBuilder().setName(name))
			.build()
			.toByteString();
	}

}
