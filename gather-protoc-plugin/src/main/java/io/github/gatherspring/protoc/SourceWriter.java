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

package io.github.gatherspring.protoc;

import java.util.List;

/**
 * Collects the lines of a Java source, indented with tabs.
 */
final class SourceWriter {

	private final StringBuilder source = new StringBuilder();

	private int depth;

	void line(String text) {
		if (!text.isEmpty()) {
			this.source.append("\t".repeat(this.depth)).append(text);
		}
		this.source.append('\n');
	}

	void blank() {
		line("");
	}

	void open(String text) {
		line(text + " {");
		this.depth++;
	}

	void close() {
		close("");
	}

	void close(String end) {
		this.depth--;
		line("}" + end);
	}

	void javadoc(List<String> lines) {
		line("/**");
		lines.forEach((line) -> line(line.isEmpty() ? " *" : " * " + line));
		line(" */");
	}

	@Override
	public String toString() {
		return this.source.toString();
	}

}
