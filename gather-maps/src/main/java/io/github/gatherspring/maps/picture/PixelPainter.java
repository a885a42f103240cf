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

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

import io.github.gatherspring.wire.OneLine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Paints marks as pixels, without a screen.
 */
final class PixelPainter {

	private static final Log logger = LogFactory.getLog(PixelPainter.class);

	private static final int LONGEST_LABEL = 40;

	private final int width;

	private final int height;

	private final int scale;

	PixelPainter(int width, int height, int scale) {
		this.width = width;
		this.height = height;
		this.scale = scale;
	}

	BufferedImage paint(List<Mark> marks) {
		BufferedImage image = new BufferedImage(this.width * this.scale, this.height * this.scale,
				BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		try {
			graphics.setColor(new Color(0xF6F8FA));
			graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
			graphics.setStroke(new BasicStroke(2));
			marks.forEach((mark) -> paint(mark, graphics));
			label(marks, graphics);
		}
		finally {
			graphics.dispose();
		}
		return image;
	}

	private void paint(Mark mark, Graphics2D graphics) {
		int x = mark.area().x() * this.scale;
		int y = mark.area().y() * this.scale;
		int right = mark.area().width() * this.scale;
		int bottom = mark.area().height() * this.scale;
		graphics.setColor(new Color((mark.kind().opacity() << 24) | mark.kind().colour(), true));
		graphics.fillRect(x, y, right, bottom);
		if (mark.kind().framed()) {
			graphics.setColor(new Color(mark.kind().colour()));
			graphics.drawRect(x + 1, y + 1, right - 2, bottom - 2);
		}
	}

	private void label(List<Mark> marks, Graphics2D graphics) {
		try {
			graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
			graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
			graphics.setColor(new Color(0x1F2328));
			for (Mark mark : marks) {
				if (!mark.label().isEmpty()) {
					graphics.drawString(OneLine.of(mark.label(), LONGEST_LABEL), mark.area().x() * this.scale + 2,
							mark.area().y() * this.scale - 3);
				}
			}
		}
		catch (LinkageError | RuntimeException ex) {
			// Small images of Java have no fonts. The marks alone say what matters.
			logger.info("The picture has no names, for this Java has no fonts: " + ex);
		}
	}

}
