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

import java.nio.ByteBuffer;
import java.time.Duration;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.gatherspring.benchmarks.server.LoadServerProcess;
import io.github.gatherspring.codec.FrameWalker;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.setting.SettingNames;
import io.github.gatherspring.wire.Wire;
import io.github.gatherspring.wire.WireOpener;

import org.springframework.web.socket.client.WebSocketClient;

/**
 * Limits of receiving, through the transport that the client uses: frames not looked at
 * ({@code raw}), decoded whole ({@code batch}), or walked over and each event's message
 * decoded ({@code walk}), all on the socket's thread.
 */
public final class ReceiveLimits extends LimitReceiver implements FrameWalker.Visitor {

	private final String level;

	private final Tally tally = new Tally();

	private byte[] data = new byte[0];

	private long framesSeen;

	private volatile int perFrame = 1;

	private ReceiveLimits(String level) {
		this.level = level;
	}

	/**
	 * Measures.
	 * @param arguments the level, the engine if it is not Tomcat's, and for a cold JVM
	 * the number of events a frame
	 * @throws Exception if the engine does not start or the socket could not be opened
	 */
	public static void main(String[] arguments) throws Exception {
		ReceiveLimits limits = new ReceiveLimits(arguments[0]);
		try (LoadServerProcess server = LoadServerProcess.start(100, 0)) {
			WebSocketClient engine = Engines.of((arguments.length > 1) ? arguments[1] : "tomcat");
			new WireOpener(engine, null, 1 << 26, SettingNames.OF_BUILDER).open(server.url(), Duration.ofSeconds(10),
					limits);
			boolean checked = !limits.level.equals("raw");
			FloodRounds rounds = new FloodRounds(server, limits.tally, checked, Scale.current(),
					(perFrame) -> limits.perFrame = perFrame);
			if (arguments.length > 2) {
				rounds.cold(Integer.parseInt(arguments[2]));
			}
			else {
				rounds.warm();
			}
			done();
		}
		System.exit(0);
	}

	@Override
	public void opened(Wire wire) {
		// Nothing to say: this server floods whoever has connected.
	}

	@Override
	public void frame(ByteBuffer frame) {
		int from = frame.arrayOffset() + frame.position();
		switch (this.level) {
			case "raw" -> {
				this.framesSeen += frame.remaining();
				this.tally.add(this.perFrame);
			}
			case "walk" -> {
				this.data = frame.array();
				FrameWalker.walk(this.data, from, from + frame.remaining(), this);
			}
			default -> batch(frame, from);
		}
	}

	private void batch(ByteBuffer frame, int from) {
		try {
			ServerClientBatch batch = ServerClientBatch.parser().parseFrom(frame.array(), from, frame.remaining());
			for (ServerClientEvent event : batch.getEventsList()) {
				if (event.hasPlayerMoves()) {
					this.tally.add(event.getPlayerMoves());
				}
			}
		}
		catch (InvalidProtocolBufferException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void visit(int number, int from, int to, int eventFrom, int eventTo) {
		if (number == ServerClientEvent.PLAYERMOVES_FIELD_NUMBER) {
			try {
				this.tally.add(PlayerMoves.parser().parseFrom(this.data, from, to - from));
			}
			catch (InvalidProtocolBufferException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

}
