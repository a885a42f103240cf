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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A table as a file: CSV, or a list of objects in JSON or YAML, or an object by mail
 * address.
 */
public final class Table {

	private Table() {
	}

	/**
	 * Read a table.
	 * @param file the file
	 * @param shown what messages call the file
	 * @param asked what asks for the file
	 * @param mistakes collects what is wrong
	 * @return the rows
	 */
	public static List<CsvTable.Row> read(Path file, String shown, Source asked, Mistakes mistakes) {
		String name = shown.toLowerCase(Locale.ROOT);
		if (!name.endsWith(".json") && !name.endsWith(".yaml") && !name.endsWith(".yml")) {
			return CsvTable.read(file, shown, asked, mistakes);
		}
		String text;
		try {
			text = Files.readString(file, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			mistakes.add(asked, "'" + shown + "' cannot be read: " + ex);
			return List.of();
		}
		Located root = new LocatedParser(shown, mistakes).parse(text);
		List<CsvTable.Row> rows = new ArrayList<>();
		if (root != null && root.items() != null) {
			root.items().forEach((item) -> rows.add(row(item, Map.of(), mistakes)));
		}
		else if (root != null && root.fields() != null) {
			root.fields().forEach((key, item) -> rows.add(row(item, Map.of("email", key), mistakes)));
		}
		else if (root != null) {
			mistakes.add(root.source(), "the file holds " + root.shown() + ", expected a list of objects");
		}
		return rows;
	}

	private static CsvTable.Row row(Located item, Map<String, String> given, Mistakes mistakes) {
		Map<String, String> cells = new LinkedHashMap<>(given);
		if (item.fields() == null) {
			mistakes.add(item.source(), "a row is " + item.shown() + ", expected an object");
		}
		else {
			item.fields()
				.forEach((name, value) -> cells.put(name, value.isNull() ? "" : String.valueOf(value.plain())));
		}
		return new CsvTable.Row(cells, item.source());
	}

}
