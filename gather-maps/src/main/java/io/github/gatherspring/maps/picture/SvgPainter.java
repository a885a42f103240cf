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

import java.util.List;
import java.util.Locale;

import io.github.gatherspring.wire.OneLine;

/**
 * Paints marks as SVG.
 */
final class SvgPainter {

	private static final int LONGEST_LABEL = 40;

	private final int width;

	private final int height;

	private final int scale;

	SvgPainter(int width, int height, int scale) {
		this.width = width;
		this.height = height;
		this.scale = scale;
	}

	String paint(List<Mark> marks) {
		int right = this.width * this.scale;
		int bottom = this.height * this.scale;
		StringBuilder svg = new StringBuilder();
		svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
			.append(right)
			.append("\" height=\"")
			.append(bottom)
			.append("\" viewBox=\"0 0 ")
			.append(right)
			.append(' ')
			.append(bottom)
			.append("\" font-family=\"sans-serif\" font-size=\"11\">\n")
			.append("<rect width=\"100%\" height=\"100%\" fill=\"#f6f8fa\" stroke=\"#d0d7de\"/>\n");
		marks.forEach((mark) -> paint(mark, svg));
		marks.stream().filter((mark) -> !mark.label().isEmpty()).forEach((mark) -> label(mark, svg));
		return svg.append("</svg>\n").toString();
	}

	private void paint(Mark mark, StringBuilder svg) {
		String colour = String.format(Locale.ROOT, "#%06x", mark.kind().colour());
		svg.append("<rect x=\"")
			.append(mark.area().x() * this.scale)
			.append("\" y=\"")
			.append(mark.area().y() * this.scale)
			.append("\" width=\"")
			.append(mark.area().width() * this.scale)
			.append("\" height=\"")
			.append(mark.area().height() * this.scale)
			.append("\" fill=\"")
			.append(colour)
			.append('"');
		if (mark.kind().opacity() < 255) {
			svg.append(String.format(Locale.ROOT, " fill-opacity=\"%.2f\"", mark.kind().opacity() / 255.0));
		}
		if (mark.kind().framed()) {
			svg.append(" stroke=\"").append(colour).append("\" stroke-width=\"2\"");
		}
		svg.append(" class=\"").append(mark.kind().name().toLowerCase(Locale.ROOT)).append("\"/>\n");
	}

	private void label(Mark mark, StringBuilder svg) {
		svg.append("<text x=\"")
			.append(mark.area().x() * this.scale + 2)
			.append("\" y=\"")
			.append(mark.area().y() * this.scale - 3)
			.append("\" fill=\"#1f2328\">")
			.append(escaped(OneLine.of(mark.label(), LONGEST_LABEL)))
			.append("</text>\n");
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

}
