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

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;

/**
 * The same frame, or the same bytes, again and again. The frame is laid out once, many
 * times over in one buffer of native memory, so that a write costs next to nothing.
 */
final class Flood {

	private static final int BLOCK_BYTES = 256 * 1024;

	private final Channel channel;

	private final CompletableFuture<Void> done = new CompletableFuture<>();

	private final ByteBuf block;

	private final int frameBytes;

	private final int framesInBlock;

	private long left;

	private boolean going;

	private Flood(Channel channel, ByteBuf frame, long count) {
		this.channel = channel;
		this.left = count;
		this.frameBytes = frame.readableBytes();
		this.framesInBlock = (int) Math.max(1, Math.min(count, BLOCK_BYTES / this.frameBytes));
		this.block = Unpooled.directBuffer(this.frameBytes * this.framesInBlock);
		for (int i = 0; i < this.framesInBlock; i++) {
			this.block.writeBytes(frame, 0, this.frameBytes);
		}
		frame.release();
	}

	static Flood ofMessages(Channel channel, byte[] payload, long count) {
		return new Flood(channel, frame(payload), count);
	}

	static Flood ofBytes(Channel channel, byte[] bytes, long count) {
		return new Flood(channel, Unpooled.wrappedBuffer(bytes), count);
	}

	private static ByteBuf frame(byte[] payload) {
		ByteBuf frame = Unpooled.buffer(payload.length + 10);
		frame.writeByte(0x82);
		if (payload.length < 126) {
			frame.writeByte(payload.length);
		}
		else if (payload.length < 65536) {
			frame.writeByte(126).writeShort(payload.length);
		}
		else {
			frame.writeByte(127).writeLong(payload.length);
		}
		return frame.writeBytes(payload);
	}

	CompletableFuture<Void> done() {
		return this.done;
	}

	void go() {
		ChannelHandlerContext head = this.channel.pipeline().firstContext();
		if (this.going || this.done.isDone() || head == null) {
			return;
		}
		this.going = true;
		while (this.left > 0 && this.channel.isWritable()) {
			int frames = (int) Math.min(this.left, this.framesInBlock);
			this.left -= frames;
			ByteBuf part = this.block.retainedSlice(0, frames * this.frameBytes);
			boolean last = this.left == 0;
			var written = head.write(part);
			if (last) {
				written.addListener((future) -> end(future.isSuccess() ? null : future.cause()));
			}
			head.flush();
		}
		this.going = false;
		if (this.left > 0 && this.channel.isWritable()) {
			this.channel.eventLoop().execute(this::go);
		}
	}

	void fail() {
		end(new IOException("The connection ended before the flood did"));
	}

	private void end(@org.jspecify.annotations.Nullable Throwable cause) {
		if (this.done.isDone()) {
			return;
		}
		this.block.release();
		if (cause == null) {
			this.done.complete(null);
		}
		else {
			this.done.completeExceptionally(cause);
		}
	}

}
