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

package io.github.gatherspring.space;

import java.util.List;
import java.util.SplittableRandom;

import com.google.protobuf.ByteString;
import io.github.gatherspring.proto.MapSetCollisionsBits;
import io.github.gatherspring.proto.MapSetDimensions;
import io.github.gatherspring.proto.MapSetPortals;
import io.github.gatherspring.proto.MoveDirectionEnum;
import io.github.gatherspring.proto.Portal;
import io.github.gatherspring.space.WalkingPaths.Tile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ways over maps that are drawn here: # is a wall, &gt; a portal.
 */
class WalkingPathsTests {

	private static GameMap map(String... lines) {
		int width = lines[0].length();
		byte[] mask = new byte[(width * lines.length + 7) / 8];
		MapSetPortals.Builder portals = MapSetPortals.newBuilder().setMapId("office");
		for (int i = 0; i < width * lines.length; i++) {
			char tile = lines[i / width].charAt(i % width);
			if (tile == '#') {
				mask[i / 8] |= (byte) (1 << i % 8);
			}
			else if (tile == '>') {
				portals.addPortals(Portal.newBuilder().setX(i % width).setY(i / width).setTargetMap("other"));
			}
		}
		return TrackedSpace.synchronizedAndEmpty()
			.apply(MapSetDimensions.newBuilder().setMapId("office").setWidth(width).setHeight(lines.length),
					MapSetCollisionsBits.newBuilder()
						.setMapId("office")
						.setW(width)
						.setH(lines.length)
						.setMask(ByteString.copyFrom(mask))
						.setOverwrite(true),
					portals)
			.commits("office", 1)
			.map("office");
	}

	@Test
	void theWayLeadsAroundWalls() {
		WalkingPaths paths = WalkingPaths.from(map(".#...", ".#.#.", "...#."), 0, 0);
		assertThat(paths.to(0, 0)).contains(List.of());
		assertThat(paths.to(2, 0))
			.contains(List.of(MoveDirectionEnum.ENUM.Down, MoveDirectionEnum.ENUM.Down, MoveDirectionEnum.ENUM.Right,
					MoveDirectionEnum.ENUM.Right, MoveDirectionEnum.ENUM.Up, MoveDirectionEnum.ENUM.Up));
		assertThat(paths.to(4, 2)).hasValueSatisfying((steps) -> assertThat(steps).hasSize(10));
	}

	@Test
	void noWayLeadsIntoWallsOutOfTheMapOrToWhatIsShutOff() {
		WalkingPaths paths = WalkingPaths.from(map("..#.", "..#.", "..#."), 0, 0);
		assertThat(paths.to(2, 1)).isEmpty();
		assertThat(paths.to(3, 1)).isEmpty();
		assertThat(paths.to(-1, 0)).isEmpty();
		assertThat(paths.to(0, 3)).isEmpty();
		assertThat(WalkingPaths.from(map("..", ".."), 5, 0).to(0, 0)).isEmpty();
	}

	@Test
	void aPortalIsAnEndAndNoPassage() {
		WalkingPaths paths = WalkingPaths.from(map("..>..", "..#..", "....."), 0, 0);
		assertThat(paths.to(2, 0)).hasValueSatisfying((steps) -> assertThat(steps).hasSize(2));
		assertThat(paths.to(3, 0)).hasValueSatisfying((steps) -> assertThat(steps).hasSize(7));
		assertThat(WalkingPaths.from(map(">..", "...", "..."), 0, 0).to(2, 0))
			.hasValueSatisfying((steps) -> assertThat(steps).hasSize(2));
	}

	@Test
	void theNearestTileThatCanBeReachedIsFound() {
		WalkingPaths paths = WalkingPaths.from(map("..#.", "..#.", "..#."), 0, 0);
		assertThat(paths.nearest(3, 1, 0)).contains(new Tile(1, 0));
		assertThat(paths.nearest(0, 2, 0)).contains(new Tile(0, 2));
		assertThat(paths.nearest(0, 2, 1))
			.hasValueSatisfying((tile) -> assertThat(Math.max(tile.x(), Math.abs(tile.y() - 2))).isEqualTo(1));
		assertThat(WalkingPaths.from(map(".."), 9, 9).nearest(0, 0, 0)).isEmpty();
	}

	/**
	 * A failure names the seed; {@code -Dgather.test.seed=…} repeats it.
	 */
	@Test
	void eachWayIsPassableAndEndsWhereItShould() {
		long seed = Long.getLong("gather.test.seed", System.nanoTime());
		SplittableRandom random = new SplittableRandom(seed);
		for (int round = 0; round < 200; round++) {
			int width = random.nextInt(1, 20);
			String[] lines = new String[random.nextInt(1, 20)];
			for (int row = 0; row < lines.length; row++) {
				StringBuilder line = new StringBuilder();
				while (line.length() < width) {
					line.append((random.nextInt(3) == 0) ? '#' : '.');
				}
				lines[row] = line.toString();
			}
			GameMap map = map(lines);
			int fromX = random.nextInt(width);
			int fromY = random.nextInt(lines.length);
			WalkingPaths paths = WalkingPaths.from(map, fromX, fromY);
			for (int tile = 0; tile < width * lines.length; tile++) {
				int toX = tile % width;
				int toY = tile / width;
				paths.to(toX, toY).ifPresent((steps) -> {
					int x = fromX;
					int y = fromY;
					for (MoveDirectionEnum.ENUM step : steps) {
						x += (step == MoveDirectionEnum.ENUM.Right) ? 1
								: (step == MoveDirectionEnum.ENUM.Left) ? -1 : 0;
						y += (step == MoveDirectionEnum.ENUM.Down) ? 1 : (step == MoveDirectionEnum.ENUM.Up) ? -1 : 0;
						assertThat(map.isImpassable(x, y)).as("seed %d", seed).isFalse();
					}
					assertThat(new Tile(x, y)).as("seed %d", seed).isEqualTo(new Tile(toX, toY));
				});
			}
		}
	}

}
