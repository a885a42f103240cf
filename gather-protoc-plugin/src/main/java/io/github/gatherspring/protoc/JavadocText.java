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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment of the schema as Javadoc: blank lines part paragraphs, lines that start with
 * a hyphen make a list, backticks make code, everything else is text.
 */
final class JavadocText {

	private static final int LINE_LENGTH = 90;

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	/** An inline tag is never broken over two lines. */
	private static final Pattern WORD = Pattern.compile("(\\{@[^}]*\\}|\\S)+");

	private static final Pattern DEPRECATION = Pattern.compile("\\b(deprecated|replaced by|newer servers)\\b",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern SENTENCE_END = Pattern.compile("(?<=\\.)\\s+");

	private final List<String> paragraphs;

	JavadocText(String comment) {
		this.paragraphs = comment.isBlank() ? List.of() : List.of(comment.strip().split("\\n\\s*\\n"));
	}

	/**
	 * Returns the lines of a description.
	 * @param otherwise what to say if there is no comment, already HTML
	 * @return lines without the comment's asterisks
	 */
	List<String> description(String otherwise) {
		List<String> lines = new ArrayList<>();
		for (String paragraph : this.paragraphs) {
			if (!lines.isEmpty() && !isList(paragraph)) {
				lines.add("<p>");
			}
			lines.addAll(paragraph(paragraph));
		}
		return lines.isEmpty() ? List.of(otherwise) : lines;
	}

	/**
	 * Returns the whole comment in one run, as {@code @param} wants it.
	 * @param otherwise what to say if there is no comment, already HTML
	 * @return the text as HTML
	 */
	String inline(String otherwise) {
		if (this.paragraphs.isEmpty()) {
			return otherwise;
		}
		String text = html(String.join(" ", this.paragraphs).replaceAll("\\s+", " "));
		return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
	}

	/**
	 * Returns why something is deprecated and what to use in its place: the first
	 * sentence that mentions it.
	 * @return the text as HTML, if the comment says it
	 */
	Optional<String> deprecation() {
		return this.paragraphs.stream()
			.map((paragraph) -> paragraph.replaceAll("\\s+", " "))
			.flatMap(SENTENCE_END::splitAsStream)
			.filter((sentence) -> DEPRECATION.matcher(sentence).find())
			.findFirst()
			.map(JavadocText::html);
	}

	private static boolean isList(String paragraph) {
		return paragraph.startsWith("- ");
	}

	private static List<String> paragraph(String paragraph) {
		if (!isList(paragraph)) {
			return wrap(html(paragraph.replaceAll("\\s+", " ")));
		}
		List<String> lines = new ArrayList<>();
		lines.add("<ul>");
		for (String item : paragraph.substring(2).split("\\n- ")) {
			lines.addAll(wrap("<li>" + html(item.replaceAll("\\s+", " ")) + "</li>"));
		}
		lines.add("</ul>");
		return lines;
	}

	static String html(String text) {
		return CODE.matcher(escape(text))
			.replaceAll((code) -> Matcher.quoteReplacement("<code>" + code.group(1) + "</code>"));
	}

	/**
	 * Masks what would end the comment, start a tag or be read as a Unicode escape.
	 */
	private static String escape(String text) {
		return text.replace("&", "&amp;")
			.replace("<", "&lt;")
			.replace(">", "&gt;")
			.replace("@", "&#64;")
			.replace("{", "&#123;")
			.replace("}", "&#125;")
			.replace("\\", "&#92;")
			.replace("*/", "*&#47;");
	}

	static List<String> wrap(String text) {
		List<String> lines = new ArrayList<>();
		StringBuilder line = new StringBuilder();
		for (String word : WORD.matcher(text).results().map(MatchResult::group).toList()) {
			if (line.length() > 0 && line.length() + 1 + word.length() > LINE_LENGTH) {
				lines.add(line.toString());
				line.setLength(0);
			}
			line.append(line.length() > 0 ? " " : "").append(word);
		}
		lines.add(line.toString());
		return lines;
	}

}
