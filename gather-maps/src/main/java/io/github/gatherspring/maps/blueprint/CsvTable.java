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

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * A table with a line of names: CSV with commas, semicolons or tabs.
 */
public final class CsvTable {

	private static final CsvMapper CSV = CsvMapper.builder().enable(CsvReadFeature.WRAP_AS_ARRAY).build();

	private CsvTable() {
	}

	/**
	 * Read a table.
	 * @param file the file, in UTF-8
	 * @param shown what messages call the file
	 * @param asked what asks for the file, to which a mistake belongs that no line of the
	 * table causes
	 * @param mistakes collects what is wrong
	 * @return the rows
	 */
	public static List<Row> read(Path file, String shown, Source asked, Mistakes mistakes) {
		String text;
		try {
			text = Files.readString(file, StandardCharsets.UTF_8);
		}
		catch (NoSuchFileException ex) {
			mistakes.add(asked, "there is no file '" + shown + "', looked for as " + file);
			return List.of();
		}
		catch (MalformedInputException ex) {
			mistakes.add(new Source(shown, 0), "the file is not in UTF-8; save it as 'CSV UTF-8'");
			return List.of();
		}
		catch (IOException ex) {
			mistakes.add(asked, "'" + shown + "' cannot be read: " + ex.getMessage());
			return List.of();
		}
		return parse(text, shown, mistakes);
	}

	/**
	 * Read a table.
	 * @param text the text
	 * @param shown what messages call it
	 * @param mistakes collects what is wrong
	 * @return the rows
	 */
	public static List<Row> parse(String text, String shown, Mistakes mistakes) {
		String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
		CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(content));
		List<Row> rows = new ArrayList<>();
		List<String> names = List.of();
		try (MappingIterator<String[]> lines = CSV.readerFor(String[].class).with(schema).readValues(content)) {
			while (lines.hasNextValue()) {
				String[] cells = lines.nextValue();
				Source source = new Source(shown, line(lines.currentLocation()));
				if (cells.length == 0 || (cells.length == 1 && cells[0].isBlank())) {
					continue;
				}
				if (names.isEmpty()) {
					names = names(cells, source, mistakes);
				}
				else if (cells.length != names.size()) {
					mistakes.add(source, cells.length + " values, expected " + names.size() + " as in the first line: "
							+ String.join(", ", names));
				}
				else {
					Map<String, String> row = new LinkedHashMap<>();
					for (int i = 0; i < cells.length; i++) {
						row.put(names.get(i), cells[i].strip());
					}
					rows.add(new Row(row, source));
				}
			}
		}
		catch (JacksonException ex) {
			int line = (ex.getLocation() != null) ? ex.getLocation().getLineNr() : 0;
			mistakes.add(new Source(shown, line), "no CSV: " + ex.getOriginalMessage());
		}
		if (names.isEmpty()) {
			mistakes.add(new Source(shown, 1),
					"the file is empty, expected a first line with the names of the columns");
		}
		return rows;
	}

	/**
	 * Return the line where a row ended, which the reader has left already unless the
	 * file ends there.
	 */
	private static int line(TokenStreamLocation after) {
		return (after.getColumnNr() <= 1) ? after.getLineNr() - 1 : after.getLineNr();
	}

	private static List<String> names(String[] cells, Source source, Mistakes mistakes) {
		List<String> names = new ArrayList<>();
		for (String cell : cells) {
			String name = cell.strip();
			if (name.isEmpty() || names.contains(name)) {
				mistakes.add(source, name.isEmpty() ? "a column has no name" : "two columns are named '" + name + "'");
				name = name + "#" + names.size();
			}
			names.add(name);
		}
		return names;
	}

	private static char separator(String text) {
		String first = text.lines().findFirst().orElse("");
		char best = ',';
		for (char candidate : new char[] { ';', '\t' }) {
			if (count(first, candidate) > count(first, best)) {
				best = candidate;
			}
		}
		return best;
	}

	private static long count(String text, char character) {
		return text.chars().filter((other) -> other == character).count();
	}

	/**
	 * A row.
	 *
	 * @param cells the values by name of the column
	 * @param source where it is
	 */
	public record Row(Map<String, String> cells, Source source) {

	}

}
