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

package io.github.gatherspring.benchmarks.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import org.jspecify.annotations.Nullable;

/**
 * Many frames of steps, kept as one block that is written again and again.
 */
final class Flood {

	private static final int BLOCK_BYTES = 128 * 1024;

	private final ByteBuffer block;

	private final long blockEvents;

	private final long blockChecksum;

	private final long blocks;

	private final double blocksPerNano;

	private final long startedAt = System.nanoTime();

	private long begun;

	private Flood(byte[] block, long blockEvents, long blockChecksum, long blocks, double blocksPerNano) {
		this.block = ByteBuffer.allocateDirect(block.length).put(block).flip();
		this.block.position(this.block.limit());
		this.blockEvents = blockEvents;
		this.blockChecksum = blockChecksum;
		this.blocks = blocks;
		this.blocksPerNano = blocksPerNano;
	}

	/**
	 * Prepares a flood.
	 * @param perFrame events in one frame
	 * @param events how many events at least
	 * @param players how many players there are
	 * @param perSecond how many events a second at most; 0 for as fast as they are taken
	 */
	static Flood of(int perFrame, long events, int players, int perSecond) {
		ByteArrayOutputStream block = new ByteArrayOutputStream();
		long inBlock = 0;
		long checksum = 0;
		// A paced flood comes in the small portions of a busy space.
		int size = (perSecond > 0) ? 1 : BLOCK_BYTES;
		while (block.size() < size || inBlock % players != 0 && perSecond == 0) {
			ServerClientBatch batch = Frames.moves((int) inBlock, perFrame, players);
			for (ServerClientEvent event : batch.getEventsList()) {
				checksum += checksum(event.getPlayerMoves());
			}
			inBlock += perFrame;
			block.writeBytes(Frames.webSocket(batch));
		}
		return new Flood(block.toByteArray(), inBlock, checksum, (events + inBlock - 1) / inBlock,
				perSecond / 1e9 / inBlock);
	}

	static long checksum(PlayerMoves moves) {
		return moves.getEncId() + moves.getX() + 3L * moves.getLastInputId();
	}

	long events() {
		return this.blocks * this.blockEvents;
	}

	long checksum() {
		return this.blocks * this.blockChecksum;
	}

	boolean isPaced() {
		return this.blocksPerNano > 0;
	}

	/**
	 * Returns what to write next.
	 * @return the rest of the block; {@code null} when nothing is due
	 */
	@Nullable ByteBuffer next() {
		if (!this.block.hasRemaining() && this.begun < this.blocks && isDue()) {
			this.begun++;
			this.block.rewind();
		}
		return this.block.hasRemaining() ? this.block : null;
	}

	/**
	 * Returns what is written in part.
	 * @return the rest of the block; {@code null} when none was begun
	 */
	@Nullable ByteBuffer begun() {
		return (this.block.position() > 0 && this.block.hasRemaining()) ? this.block : null;
	}

	private boolean isDue() {
		return !isPaced() || this.begun <= (System.nanoTime() - this.startedAt) * this.blocksPerNano;
	}

	boolean isOver() {
		return this.begun == this.blocks && !this.block.hasRemaining();
	}

}
