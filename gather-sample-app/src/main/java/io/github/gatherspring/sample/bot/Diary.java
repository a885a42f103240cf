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

package io.github.gatherspring.sample.bot;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.SpaceChange.PlayerArrived;
import io.github.gatherspring.space.SpaceChange.PlayerLeft;
import io.github.gatherspring.space.SpaceChange.SpaceSynchronized;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Logs what happens in the space. Moves come by the dozen, so they are summed up.
 */
@Component
class Diary {

	private static final Log logger = LogFactory.getLog(Diary.class);

	private final GatherClient gather;

	private final Set<String> walkers = ConcurrentHashMap.newKeySet();

	private final AtomicInteger steps = new AtomicInteger();

	Diary(GatherClient gather) {
		this.gather = gather;
	}

	@GatherEventListener
	void onceComplete(SpaceSynchronized space) {
		logger.info(this.gather.space().players().size() + " people are in " + this.gather.spaceId());
	}

	@GatherEventListener
	void onArrival(PlayerArrived arrived) {
		logger.info("→ " + PrintableLine.of(arrived.player().name()) + " has come");
	}

	@GatherEventListener
	void onDeparture(PlayerLeft left) {
		logger.info("← " + PrintableLine.of(left.player().name()) + " has left");
	}

	@GatherEventListener(self = true)
	void onChat(PlayerChats chat) {
		logger.info("💬 " + PrintableLine.of(chat.getSenderName()) + ": " + PrintableLine.of(chat.getContents()));
	}

	@GatherEventListener
	void onMove(PlayerMoves move, Player player) {
		this.walkers.add(player.id());
		this.steps.incrementAndGet();
	}

	@Scheduled(fixedRate = 30_000, initialDelay = 30_000)
	void sumUp() {
		int walked = this.steps.getAndSet(0);
		if (walked > 0) {
			logger.info("👣 " + this.walkers.size() + " people walked " + walked + " steps");
		}
		this.walkers.clear();
	}

}
