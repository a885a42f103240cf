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

package io.github.gatherspring.autoconfigure.mcp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.github.gatherspring.client.EventContext;
import io.github.gatherspring.client.EventRegistration;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.SpaceChange.PlayerArrived;
import io.github.gatherspring.space.SpaceChange.PlayerLeft;
import org.jspecify.annotations.Nullable;

/**
 * The last things that were said and that happened, a bounded number of each.
 */
final class RecentEvents implements AutoCloseable {

	private static final int KEPT = 200;

	private static final Set<String> CHANNELS = Set.of("GLOBAL_CHAT", "ROOM_CHAT", "LOCAL_CHAT");

	private final GatherClient client;

	private final List<EventRegistration> registrations;

	private final Deque<Entry> messages = new ArrayDeque<>();

	private final Deque<Entry> changes = new ArrayDeque<>();

	private long last;

	RecentEvents(GatherClient client) {
		this.client = client;
		this.registrations = List.of(client.onWithContext(PlayerChats.class, this::said),
				client.onWithContext(PlayerArrived.class,
						(arrived, context) -> happened("arrived", arrived.player(), context)),
				client.onWithContext(PlayerLeft.class, (left, context) -> happened("left", left.player(), context)));
	}

	private void said(PlayerChats chat, EventContext context) {
		if (chat.getSenderId().equals(this.client.userId())) {
			return;
		}
		Player sender = context.player();
		String mapId = (sender != null) ? sender.mapId()
				: this.client.space().player(chat.getSenderId()).map(Player::mapId).orElse(null);
		Map<String, Object> told = new LinkedHashMap<>();
		told.put("from", Words.name(chat.getSenderName()));
		told.put("from_id", chat.getSenderId());
		told.put("to", switch (chat.getRecipient()) {
			case "GLOBAL_CHAT" -> "everyone";
			case "ROOM_CHAT" -> "map";
			case "LOCAL_CHAT" -> "nearby";
			default -> "me";
		});
		told.put("at", context.receivedAt().toString());
		told.put("text", Words.untrusted(chat.getContents()));
		boolean heardOnItsMap = CHANNELS.contains(chat.getRecipient()) && !chat.getRecipient().equals("GLOBAL_CHAT");
		add(this.messages, !heardOnItsMap ? null : (mapId != null) ? mapId : "", told);
	}

	private void happened(String what, Player player, EventContext context) {
		Map<String, Object> told = new LinkedHashMap<>();
		told.put("what", what);
		told.put("player", Words.name(player.name()));
		told.put("player_id", player.id());
		told.put("at", context.receivedAt().toString());
		add(this.changes, player.mapId(), told);
	}

	private void add(Deque<Entry> entries, @Nullable String mapId, Map<String, Object> told) {
		synchronized (this.messages) {
			entries.add(new Entry(++this.last, mapId, told));
			if (entries.size() > KEPT) {
				entries.remove();
			}
		}
	}

	/**
	 * What was said on maps that may be seen, the oldest first.
	 */
	List<Map<String, Object>> messages(long after, int limit, Predicate<String> sees) {
		return list(this.messages, after, limit, sees);
	}

	List<Map<String, Object>> changes(int limit, Predicate<String> sees) {
		return list(this.changes, 0, limit, sees);
	}

	private List<Map<String, Object>> list(Deque<Entry> entries, long after, int limit, Predicate<String> sees) {
		List<Map<String, Object>> list = new ArrayList<>();
		synchronized (this.messages) {
			for (Entry entry : entries) {
				if (entry.number() > after && (entry.mapId() == null || sees.test(entry.mapId()))) {
					Map<String, Object> told = new LinkedHashMap<>();
					told.put("number", entry.number());
					told.putAll(entry.told());
					list.add(told);
				}
			}
		}
		return list.subList(Math.max(list.size() - limit, 0), list.size());
	}

	@Override
	public void close() {
		this.registrations.forEach(EventRegistration::close);
	}

	private record Entry(long number, @Nullable String mapId, Map<String, Object> told) {
	}

}
