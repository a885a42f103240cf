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

package io.github.gatherspring.proto;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A table of what is known about the protocol, read from the test resources.
 *
 * @param rows one map a row, from the name of the column to the cell
 */
public record ProtocolTable(List<Map<String, String>> rows) {

	public static ProtocolTable read(String name) {
		List<String> lines = lines(name);
		List<String> columns = Arrays.asList(lines.get(0).split("\t", -1));
		return new ProtocolTable(lines.stream().skip(1).map((line) -> row(columns, line.split("\t", -1))).toList());
	}

	/**
	 * Returns the rows reduced to some columns.
	 * @param columns names of the columns
	 * @return the cells of each row, parted by blanks
	 */
	public List<String> cells(String... columns) {
		return this.rows.stream()
			.map((row) -> String.join(" ", Arrays.stream(columns).map((column) -> cell(row, column)).toList()))
			.toList();
	}

	public static String cell(Map<String, String> row, String column) {
		return Objects.requireNonNull(row.get(column), column);
	}

	public static List<String> lines(String name) {
		try (InputStream in = ProtocolTable.class.getResourceAsStream("/protocol/" + name)) {
			return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map<String, String> row(List<String> columns, String[] cells) {
		Map<String, String> row = new LinkedHashMap<>();
		for (int i = 0; i < columns.size(); i++) {
			row.put(columns.get(i), (i < cells.length) ? cells[i] : "");
		}
		return row;
	}

}
