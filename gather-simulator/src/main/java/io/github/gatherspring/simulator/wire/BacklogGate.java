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

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;

/**
 * The last handler that bytes pass on their way out, whatever they are: answers to pings
 * and to requests are counted like all others.
 */
final class BacklogGate extends ChannelOutboundHandlerAdapter {

	private final Backlog backlog;

	private final Channel channel;

	private long heldBack;

	private long counted;

	private boolean admitted;

	BacklogGate(Backlog backlog, Channel channel) {
		this.backlog = backlog;
		this.channel = channel;
		backlog.add(this);
		channel.closeFuture().addListener((closed) -> backlog.remove(this));
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		if (!this.admitted && !this.backlog.admits(this)) {
			ReferenceCountUtil.release(message);
			promise.tryFailure(new IllegalStateException("The client reads too slowly"));
			return;
		}
		context.write(message, promise);
		this.backlog.changed(this);
	}

	/**
	 * Write the pieces of one message, all or none.
	 * @param pieces writes them
	 */
	void message(Runnable pieces) {
		if (!this.backlog.admits(this)) {
			return;
		}
		this.admitted = true;
		try {
			pieces.run();
		}
		finally {
			this.admitted = false;
		}
	}

	/**
	 * Take note of bytes that are kept for a connection that is frozen.
	 * @param bytes how many more, negative when they go out
	 * @return whether they may be kept
	 */
	boolean holdBack(long bytes) {
		this.heldBack += bytes;
		this.backlog.changed(this);
		return bytes < 0 || this.backlog.admits(this);
	}

	long waiting() {
		ChannelOutboundBuffer pending = this.channel.unsafe().outboundBuffer();
		return this.heldBack + ((pending != null) ? pending.totalPendingWriteBytes() : 0);
	}

	/**
	 * Count what waits.
	 * @return the difference to the last time
	 */
	long count() {
		long before = this.counted;
		this.counted = waiting();
		return this.counted - before;
	}

	long counted() {
		return this.counted;
	}

	/**
	 * End the connection with a reset, which also frees what waits.
	 */
	void cutOff() {
		this.channel.config().setOption(ChannelOption.SO_LINGER, 0);
		this.channel.close();
	}

	@Override
	public String toString() {
		return "Connection of " + this.channel.remoteAddress();
	}

}
