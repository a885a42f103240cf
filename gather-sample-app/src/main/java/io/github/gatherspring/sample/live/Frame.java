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

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What has changed for one browser since its last frame. The first one holds everything.
 *
 * @param status the connection; {@code null} when it is as before
 * @param traffic counters of the connection, once a second
 * @param history what the connection went through
 * @param maps the maps there are, when one of them has changed
 * @param players players who are new or other than before
 * @param moves where players stand now: number, column, row, direction, number, …
 * @param gone numbers of players who are not there any more
 * @param chats what was said
 * @param events events of the server, a few of them when there are many
 * @param counts how many events of each type there were
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Frame(@Nullable StatusView status, @Nullable Traffic traffic, List<ConnectionHistory.Entry> history,
		List<MapName> maps, List<PlayerView> players, List<Integer> moves, List<Integer> gone, List<ChatLog.Line> chats,
		List<EventLog.Line> events, Map<String, Long> counts) {

	boolean isEmpty() {
		return this.status == null && this.traffic == null && this.history.isEmpty() && this.maps.isEmpty()
				&& this.players.isEmpty() && this.moves.isEmpty() && this.gone.isEmpty() && this.chats.isEmpty()
				&& this.events.isEmpty() && this.counts.isEmpty();
	}

	/**
	 * A map to choose.
	 *
	 * @param id id of the map
	 * @param name name of the map
	 * @param version another number whenever something in the map has changed
	 */
	record MapName(String id, String name, int version) {
	}

}
