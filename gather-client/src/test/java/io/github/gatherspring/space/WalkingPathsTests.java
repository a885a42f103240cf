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

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import io.github.gatherspring.proto.MapSetPortals;
import io.github.gatherspring.proto.MoveDirectionEnum;
import io.github.gatherspring.proto.Portal;
import io.github.gatherspring.space.WalkingPaths.Step;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ways over maps that are drawn here: # is a wall, &gt; a portal.
 */
class WalkingPathsTests {

	private static final Set<Tile> NONE = Set.of();

	private static Tile tile(int x, int y) {
		return new Tile("office", x, y);
	}

	private static GatherSpace office(String... lines) {
		return new DrawnMaps().map("office", lines).space();
	}

	private static List<MoveDirectionEnum.ENUM> directions(List<Step> steps) {
		return steps.stream().map(Step::direction).toList();
	}

	@Test
	void theWayLeadsAroundWalls() {
		WalkingPaths paths = WalkingPaths.from(office(".#...", ".#.#.", "...#."), tile(0, 0));
		assertThat(paths.to(tile(0, 0))).contains(List.of());
		assertThat(paths.to(tile(2, 0)).map(WalkingPathsTests::directions))
			.contains(List.of(MoveDirectionEnum.ENUM.Down, MoveDirectionEnum.ENUM.Down, MoveDirectionEnum.ENUM.Right,
					MoveDirectionEnum.ENUM.Right, MoveDirectionEnum.ENUM.Up, MoveDirectionEnum.ENUM.Up));
		assertThat(paths.to(tile(4, 2))).hasValueSatisfying((steps) -> assertThat(steps).hasSize(10));
	}

	@Test
	void noWayLeadsIntoWallsOutOfTheMapOrToWhatIsShutOff() {
		WalkingPaths paths = WalkingPaths.from(office("..#.", "..#.", "..#."), tile(0, 0));
		assertThat(paths.to(tile(2, 1))).isEmpty();
		assertThat(paths.to(tile(3, 1))).isEmpty();
		assertThat(paths.to(tile(0, 3))).isEmpty();
		assertThat(paths.to(new Tile("elsewhere", 0, 0))).isEmpty();
		assertThat(WalkingPaths.from(office("..", ".."), tile(5, 0)).to(tile(0, 0))).isEmpty();
	}

	@Test
	void aPortalThatLeadsNowhereKnownIsAnEndAndNoPassage() {
		WalkingPaths paths = WalkingPaths.from(office("..>..", "..#..", "....."), tile(0, 0));
		assertThat(paths.to(tile(2, 0))).hasValueSatisfying((steps) -> assertThat(steps).hasSize(2));
		assertThat(paths.to(tile(3, 0))).hasValueSatisfying((steps) -> assertThat(steps).hasSize(7));
		assertThat(WalkingPaths.from(office(">..", "...", "..."), tile(0, 0)).to(tile(2, 0)))
			.hasValueSatisfying((steps) -> assertThat(steps).hasSize(2));
	}

	@Test
	void aPortalToAnotherSpaceIsAnEndThoughItNamesAMapToo() {
		TrackedSpace space = TrackedSpace.synchronizedAndEmpty();
		new DrawnMaps().map("office", "...").send(space);
		space.apply(MapSetPortals.newBuilder()
			.setMapId("office")
			.addPortals(Portal.newBuilder()
				.setX(1)
				.setTargetUrl("https://app.gather.town/app/x/y")
				.setTargetMap("office")
				.setTargetX(2)));
		assertThat(WalkingPaths.from(space.space(), tile(0, 0)).to(tile(2, 0))).isEmpty();
		assertThat(WalkingPaths.onto(space.space(), tile(0, 0), tile(1, 0), NONE).way())
			.contains(List.of(new Step(MoveDirectionEnum.ENUM.Right, tile(1, 0), tile(1, 0))));
	}

	@Test
	void theWayLeadsThroughPortalsToOtherMapsAndBackWhereThatIsShorter() {
		Tile roof = new Tile("roof", 1, 0);
		GatherSpace space = new DrawnMaps().map("office", ".>#...", "......", "......")
			.map("roof", "...>")
			.leads(tile(1, 0), roof)
			.leads(new Tile("roof", 3, 0), tile(5, 0))
			.space();
		assertThat(WalkingPaths.onto(space, tile(0, 0), new Tile("roof", 2, 0), NONE).way())
			.contains(List.of(new Step(MoveDirectionEnum.ENUM.Right, tile(1, 0), roof),
					new Step(MoveDirectionEnum.ENUM.Right, new Tile("roof", 2, 0), new Tile("roof", 2, 0))));
		assertThat(WalkingPaths.onto(space, tile(0, 0), tile(5, 0), NONE).way().map(WalkingPathsTests::directions))
			.contains(
					List.of(MoveDirectionEnum.ENUM.Right, MoveDirectionEnum.ENUM.Right, MoveDirectionEnum.ENUM.Right));
	}

	@Test
	void theNearestTileThatCanBeReachedIsFound() {
		WalkingPaths paths = WalkingPaths.from(office("..#.", "..#.", "..#."), tile(0, 0));
		assertThat(paths.nearest(tile(3, 1), 0)).contains(tile(1, 0));
		assertThat(paths.nearest(tile(0, 2), 0)).contains(tile(0, 2));
		assertThat(paths.nearest(tile(0, 2), 1))
			.hasValueSatisfying((tile) -> assertThat(Math.max(tile.x(), Math.abs(tile.y() - 2))).isEqualTo(1));
		assertThat(WalkingPaths.from(office(".."), tile(9, 9)).nearest(tile(0, 0), 0)).isEmpty();
		assertThat(paths.nearest(new Tile("elsewhere", 0, 0), 0)).isEmpty();
	}

