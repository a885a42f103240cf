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

import java.util.List;
import java.util.stream.Collectors;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.GatherSpace;
import io.github.gatherspring.space.Nook;
import io.github.gatherspring.space.Player;

import org.springframework.stereotype.Component;

/**
 * {@code /where @name}: asks the state of the space. Names are not unique, so there may
 * be several answers.
 */
@Component
class WhereCommand implements Command {

	private final GatherSpace space;

	WhereCommand(GatherClient gather) {
		this.space = gather.space();
	}

	@Override
	public String usage() {
		return "/where @name";
	}

	@Override
	public String answer(Player asker, String argument) {
		String name = argument.startsWith("@") ? argument.substring(1) : argument;
		List<Player> found = this.space.playersNamed(name);
		return found.isEmpty() ? "Nobody here is called " + name
				: found.stream().map(this::whereIs).collect(Collectors.joining("; "));
	}

	private String whereIs(Player player) {
		String map = this.space.map(player.mapId()).map(GameMap::name).orElse(player.mapId());
		String nooks = this.space.map(player.mapId())
			.map((in) -> in.nooksAt(player.x(), player.y()))
			.orElse(List.of())
			.stream()
			.map(Nook::name)
			.collect(Collectors.joining(", "));
		return "📍 " + player.name() + " is in " + (nooks.isEmpty() ? "" : nooks + ", ") + map + " at " + player.x()
				+ "," + player.y();
	}

}
