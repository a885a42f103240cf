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
package io.github.gatherspring.maps.tiled;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Reads maps that Tiled wrote as XML.
 */
final class TmxReader {

	private TmxReader() {
	}

	static TiledMap read(String text) {
		Element map = root(text);
		int width = number(map, "width", 0);
		int height = number(map, "height", 0);
		List<TiledMap.Layer> layers = new ArrayList<>();
		layers(map, width * height, layers);
		return new TiledMap(width, height, number(map, "tilewidth", 32), number(map, "tileheight", 32), properties(map),
				layers);
	}

	private static Element root(String text) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			// A map has no use for a DTD, and a DTD could read files.
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			DocumentBuilder builder = factory.newDocumentBuilder();
			builder.setErrorHandler(null);
			return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
		}
		catch (SAXException ex) {
			throw new IllegalArgumentException("The file is no XML that Tiled writes: " + ex.getMessage());
		}
		catch (ParserConfigurationException | IOException ex) {
			throw new IllegalStateException("This Java cannot read XML safely", ex);
		}
	}

	private static void layers(Element parent, int count, List<TiledMap.Layer> layers) {
		for (Element layer : children(parent)) {
			String name = layer.getAttribute("name");
			switch (layer.getTagName()) {
				case "layer" -> layers.add(new TiledMap.Layer(name, TiledMap.Kind.TILES, properties(layer),
						tiles(layer, count, name), List.of(), null));
				case "objectgroup" -> layers
					.add(new TiledMap.Layer(name, TiledMap.Kind.OBJECTS, properties(layer), null, items(layer), null));
				case "imagelayer" -> layers.add(new TiledMap.Layer(name, TiledMap.Kind.IMAGE, properties(layer), null,
						List.of(), image(layer)));
				case "group" -> layers(layer, count, layers);
				default -> {
					// Tile sets, properties and what Tiled keeps for its editor.
				}
			}
		}
	}

	private static int[] tiles(Element layer, int count, String name) {
		for (Element data : children(layer)) {
			if (data.getTagName().equals("data")) {
				return switch (data.getAttribute("encoding")) {
					case "csv" -> LayerData.csv(data.getTextContent(), count, name);
					case "base64" ->
						LayerData.base64(data.getTextContent(), data.getAttribute("compression"), count, name);
					default -> LayerData.csv(String.join(",",
							children(data).stream()
								.map((tile) -> (tile.getAttribute("gid").isEmpty()) ? "0" : tile.getAttribute("gid"))
								.toList()),
							count, name);
				};
			}
		}
		throw new IllegalArgumentException("Layer '" + name + "' has no data");
	}

	private static String image(Element layer) {
		return children(layer).stream()
			.filter((child) -> child.getTagName().equals("image"))
			.map((image) -> image.getAttribute("source"))
			.findFirst()
			.orElse("");
	}

	private static List<TiledMap.Item> items(Element layer) {
		List<TiledMap.Item> items = new ArrayList<>();
		for (Element object : children(layer)) {
			if (object.getTagName().equals("object")) {
				String type = object.getAttribute("type");
				items.add(new TiledMap.Item(object.getAttribute("name"),
						type.isEmpty() ? object.getAttribute("class") : type, decimal(object, "x"),
						decimal(object, "y"), decimal(object, "width"), decimal(object, "height"),
						object.hasAttribute("gid"), properties(object)));
			}
		}
		return items;
	}

	private static Map<String, Object> properties(Element parent) {
		Map<String, Object> properties = new LinkedHashMap<>();
		for (Element holder : children(parent)) {
			if (!holder.getTagName().equals("properties")) {
				continue;
			}
			for (Element property : children(holder)) {
				// A text of several lines stands within the element.
				String value = property.hasAttribute("value") ? property.getAttribute("value")
						: property.getTextContent();
				properties.put(property.getAttribute("name"), value(property.getAttribute("type"), value));
			}
		}
		return properties;
	}

	private static Object value(String type, String value) {
		try {
			return switch (type) {
				case "bool" -> (Object) Boolean.valueOf(value);
				case "int" -> (Object) Integer.valueOf(value);
				case "float" -> (Object) Double.valueOf(value);
				default -> value;
			};
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("A property is '" + value + "', expected a number");
		}
	}

	private static List<Element> children(Element parent) {
		List<Element> children = new ArrayList<>();
		for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child instanceof Element element) {
				children.add(element);
			}
		}
		return children;
	}

	private static int number(Element element, String name, int unset) {
		return element.hasAttribute(name) ? (int) decimal(element, name) : unset;
	}

	private static double decimal(Element element, String name) {
		String text = element.getAttribute(name);
		try {
			return text.isEmpty() ? 0 : Double.parseDouble(text);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException(
					"'" + name + "' of a " + element.getTagName() + " is '" + text + "', expected a number");
		}
	}

}
