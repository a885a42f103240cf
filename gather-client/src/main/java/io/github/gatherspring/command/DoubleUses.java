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

package io.github.gatherspring.command;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Notices the same use of a command that came both ways, as a chat message and as the
 * server's own event, whose text may lack the arguments. Each use cancels one of the
 * other way. Belongs to the thread that runs the client's listeners.
 */
final class DoubleUses {

	/** So far apart may the two arrive. */
	static final long WINDOW_MILLIS = 2_000;

	/** More uses than anybody makes within the window. */
	private static final int MOST = 256;

	private final Deque<Use> recent = new ArrayDeque<>();

	/**
	 * Note a use.
	 * @param playerId whose it is
	 * @param words what was written
	 * @param byChat whether it came as a chat message
	 * @param receivedAt when it came, in milliseconds
	 * @return whether it is the second of two that are one
	 */
	boolean isSecond(String playerId, List<String> words, boolean byChat, long receivedAt) {
		while (!this.recent.isEmpty()
				&& (this.recent.size() >= MOST || this.recent.getFirst().receivedAt() < receivedAt - WINDOW_MILLIS)) {
			this.recent.removeFirst();
		}
		for (Iterator<Use> uses = this.recent.iterator(); uses.hasNext();) {
			Use use = uses.next();
			if (use.byChat() != byChat && use.playerId().equals(playerId) && begins(use.words(), words)) {
				uses.remove();
				return true;
			}
		}
		this.recent.addLast(new Use(playerId, words, byChat, receivedAt));
		return false;
	}

	private static boolean begins(List<String> one, List<String> other) {
		int shorter = Math.min(one.size(), other.size());
		return one.subList(0, shorter).equals(other.subList(0, shorter));
	}

	private record Use(String playerId, List<String> words, boolean byChat, long receivedAt) {
	}

}
