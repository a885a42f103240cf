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
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/**
 * Reads YAML, and with it JSON, into values that know their line.
 */
final class LocatedParser {

	private static final int LARGEST = 64 * 1024 * 1024;

	/** More than any file has, and less than a few short aliases can make of it. */
	private static final int MOST_VALUES = 5_000_000;

	private final String file;

	private final Mistakes mistakes;

	private final Map<Node, Boolean> open = new IdentityHashMap<>();

	private int values;

	LocatedParser(String file, Mistakes mistakes) {
		this.file = file;
		this.mistakes = mistakes;
	}

	/**
	 * Read a text.
	 * @return what it holds, or {@code null} if it holds nothing or is no YAML, which is
	 * noted then
	 */
	@Nullable Located parse(String text) {
		LoadSettings settings = LoadSettings.builder()
			.setLabel(this.file)
			.setCodePointLimit(LARGEST)
			.setSchema(new JsonSchema())
			.build();
		try {
			Optional<Node> root = new Composer(settings, new ParserImpl(settings, new StreamReader(settings, text)))
				.getSingleNode();
			if (root.isEmpty()) {
				this.mistakes.add(new Source(this.file, 1), "the file is empty, expected an object");
				return null;
			}
			return locate(root.get(), line(root.get()));
		}
		catch (MarkedYamlEngineException ex) {
			int line = ex.getProblemMark().map((mark) -> mark.getLine() + 1).orElse(0);
			this.mistakes.add(new Source(this.file, line), "no YAML and no JSON: " + ex.getProblem());
		}
		catch (YamlEngineException ex) {
			this.mistakes.add(new Source(this.file, 0), "no YAML and no JSON: " + ex.getMessage());
		}
		return null;
	}

	private static int line(Node node) {
		return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
	}

	private Located locate(Node node, int line) {
		Source source = new Source(this.file, line);
		if (++this.values > MOST_VALUES || this.open.put(node, true) != null) {
			this.mistakes.add(source, "an alias ('*') that holds itself or too much");
			return Located.scalar(source, null);
		}
		try {
			if (node instanceof MappingNode mapping) {
				return object(mapping, source);
			}
			if (node instanceof SequenceNode sequence) {
				List<Located> items = new ArrayList<>();
				sequence.getValue().forEach((item) -> items.add(locate(item, line(item))));
				return new Located(source, null, items, null);
			}
			return Located.scalar(source, scalar((ScalarNode) node, source));
		}
		finally {
			this.open.remove(node);
		}
	}

	private Located object(MappingNode mapping, Source source) {
		Map<String, Located> fields = new LinkedHashMap<>();
		for (NodeTuple tuple : mapping.getValue()) {
			int line = line(tuple.getKeyNode());
			if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
				this.mistakes.add(new Source(this.file, line), "a list or an object in place of a name");
				continue;
			}
			if (fields.put(key.getValue(), locate(tuple.getValueNode(), line)) != null) {
				this.mistakes.add(new Source(this.file, line),
						"'" + key.getValue() + "' stands here twice, expected once");
			}
		}
		return Located.object(source, fields);
	}

	private @Nullable Object scalar(ScalarNode node, Source source) {
		String text = node.getValue();
		Tag tag = node.getTag();
		if (tag.equals(Tag.NULL)) {
			return null;
		}
		if (tag.equals(Tag.BOOL)) {
			return Boolean.valueOf(text);
		}
		if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
			try {
				return Numbers.parse(text);
			}
			catch (NumberFormatException ex) {
				this.mistakes.add(source, "'" + text + "' is no number that JSON knows; quote it for a text");
			}
		}
		return text;
	}

}