	@Test
	void theWayBesideATileEndsAtTheFirstOfTheEightAroundIt() {
		GatherSpace space = office("......", "......");
		assertThat(WalkingPaths.beside(space, tile(0, 0), tile(4, 1), NONE).way())
			.hasValueSatisfying((steps) -> assertThat(steps).hasSize(3));
		assertThat(WalkingPaths.beside(space, tile(3, 0), tile(4, 1), NONE).way()).contains(List.of());
		assertThat(WalkingPaths.beside(space, tile(4, 1), tile(4, 1), NONE).way())
			.as("from the tile itself one step aside")
			.hasValueSatisfying((steps) -> assertThat(steps).hasSize(1));
		assertThat(WalkingPaths.beside(office(".##.", ".##."), tile(0, 0), tile(3, 0), NONE).way()).isEmpty();
	}

	@Test
	void noWayLeadsOverTilesThatAreAvoided() {
		GatherSpace space = office("...", "...");
		assertThat(WalkingPaths.onto(space, tile(0, 0), tile(2, 0), Set.of(tile(1, 0))).way())
			.hasValueSatisfying((steps) -> assertThat(steps).hasSize(4));
		assertThat(WalkingPaths.onto(space, tile(0, 0), tile(2, 0), Set.of(tile(1, 0), tile(1, 1))).way()).isEmpty();
	}

	@Test
	void waysAreCurrentUntilWallsOrPortalsOfTheirMapsChange() {
		TrackedSpace space = TrackedSpace.synchronizedAndEmpty();
		new DrawnMaps().map("office", "..>").map("roof", "...").send(space);
		WalkingPaths paths = WalkingPaths.onto(space.space(), tile(0, 0), tile(1, 0), NONE);
		assertThat(paths.isCurrent(space.space())).isTrue();
		new DrawnMaps().map("roof", "..#").send(space);
		assertThat(paths.isCurrent(space.space())).as("another map").isTrue();
		space.apply(MapSetPortals.newBuilder().setMapId("office"));
		assertThat(paths.isCurrent(space.space())).as("without its portal").isFalse();
	}

	/**
	 * A failure names the seed; {@code -Dgather.test.seed=…} repeats it.
	 */
	@Test
	void eachWayIsAsShortAsTheSimplestSearchFindsAndLeadsWhereItShould() {
		long seed = Long.getLong("gather.test.seed", System.nanoTime());
		SplittableRandom random = new SplittableRandom(seed);
		for (int round = 0; round < 300; round++) {
			DrawnMaps maps = DrawnMaps.random(random);
			GatherSpace space = maps.space();
			Tile start = maps.randomTile(random);
			Map<Tile, Integer> distances = maps.distances(start);
			WalkingPaths all = WalkingPaths.from(space, start);
			for (Tile goal : maps.tiles()) {
				check(maps, start, goal, all, distances, "from all, seed " + seed);
			}
			Tile goal = maps.randomTile(random);
			WalkingPaths one = WalkingPaths.onto(space, start, goal, NONE);
			check(maps, start, goal, one, distances, "alone, seed " + seed);
			assertThat(one.way().map(List::size)).isEqualTo(one.to(goal).map(List::size));
		}
	}

	private static void check(DrawnMaps maps, Tile start, Tile goal, WalkingPaths paths, Map<Tile, Integer> distances,
			String what) {
		List<Step> steps = paths.to(goal).orElse(null);
		if (steps == null) {
			assertThat(distances).as("%s: %s to %s on%n%s", what, start, goal, maps).doesNotContainKey(goal);
			return;
		}
		assertThat(steps).as("%s: %s to %s on%n%s", what, start, goal, maps).hasSize(distances.getOrDefault(goal, -1));
		Tile at = start;
		Tile onto = start;
		for (Step step : steps) {
			onto = DrawnMaps.neighbour(at, step.direction());
			assertThat(onto).isNotNull().isEqualTo(step.onto());
			assertThat(maps.isFree(step.onto())).isTrue();
			assertThat(step.lands()).isEqualTo(maps.landing(step.onto()));
			at = step.lands();
		}
		assertThat(goal).isIn(at, onto);
	}

	/**
	 * Time of the processor, which does not depend on what else the machine does.
	 */
	@Test
	void aMillionTilesTakeLessThanFiftyMilliseconds() {
		int side = 1000;
		String[] lines = new String[side];
		String free = ".".repeat(side);
		for (int row = 0; row < side; row++) {
			// Walls all the way across but for a gap at alternating ends.
			lines[row] = (row % 4 != 3) ? free
					: (row % 8 == 3) ? "#".repeat(side - 1) + "." : "." + "#".repeat(side - 1);
		}
		GatherSpace space = office(lines);
		long[] nanos = new long[10];
		for (int i = 0; i < nanos.length; i++) {
			long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
			WalkingPaths paths = WalkingPaths.onto(space, tile(0, 0), tile(side - 1, side - 2), NONE);
			nanos[i] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
			assertThat(paths.way()).hasValueSatisfying((way) -> assertThat(way).hasSizeGreaterThan(200_000));
		}
		assertThat(Duration.ofNanos(Arrays.stream(nanos).min().orElseThrow())).isLessThan(Duration.ofMillis(50));
	}

}
