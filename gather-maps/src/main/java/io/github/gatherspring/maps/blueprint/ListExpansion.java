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

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Makes an object of each row of a table.
 */
final class ListExpansion {

	private static final Pattern COLUMN = Pattern.compile("\\$\\{([^{}]*)}");

	private final Path directory;

	private final Mistakes mistakes;

	ListExpansion(Path directory, Mistakes mistakes) {
		this.directory = directory;
		this.mistakes = mistakes;
	}

	/**
	 * Add the objects of a list.
	 * @param list a list as written: {@code rows}, {@code name}, and the fields of an
	 * object
	 * @param objects takes the objects by name
	 */
	void expand(Located list, Map<String, Located> objects) {
		FieldReader reader = new FieldReader(list, "a list", this.mistakes);
		Map<String, Located> fields = list.fields();
		if (fields == null) {
			return;
		}
		List<CsvTable.Row> rows = rows(reader);
		String name = reader.text("name");
		if (name == null || !COLUMN.matcher(name).find()) {
			reader.wrong("name", "a name with a column in it, as 'poster-${id}'");
			return;
		}
		Map<String, Located> pattern = new LinkedHashMap<>(fields);
		pattern.keySet().removeAll(List.of("rows", "name"));
		Located object = Located.object(list.source(), pattern);
		for (CsvTable.Row row : rows) {
			String named = fill(name, row, reader.source("name"));
			Located filled = relocate(filled(object, row), row.source());
			if (!MapBlueprint.PART_NAME.matcher(named).matches()) {
				this.mistakes.add(row.source(), "'" + named
						+ "' would be the object's name, expected 1 to 80 letters, digits, '.', '_' or '-'");
			}
			else if (objects.putIfAbsent(named, filled) != null) {
				this.mistakes.add(row.source(), "a second object named '" + named + "', expected names that differ");
			}
		}
	}

	private List<CsvTable.Row> rows(FieldReader reader) {
		Located rows = reader.take("rows");
		if (rows != null && rows.scalar() instanceof String file) {
			return Table.read(this.directory.resolve(file), file, rows.source(), this.mistakes);
		}
		if (rows != null && rows.items() != null) {
			return rows.items().stream().map(this::row).toList();
		}
		reader.wrong("rows", "the name of a CSV file, or a list of objects");
		return List.of();
	}

	private CsvTable.Row row(Located item) {
		Map<String, String> cells = new LinkedHashMap<>();
		if (item.fields() == null) {
			this.mistakes.add(item.source(), "a row is " + item.shown() + ", expected an object");
		}
		else {
			item.fields()
				.forEach((name, value) -> cells.put(name, value.isNull() ? "" : String.valueOf(value.plain())));
		}
		return new CsvTable.Row(cells, item.source());
	}

	/**
	 * Fill in the columns. A field that is nothing but a column, and empty in this row,
	 * is left out.
	 */
	private Located filled(Located object, CsvTable.Row row) {
		Map<String, Located> filled = new LinkedHashMap<>();
		Map<String, Located> fields = (object.fields() != null) ? object.fields() : Map.of();
		fields.forEach((name, value) -> {
			Located result = (value.fields() != null) ? filled(value, row)
					: value.mapTexts((text) -> fill(text, row, value.source()));
			boolean leftOut = "".equals(result.scalar()) && value.scalar() instanceof String text && !text.isEmpty();
			if (!leftOut) {
				filled.put(name, result);
			}
		});
		return Located.object(object.source(), filled);
	}

	private String fill(String text, CsvTable.Row row, Source source) {
		return COLUMN.matcher(text).replaceAll((match) -> {
			@Nullable String value = row.cells().get(match.group(1));
			if (value == null) {
				this.mistakes.add(source, "there is no column '" + match.group(1) + "', expected one of "
						+ String.join(", ", row.cells().keySet()));
				return "";
			}
			return Matcher.quoteReplacement(value);
		});
	}

	/**
	 * What is wrong with a row's object is told with the row, which is what differs.
	 */
	private static Located relocate(Located value, Source source) {
		Map<String, Located> fields = new LinkedHashMap<>();
		if (value.fields() != null) {
			value.fields().forEach((name, field) -> fields.put(name, relocate(field, source)));
			return Located.object(source, fields);
		}
		List<Located> items = value.items();
		return new Located(source, null,
				(items != null) ? items.stream().map((item) -> relocate(item, source)).toList() : null, value.scalar());
	}

}
