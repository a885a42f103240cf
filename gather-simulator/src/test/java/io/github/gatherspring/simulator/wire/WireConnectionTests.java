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

package io.github.gatherspring.simulator.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WireConnectionTests {

	private final Unread unread = new Unread();

	private final EmbeddedChannel channel = new EmbeddedChannel(this.unread);

	private final WireConnection connection;

	WireConnectionTests() {
		this.channel.pipeline().addLast(new BacklogGate(new Backlog(1000, 1000), this.channel));
		this.connection = new WireConnection(this.channel, 1, null, null);
	}

	@Test
	void whileTheAnswerToOnePingWaitsOnlyTheLastPingIsKept() {
		for (int i = 0; i < 100; i++) {
			this.connection.ping(new byte[] { (byte) i });
		}
		assertThat(this.unread.pongs).containsExactly(0);
		this.unread.isRead();
		assertThat(this.unread.pongs).containsExactly(0, 99);
		this.unread.isRead();
		this.connection.ping(new byte[] { 5 });
		assertThat(this.unread.pongs).containsExactly(0, 99, 5);
	}

	@Test
	void whileFrozenNoPingIsAnswered() {
		this.connection.freeze();
		this.connection.ping(new byte[] { 1 });
		assertThat(this.unread.pongs).isEmpty();
		this.connection.unfreeze();
		assertThat(this.unread.pongs).containsExactly(1);
	}

	/**
	 * Keeps what is written until the client reads it.
	 */
	private static final class Unread extends ChannelOutboundHandlerAdapter {

		private final List<Integer> pongs = new ArrayList<>();

		private final Deque<ChannelPromise> waiting = new ArrayDeque<>();

		@Override
		public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
			PongWebSocketFrame pong = (PongWebSocketFrame) message;
			this.pongs.add((int) pong.content().getByte(0));
			pong.release();
			this.waiting.add(promise);
		}

		void isRead() {
			this.waiting.remove().setSuccess();
		}

	}

}
