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
import java.util.List;

/**
 * The last entries of something. Each browser reads at its own pace. Safe from any
 * thread.
 *
 * @param <T> the type of entry
 */
final class RecentEntries<T> {

	private final Deque<T> entries = new ArrayDeque<>();

	private final int capacity;

	private long added;

	RecentEntries(int capacity) {
		this.capacity = capacity;
	}

	synchronized void add(T entry) {
		this.added++;
		this.entries.addLast(entry);
		if (this.entries.size() > this.capacity) {
			this.entries.removeFirst();
		}
	}

	/**
	 * Begin to read.
	 * @return a reader that has all of the entries before it
	 */
	Reader reader() {
		return new Reader();
	}

	private synchronized List<T> readOn(Reader reader) {
		long news = Math.min(this.added - reader.read, this.entries.size());
		reader.read = this.added;
		return (news == 0) ? List.of() : this.entries.stream().skip(this.entries.size() - news).toList();
	}

	/**
	 * How far one browser has come.
	 */
	final class Reader {

		private long read;

		/**
		 * Return what is new, as far as it is still there.
		 * @return the entries since the last call, the oldest first
		 */
		List<T> next() {
			return readOn(this);
		}

	}

}
