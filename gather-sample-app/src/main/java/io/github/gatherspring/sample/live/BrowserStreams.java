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

package io.github.gatherspring.sample.live;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The streams of all browsers, a bounded number of them. Whether somebody still reads a
 * stream cannot be seen before much has been written to it, so that the one who comes
 * gets the place of the oldest; a browser that is there comes back by itself. Safe from
 * any thread.
 */
final class BrowserStreams {

	private final Deque<BrowserStream> open = new ArrayDeque<>();

	private final int most;

	/** Those told to end that have not yet, for they may be stuck in writing. */
	private int ending;

	BrowserStreams(int most) {
		this.most = most;
	}

	/**
	 * Add a stream, if need be instead of the oldest.
	 * @param stream a new stream
	 * @return whether it may run; not if too many others have yet to end
	 */
	synchronized boolean add(BrowserStream stream) {
		if (this.open.size() == this.most) {
			if (this.ending == this.most) {
				return false;
			}
			this.open.removeFirst().close();
			this.ending++;
		}
		this.open.addLast(stream);
		return true;
	}

	/**
	 * Take note that a stream has ended.
	 * @param stream one that was added
	 */
	synchronized void remove(BrowserStream stream) {
		if (!this.open.remove(stream)) {
			this.ending--;
		}
	}

	synchronized int size() {
		return this.open.size();
	}

	/**
	 * Tell all streams to end.
	 */
	synchronized void close() {
		this.open.forEach(BrowserStream::close);
	}

}
