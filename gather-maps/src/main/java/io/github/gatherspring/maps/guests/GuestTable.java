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
package io.github.gatherspring.maps.guests;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.gatherspring.http.Guest;
import io.github.gatherspring.maps.blueprint.CsvTable;
import io.github.gatherspring.maps.blueprint.Mistakes;
import io.github.gatherspring.maps.blueprint.Source;
import io.github.gatherspring.maps.blueprint.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads guests from a table: CSV, or a list of objects in JSON or YAML.
 *
 * @since 0.1.0
 */
public final class GuestTable {

	private static final Pattern IN_BRACKETS = Pattern.compile("[^<>]*<([^<>]+)>\\s*");

	private static final Pattern ADDRESS = Pattern
		.compile("[^\\s@<>,;\"()]{1,64}@[\\p{L}\\p{N}]([\\p{L}\\p{N}.-]{0,250}[\\p{L}\\p{N}])?");

	private GuestTable() {
	}

	/**
	 * Read a table.
	 * @param file the file
	 * @param columns which column holds what
	 * @return the guests by mail address, which is written in lower case
	 * @throws io.github.gatherspring.maps.blueprint.InvalidBlueprintException with each
	 * line that is wrong: an address that is none, or that stands there twice
	 */
	public static Map<String, Guest> read(Path file, GuestColumns columns) {
		Mistakes mistakes = new Mistakes();
		String shown = String.valueOf(file.getFileName());
		List<CsvTable.Row> rows = Table.read(file, shown, new Source(shown, 0), mistakes);
		Map<String, Guest> guests = new LinkedHashMap<>();
		Map<String, Source> seen = new LinkedHashMap<>();
		for (CsvTable.Row row : rows) {
			String written = row.cells().get(columns.email());
			if (written == null) {
				mistakes.add(row.source(), "there is no column '" + columns.email() + "' with the mail address,"
						+ " expected one of " + String.join(", ", row.cells().keySet()));
				continue;
			}
			String address = normalised(written);
			if (address == null) {
				mistakes.add(row.source(), "'" + written + "' is no mail address");
				continue;
			}
			Source first = seen.putIfAbsent(address, row.source());
			if (first != null) {
				mistakes.add(row.source(), "'" + address + "' stands in " + first + " already");
				continue;
			}
			guests.put(address,
					Guest.of(cell(row, columns.name()), cell(row, columns.affiliation()), cell(row, columns.role())));
		}
		mistakes.throwIfAny(shown);
		return guests;
	}

	private static @Nullable String cell(CsvTable.Row row, String column) {
		String value = row.cells().get(column);
		return (value != null && !value.isBlank()) ? value.strip() : null;
	}

	/** Return an address as it is compared, {@code null} if it is none. */
	static @Nullable String normalised(String written) {
		String text = written.strip();
		Matcher brackets = IN_BRACKETS.matcher(text);
		String address = brackets.matches() ? brackets.group(1).strip() : text;
		if (address.regionMatches(true, 0, "mailto:", 0, 7)) {
			address = address.substring(7);
		}
		address = address.toLowerCase(Locale.ROOT);
		return (ADDRESS.matcher(address).matches() && !address.contains("..")) ? address : null;
	}

}
