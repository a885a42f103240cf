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

package io.github.gatherspring.proto.action;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;

/**
 * Comments of the schema at run time. Descriptors do not keep them, so that the build
 * stores them as a resource beside this class.
 *
 * @since 0.1.0
 */
public final class SchemaDocumentation {

	private static final String RESOURCE = "schema-documentation.properties";

	private static final Properties COMMENTS = load();

	private SchemaDocumentation() {
	}

	/**
	 * Returns the comment of a message, field, enum, constant or file of the schema.
	 * @param descriptor what is described
	 * @return plain text, lines parted by line feeds; empty for what is not of this
	 * schema
	 */
	public static String of(GenericDescriptor descriptor) {
		return COMMENTS
			.getProperty((descriptor instanceof FileDescriptor) ? descriptor.getName() : descriptor.getFullName(), "");
	}

	/**
	 * Returns the first sentence of a comment.
	 * @param descriptor what is described
	 * @return one line of plain text; empty for what is not of this schema
	 */
	public static String summaryOf(GenericDescriptor descriptor) {
		String text = of(descriptor).replaceAll("\\s+", " ");
		int end = text.indexOf(". ");
		return (end == -1) ? text : text.substring(0, end + 1);
	}

	private static Properties load() {
		Properties comments = new Properties();
		try (InputStream in = SchemaDocumentation.class.getResourceAsStream(RESOURCE)) {
			if (in == null) {
				throw new IllegalStateException(
						"The resource '%s' is missing beside %s; it is part of the jar 'gather-proto', check how that was repackaged"
							.formatted(RESOURCE, SchemaDocumentation.class.getName()));
			}
			comments.load(new InputStreamReader(in, StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return comments;
	}

}
