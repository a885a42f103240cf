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
package io.github.gatherspring.maps.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.imageio.ImageIO;

import io.github.gatherspring.http.MapContent;
import io.github.gatherspring.http.PlacedObject;
import io.github.gatherspring.maps.plan.Area;
import io.github.gatherspring.maps.plan.Change;
import io.github.gatherspring.maps.plan.MapPlan;
import io.github.gatherspring.maps.plan.ObjectFields;
import io.github.gatherspring.maps.plan.Tiles;

/**
 * The map of a plan as a picture, with marks for what is added (green), changed (amber)
 * and removed (red). Walls and what stays are grey; the pictures of the map itself are
 * not drawn, so that nothing has to be loaded. Immutable.
 *
 * @since 0.1.0
 */
public final class PlanPicture {

	private static final int LARGEST_SIDE = 4000;

	private final Tiles tiles;

	private final List<Mark> marks = new ArrayList<>();

	private final int scale;

	private PlanPicture(MapPlan plan) {
		Tiles before = Tiles.of(plan.base());
		this.tiles = Tiles.of(plan.target());
		int longest = Math.max(1, Math.max(this.tiles.width(), this.tiles.height()));
		this.scale = Math.max(2, Math.min(24, LARGEST_SIDE / longest));
		walls(before);
		present(plan);
		changes(plan);
		this.marks.sort(Comparator.comparing(Mark::kind));
	}

	/**
	 * Draw a plan.
	 * @param plan the plan
	 * @return the picture
	 */
	public static PlanPicture of(MapPlan plan) {
		return new PlanPicture(plan);
	}

	private void walls(Tiles before) {
		for (int y = 0; y < this.tiles.height(); y++) {
			for (int x = 0; x < this.tiles.width(); x++) {
				boolean was = before.isWall(x, y);
				boolean is = this.tiles.isWall(x, y);
				if (was || is) {
					Mark.Kind kind = (was && is) ? Mark.Kind.WALL : is ? Mark.Kind.NEW_WALL : Mark.Kind.LOST_WALL;
					this.marks.add(new Mark(new Area(x, y, 1, 1), kind, ""));
				}
			}
		}
	}

	private void present(MapPlan plan) {
		Set<String> changed = new HashSet<>();
		plan.changes().stream().filter((change) -> change.subject() == Change.Subject.OBJECT).forEach((change) -> {
			if (change.key() != null) {
				changed.add(change.key());
			}
		});
		MapContent base = plan.base();
		Map<String, PlacedObject> objects = (base.objects() != null) ? base.objects() : Map.of();
		objects.forEach((key, object) -> {
			Area area = changed.contains(key) ? null : ObjectFields.area(object);
			if (area != null) {
				this.marks.add(new Mark(area, Mark.Kind.PRESENT, ""));
			}
		});
	}

	private void changes(MapPlan plan) {
		for (Change change : plan.changes()) {
			Area before = change.before();
			Area after = change.after();
			if (after == null) {
				if (before != null) {
					this.marks.add(new Mark(before, Mark.Kind.REMOVED, change.name()));
				}
				continue;
			}
			if (before != null && !before.equals(after)) {
				this.marks.add(new Mark(before, Mark.Kind.LEFT, ""));
			}
			this.marks.add(new Mark(after, (change.kind() == Change.Kind.ADD) ? Mark.Kind.ADDED : Mark.Kind.CHANGED,
					change.name()));
		}
	}

	/**
	 * Return the picture as SVG.
	 * @return an SVG document, which loads nothing from elsewhere
	 */
	public String toSvg() {
		return new SvgPainter(width(), height(), this.scale).paint(this.marks);
	}

	/**
	 * Return the picture as PNG.
	 * @return the content of a PNG file
	 */
	public byte[] toPng() {
		BufferedImage image = new PixelPainter(width(), height(), this.scale).paint(this.marks);
		try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
			if (!ImageIO.write(image, "png", png)) {
				throw new IllegalStateException("This Java writes no PNG; ask for SVG instead");
			}
			return png.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The picture cannot be written", ex);
		}
	}

	private int width() {
		return Math.max(1, this.tiles.width());
	}

	private int height() {
		return Math.max(1, this.tiles.height());
	}

}
