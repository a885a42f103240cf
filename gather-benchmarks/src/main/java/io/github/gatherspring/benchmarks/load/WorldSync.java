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

package io.github.gatherspring.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.gatherspring.benchmarks.server.LoadServerProcess;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.codec.ActionEncoder;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.Init;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.UpdateSubscriptions;
import io.github.gatherspring.setting.SettingNames;
import io.github.gatherspring.wire.Wire;
import io.github.gatherspring.wire.WireException;
import io.github.gatherspring.wire.WireOpener;

/**
 * A world of a thousand players and a large map: from connecting to the complete state,
 * or, as the limit, to the last message decoded and thrown away.
 */
public final class WorldSync {

	private static final int PLAYERS = 1000;

	private WorldSync() {
	}

	/**
	 * Measures.
	 * @param arguments {@code client} or {@code decode}, the size of the objects in bytes
	 * and how often
	 * @throws WireException if the socket could not be opened
	 * @throws InterruptedException if the thread was interrupted
	 */
	public static void main(String[] arguments) throws WireException, InterruptedException {
		Scale.current();
		boolean client = arguments[0].equals("client");
		try (LoadServerProcess server = LoadServerProcess.start(PLAYERS, Integer.parseInt(arguments[1]))) {
			Figures.tell("bytes", server.worldBytes());
			for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
				String warmth = (i == 0) ? "cold" : "warm";
				long allocated = Figures.allocatedBytes();
				long start = System.nanoTime();
				if (client) {
					client(server, warmth, start);
				}
				else {
					new Decoding(server.url().toString()).await();
					Figures.tell(warmth, (System.nanoTime() - start) / 1e6);
				}
				Figures.tell("allocated." + warmth, Figures.allocatedBytes() - allocated);
			}
			LimitReceiver.done();
		}
		System.exit(0);
	}

	private static void client(LoadServerProcess server, String warmth, long start) {
		GatherClient client = Clients.builder(server.url()).build();
		Clients.ready(client);
		Figures.tell(warmth, (System.nanoTime() - start) / 1e6);
		if (client.space().players().size() != PLAYERS) {
			throw new IllegalStateException("Only " + client.space().players().size() + " players came");
		}
		if (warmth.equals("cold")) {
			Figures.tell("retained", Figures.liveHeap());
		}
		client.stop();
	}

	/**
	 * Says the handshake and decodes what comes.
	 */
	private static final class Decoding extends LimitReceiver {

		private final CountDownLatch done = new CountDownLatch(1);

		Decoding(String url) throws WireException, InterruptedException {
			new WireOpener(null, null, 1 << 26, SettingNames.OF_BUILDER).open(java.net.URI.create(url),
					Duration.ofSeconds(10), this);
		}

		void await() throws InterruptedException {
			this.done.await();
		}

		@Override
		public void opened(Wire wire) {
			try {
				wire.send(ByteBuffer.wrap(ActionEncoder.encode(ClientServerAction.newBuilder()
					.setInit(Init.newBuilder().setSpaceId(Clients.SPACE).setApiKey("key"))
					.build(), 0)));
				wire.send(ByteBuffer.wrap(ActionEncoder.encode(ClientServerAction.newBuilder()
					.setUpdateSubscriptions(UpdateSubscriptions.newBuilder().putSubscriptions("playerMoves", true))
					.build(), 1)));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public void frame(ByteBuffer frame) {
			try {
				ServerClientBatch batch = ServerClientBatch.parser()
					.parseFrom(frame.array(), frame.arrayOffset() + frame.position(), frame.remaining());
				for (ServerClientEvent event : batch.getEventsList()) {
					if (event.hasTransactionStatus()) {
						this.done.countDown();
					}
				}
			}
			catch (InvalidProtocolBufferException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
