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

package io.github.gatherspring.connection;

/**
 * When a socket last gave a sign of life. Written by the socket's thread, read by any.
 */
final class Liveness {

	/**
	 * So much of an unfinished frame counts as a sign of life: a large world on a slow
	 * line does, a byte now and then does not.
	 */
	static final int LIVELY_BYTES = 16 * 1024;

	private final Time time;

	private int unframed;

	private volatile long last;

	Liveness(Time time) {
		this.time = time;
		this.last = time.nanos();
	}

	/**
	 * Something arrived that is no whole frame yet.
	 * @param count how many bytes; 0 for a frame of the engine's own, such as a pong
	 */
	void activity(int count) {
		this.unframed += count;
		if (count == 0 || this.unframed >= LIVELY_BYTES) {
			sign();
		}
	}

	/**
	 * The peer lives.
	 */
	void sign() {
		this.unframed = 0;
		this.last = this.time.nanos();
	}

	/**
	 * Returns when the last sign came.
	 * @return nanoseconds on the client's clock
	 */
	long last() {
		return this.last;
	}

}
