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

package io.github.gatherspring.sample.control;

import java.util.concurrent.CompletableFuture;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.proto.MoveDirectionEnum;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Walks the bot, and reconnects it.
 */
@RestController
@RequestMapping("/api/drive")
class DriveController {

	private final GatherClient gather;

	DriveController(GatherClient gather) {
		this.gather = gather;
	}

	@PostMapping("/step")
	CompletableFuture<Answer> step(@RequestBody Step step) {
		return Answer.to(this.gather.walk(step.direction(), 1));
	}

	@PostMapping("/teleport")
	CompletableFuture<Answer> teleport(@RequestBody Tile tile) {
		return Answer.to(this.gather.teleport(tile.map(), tile.x(), tile.y()));
	}

	@PostMapping("/reconnect")
	void reconnect() {
		this.gather.reconnect();
	}

	/**
	 * One step.
	 *
	 * @param direction where to
	 */
	record Step(MoveDirectionEnum.ENUM direction) {
	}

	/**
	 * A tile of a map.
	 *
	 * @param map id of the map
	 * @param x column
	 * @param y row
	 */
	record Tile(String map, int x, int y) {
	}

}
