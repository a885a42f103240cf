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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.space.Player;

import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Every event of the server, counted by type; the last ones are kept. They become text
 * only when a browser is to see them.
 */
@Component
class EventLog {

	private static final int LONGEST = 200;

	private final RecentEntries<GatherEvent<?>> events = new RecentEntries<>(300);

	private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

	@GatherEventListener(self = true)
	void onEvent(GatherEvent<?> event) {
		this.counts.computeIfAbsent(type(event), (type) -> new LongAdder()).increment();
		this.events.add(event);
	}

	Reader reader() {
		return new Reader();
	}

	private Map<String, Long> sums() {
		Map<String, Long> sums = new TreeMap<>();
		this.counts.forEach((type, count) -> sums.put(type, count.sum()));
		return sums;
	}

	private static String type(GatherEvent<?> event) {
		return event.event().getClass().getSimpleName();
	}

	private static Line line(GatherEvent<?> event) {
		Player player = event.player();
		String text = (event.event() instanceof Message message)
				? TextFormat.printer().emittingSingleLine(true).escapingNonAscii(false).printToString(message)
				: event.event().toString();
		return new Line(event.receivedAt(), type(event), (player != null) ? player.name() : "",
				StringUtils.truncate(text, LONGEST));
	}

	/**
	 * One event.
	 *
	 * @param at when it came
	 * @param type its type
	 * @param player name of the player it is about, empty if it is about none
	 * @param text its fields
	 */
	record Line(Instant at, String type, String player, String text) {
	}

	/**
	 * How far one browser has come.
	 */
	final class Reader {

		private final RecentEntries<GatherEvent<?>>.Reader reader = EventLog.this.events.reader();

		private Map<String, Long> sums = sums();

		/**
		 * Return the latest events that are new.
		 * @param atMost how many
		 * @return the latest ones, and only those that are not moves if there are too
		 * many
		 */
		List<Line> next(int atMost) {
			List<GatherEvent<?>> news = this.reader.next();
			if (news.size() > atMost) {
				List<GatherEvent<?>> rare = news.stream()
					.filter((event) -> !type(event).equals("PlayerMoves"))
					.toList();
				news = rare.isEmpty() ? news : rare;
			}
			return news.subList(Math.max(0, news.size() - atMost), news.size()).stream().map(EventLog::line).toList();
		}

		/**
		 * Return how many events came since the last call.
		 * @return the numbers by type, without those that did not come
		 */
		Map<String, Long> counts() {
			Map<String, Long> now = sums();
			Map<String, Long> news = new TreeMap<>();
			now.forEach((type, sum) -> news.put(type, sum - this.sums.getOrDefault(type, 0L)));
			news.values().removeIf((count) -> count == 0);
			this.sums = now;
			return news;
		}

	}

}
