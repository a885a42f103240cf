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
package io.github.gatherspring.maps.blueprint;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads drawings of walls: one text of several lines, a list of texts, or an object with
 * {@code at} and {@code rows}, or a list of such objects.
 */
final class DrawingReader {

	private final Mistakes mistakes;

	DrawingReader(Mistakes mistakes) {
		this.mistakes = mistakes;
	}

	List<CollisionDrawing> read(FieldReader file) {
		Located value = file.take("collisions");
		List<CollisionDrawing> drawings = new ArrayList<>();
		if (value == null) {
			return drawings;
		}
		if (value.items() != null && value.items().stream().allMatch((item) -> item.fields() != null)) {
			value.items().forEach((item) -> read(item, drawings));
		}
		else {
			read(value, drawings);
		}
		return drawings;
	}

	private void read(Located value, List<CollisionDrawing> drawings) {
		Tile at = new Tile(0, 0);
		Located rows = value;
		if (value.fields() != null) {
			FieldReader reader = new FieldReader(value, "'collisions'", this.mistakes);
			Tile given = reader.pair("at", "column and row of the first character, as [3, 4]");
			at = (given != null) ? given : at;
			Located drawn = reader.take("rows");
			if (drawn == null) {
				reader.wrong("rows", "the drawing, a text of several lines");
				return;
			}
			rows = drawn;
			reader.rest().keySet().forEach((other) -> reader.wrong(other, "only at and rows"));
		}
		List<String> lines = new ArrayList<>();
		if (rows.scalar() instanceof String text) {
			int line = rows.source().line();
			for (String row : text.lines().toList()) {
				// The text begins in the line after the name.
				line++;
				lines.add(checked(row, new Source(rows.source().file(), line)));
			}
		}
		else if (rows.items() != null) {
			rows.items().forEach((item) -> lines.add(checked(String.valueOf(item.scalar()), item.source())));
		}
		else {
			this.mistakes.add(rows.source(), "'collisions' is " + rows.shown() + ", expected a drawing of # and .");
		}
		drawings.add(new CollisionDrawing(at, lines, value.source()));
	}

	private String checked(String row, Source source) {
		for (int i = 0; i < row.length(); i++) {
			if ("#. ".indexOf(row.charAt(i)) < 0) {
				this.mistakes.add(source, "'" + row.charAt(i) + "' in column " + (i + 1)
						+ " of the drawing, expected # for a wall, . for none or a blank to leave the tile as it is");
			}
		}
		return row;
	}

}
