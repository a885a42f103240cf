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
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.github.gatherspring.LogCapture;
import io.github.gatherspring.proto.CustomEvent;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.simulator.GatherSimulatorBuilder;
import io.github.gatherspring.space.SpaceStateEvents;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A server that sends nonsense over a real socket: the connection stays, the nonsense is
 * counted, and what is sound beside it arrives. A failure names the seed;
 * {@code -Dgather.test.seed=…} repeats it.
 */
class InboundProperties extends AbstractClientTests {

	private static final int ROUNDS = 40;

	private static final int FRAMES = 200;

	private final long seed = Long.getLong("gather.test.seed", System.nanoTime());

	private final SplittableRandom random = new SplittableRandom(this.seed);

	private final SpaceStateEvents events = new SpaceStateEvents(this.random);

	private final List<String> arrived = new CopyOnWriteArrayList<>();

	private int sent;

	@Override
	GatherSimulatorBuilder configure(GatherSimulatorBuilder simulator) {
		return simulator.batchSize(64 * 1024);
	}

	private ServerClientEvent marker() {
		return ServerClientEvent.newBuilder()
			.setCustomEvent(CustomEvent.newBuilder().setName("marker").setPayload(String.valueOf(this.sent++)))
			.build();
	}

	private GatherClient listening() {
		GatherClient client = client((builder) -> builder.reconnect(RARE));
		client.on(CustomEvent.class, (event) -> {
			if (event.getName().equals("marker")) {
				this.arrived.add(event.getPayload());
			}
		});
		client.on(PlayerChats.class, (chat) -> {
		});
		client.on(ServerClientEvent.class, (event) -> {
		});
		client.on(ServerClientBatch.class, (batch) -> {
		});
		client.start();
		assertThat(client.awaitReady(LIMIT)).isTrue();
		return client;
	}

	private void awaitMarkers(GatherClient client) {
		await().atMost(LIMIT).until(() -> this.arrived.size() >= this.sent || !client.status().isReady());
		List<String> expected = new ArrayList<>();
		for (int number = 0; number < this.sent; number++) {
			expected.add(String.valueOf(number));
		}
		assertThat(this.arrived).as("seed %d", this.seed).isEqualTo(expected);
		assertThat(client.status().isReady()).as("seed %d: %s", this.seed, client.status()).isTrue();
		assertThat(client.status().reconnects()).isZero();
		assertThat(client.setTextStatus("alive")).succeedsWithin(LIMIT);
	}

	private byte[] real() {
		ServerClientBatch.Builder batch = ServerClientBatch.newBuilder();
		int count = 1 + this.random.nextInt(4);
		for (int i = 0; i < count; i++) {
			batch.addEvents(this.events.next());
		}
		return batch.build().toByteArray();
	}

	private byte[] mutated() {
		byte[] frame = real();
		int changes = 1 + this.random.nextInt(4);
		for (int i = 0; i < changes; i++) {
			frame[this.random.nextInt(frame.length)] = (byte) this.random.nextInt();
		}
		return frame;
	}

	private byte[] noise() {
		byte[] frame = new byte[this.random.nextInt(60)];
		this.random.nextBytes(frame);
		return frame;
	}

	/** A frame that ends in the middle of its last event. */
	private byte[] cut() {
		byte[] last = ServerClientBatch.newBuilder()
			.addEvents(ServerClientEvent.newBuilder()
				.setCustomEvent(CustomEvent.newBuilder().setName("cut").setPayload("short")))
			.build()
			.toByteArray();
		byte[] before = real();
		byte[] frame = Arrays.copyOf(before, before.length + last.length);
		System.arraycopy(last, 0, frame, before.length, last.length);
		return Arrays.copyOf(frame, frame.length - 1 - this.random.nextInt(last.length - 1));
	}

	@Test
	void whateverComesTheConnectionStaysAndWhatIsSoundArrives() {
		try (LogCapture log = LogCapture.ofClients(Level.ERROR)) {
			GatherClient client = listening();
			int garbage = 0;
			for (int round = 0; round < ROUNDS; round++) {
				for (int i = 0; i < FRAMES; i++) {
					switch (this.random.nextInt(4)) {
						case 0 -> this.simulator.connection().sendRaw(noise());
						case 1 -> this.simulator.connection().sendRaw(mutated());
						case 2 -> this.simulator.connection().sendRaw(real());
						default -> {
							this.simulator.connection().sendRaw(cut());
							garbage++;
						}
					}
					if (this.random.nextInt(20) == 0) {
						this.simulator.connection().send(marker());
					}
				}
				this.simulator.connection().send(marker());
				awaitMarkers(client);
			}
			assertThat(client.statistics().undecodable()).as("seed %d", this.seed).isGreaterThanOrEqualTo(garbage);
			assertThat(log.lines(Level.ERROR)).as("seed %d", this.seed).isEmpty();
		}
	}

	@Test
	void soundEventsBesideABrokenOneInTheSameFrameAreHandled() {
		GatherClient client = listening();
		// A chat whose inside is no message.
		ServerClientEvent broken = ServerClientEvent.newBuilder()
			.setUnknownFields(UnknownFieldSet.newBuilder()
				.addField(ServerClientEvent.PLAYERCHATS_FIELD_NUMBER,
						UnknownFieldSet.Field.newBuilder()
							.addLengthDelimited(ByteString.copyFrom(new byte[] { (byte) 0xff, (byte) 0xff }))
							.build())
				.build())
			.build();
		for (int i = 0; i < 100; i++) {
			this.simulator.connection().send(marker(), broken, marker());
		}
		awaitMarkers(client);
		assertThat(client.statistics().undecodable()).isGreaterThanOrEqualTo(100);
	}

	@Test
	void aFrameCutShortIsDroppedAsAWholeAndTheNextOneHandled() {
		GatherClient client = listening();
		byte[] lost = ServerClientBatch.newBuilder()
			.addEvents(ServerClientEvent.newBuilder()
				.setCustomEvent(CustomEvent.newBuilder().setName("marker").setPayload("lost")))
			.addEvents(ServerClientEvent.newBuilder()
				.setPlayerMoves(PlayerMoves.newBuilder().setEncId(1).setMapId("nowhere")))
			.build()
			.toByteArray();
		for (int length = 1; length < lost.length; length++) {
			this.simulator.connection().sendRaw(Arrays.copyOf(lost, length));
			this.simulator.connection().send(marker());
		}
		int wholeFirst = ServerClientBatch.newBuilder()
			.addEvents(ServerClientEvent.newBuilder()
				.setCustomEvent(CustomEvent.newBuilder().setName("marker").setPayload("lost")))
			.build()
			.getSerializedSize();
		await().atMost(LIMIT).until(() -> this.arrived.size() == this.sent + 1);
		// Cut between its events a frame is one of fewer events.
		assertThat(this.arrived.indexOf("lost")).isEqualTo(wholeFirst - 1);
		assertThat(client.statistics().undecodable()).isEqualTo(lost.length - 2L);
		assertThat(client.status().isReady()).isTrue();
	}

}
