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
package io.github.gatherspring.simulator.life;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.simulator.world.Audience;
import io.github.gatherspring.simulator.world.User;
import io.github.gatherspring.simulator.world.World;
import io.github.gatherspring.simulator.world.WorldListener;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what simulated players hear, the last hundred messages of each. Only for the
 * thread of the simulator.
 */
public final class Ears implements WorldListener {

	private static final int KEPT = 100;

	private final WorldListener next;

	private final Supplier<World> world;

	private final Map<String, Heard> heard = new HashMap<>();

	/**
	 * Create the ears.
	 * @param next who hears of everything too
	 * @param world the space, asked for only when somebody speaks
	 */
	public Ears(WorldListener next, Supplier<World> world) {
		this.next = next;
		this.world = world;
	}

	@Override
	public void event(ServerClientEvent event, @Nullable String subject, @Nullable String target, Audience audience) {
		if (event.hasPlayerChats()) {
			PlayerChats chat = event.getPlayerChats();
			for (User user : this.world.get().present()) {
				if (user.isSimulated() && audience.includes(user.id()) && !user.id().equals(chat.getSenderId())) {
					this.heard.computeIfAbsent(user.id(), (id) -> new Heard()).add(chat.getContents());
				}
			}
		}
		this.next.event(event, subject, target, audience);
	}

	@Override
	public void disconnect(String userId, int code, String reason) {
		this.next.disconnect(userId, code, reason);
	}

	/**
	 * Return what a player has heard.
	 * @param userId id of the player
	 * @return the texts, the oldest first
	 */
	List<String> heardBy(String userId) {
		Heard heard = this.heard.get(userId);
		return (heard != null) ? List.copyOf(heard.texts) : List.of();
	}

	/**
	 * Return the first message that contains a text, among those that were not asked for
	 * yet; what was said before it counts as asked for.
	 * @param userId id of the player
	 * @param text the text
	 * @return the message, {@code null} if there is none
	 */
	@Nullable String listen(String userId, String text) {
		Heard heard = this.heard.get(userId);
		return (heard != null) ? heard.next(text) : null;
	}

	/**
	 * What one player heard.
	 */
	private static final class Heard {

		private final Deque<String> texts = new ArrayDeque<>();

		private int asked;

		void add(String text) {
			if (this.texts.size() == KEPT) {
				this.texts.removeFirst();
				this.asked = Math.max(0, this.asked - 1);
			}
			this.texts.add(text);
		}

		@Nullable String next(String text) {
			List<String> all = new ArrayList<>(this.texts);
			for (int i = this.asked; i < all.size(); i++) {
				if (all.get(i).contains(text)) {
					this.asked = i + 1;
					return all.get(i);
				}
			}
			return null;
		}

	}

}
