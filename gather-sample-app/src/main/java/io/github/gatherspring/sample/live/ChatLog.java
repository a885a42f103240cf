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

import java.time.Instant;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.space.Player;

import org.springframework.stereotype.Component;

/**
 * What was said lately.
 */
@Component
class ChatLog {

	private final RecentEntries<Line> lines = new RecentEntries<>(200);

	@GatherEventListener(self = true)
	void onChat(GatherEvent<PlayerChats> event) {
		PlayerChats chat = event.event();
		GatherClient gather = event.client();
		String to = gather.space().player(chat.getRecipient()).map(Player::name).orElse(chat.getRecipient());
		this.lines.add(new Line(event.receivedAt(), chat.getSenderId(), chat.getSenderName(), to, chat.getContents(),
				chat.getSenderId().equals(gather.userId())));
	}

	RecentEntries<Line> lines() {
		return this.lines;
	}

	/**
	 * One message.
	 *
	 * @param at when it came
	 * @param fromId id of the writer
	 * @param from name of the writer
	 * @param to name of the reader, or one of the protocol's words for several
	 * @param text what was written
	 * @param mine whether this application wrote it
	 */
	record Line(Instant at, String fromId, String from, String to, String text, boolean mine) {
	}

}
