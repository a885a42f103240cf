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

package io.github.gatherspring.benchmarks.crowd;

import java.nio.ByteBuffer;

/**
 * Counts the events in the frames of one connection as they come, without keeping them.
 */
final class EventCounter {

	/** Bytes of the frame that are still to come. */
	private long frameLeft;

	/** Bytes of the event that are still to come. */
	private long eventLeft;

	private long number;

	private int digits = -1;

	private int step;

	/**
	 * Count.
	 * @param in bytes, which are used up
	 * @return how many events began in them
	 */
	long count(ByteBuffer in) {
		long events = 0;
		while (in.hasRemaining()) {
			if (this.frameLeft == 0) {
				frameHead(in.get() & 0xff);
			}
			else if (this.eventLeft > 0) {
				int skipped = (int) Math.min(Math.min(this.eventLeft, this.frameLeft), in.remaining());
				in.position(in.position() + skipped);
				this.eventLeft -= skipped;
				this.frameLeft -= skipped;
			}
			else {
				events += eventHead(in.get());
				this.frameLeft--;
			}
		}
		return events;
	}

	private void frameHead(int next) {
		if (this.step == 0) {
			this.step = 1;
		}
		else if (this.step == 1) {
			this.digits = (next == 126) ? 2 : (next == 127) ? 8 : 0;
			this.number = (this.digits == 0) ? next : 0;
			this.step = 2;
			endHead();
		}
		else {
			this.number = (this.number << 8) | next;
			this.digits--;
			endHead();
		}
	}

	private void endHead() {
		if (this.digits == 0) {
			this.frameLeft = this.number;
			this.step = 0;
			this.number = 0;
			this.digits = -1;
		}
	}

	/** The tag of an event, then its length as a varint. */
	private int eventHead(byte next) {
		if (this.digits < 0) {
			this.digits = 0;
			return 0;
		}
		this.number |= (long) (next & 0x7f) << (7 * this.digits++);
		if (next < 0) {
			return 0;
		}
		this.eventLeft = this.number;
		this.number = 0;
		this.digits = -1;
		return 1;
	}

}
