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

package io.github.gatherspring.simulator.action;

import io.github.gatherspring.proto.MoveDirectionEnum;
import io.github.gatherspring.proto.SpriteDirectionEnum;

/**
 * What a direction means in tiles and in sprites.
 *
 * @param dx columns to the right
 * @param dy rows down
 * @param sprite where the player looks
 */
public record Directions(int dx, int dy, SpriteDirectionEnum.ENUM sprite) {

	/**
	 * Return the meaning of a direction.
	 * @param direction the direction
	 * @return its meaning
	 */
	public static Directions of(MoveDirectionEnum.ENUM direction) {
		return switch (direction) {
			case Left -> new Directions(-1, 0, SpriteDirectionEnum.ENUM.Left);
			case Right -> new Directions(1, 0, SpriteDirectionEnum.ENUM.Right);
			case Up -> new Directions(0, -1, SpriteDirectionEnum.ENUM.Up);
			case Down -> new Directions(0, 1, SpriteDirectionEnum.ENUM.Down);
			case Dance -> new Directions(0, 0, SpriteDirectionEnum.ENUM.Dance1);
			case UNRECOGNIZED -> throw new IllegalArgumentException("Unknown direction");
		};
	}

}
