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
package io.github.gatherspring.maps.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.gatherspring.wire.OneLine;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A plan in a file, so that what was looked at is what is applied.
 *
 * @since 0.1.0
 */
public final class PlanFile {

	private static final String MARK = "gatherMapsPlan";

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private PlanFile() {
	}

	/**
	 * Write a plan.
	 * @param plan the plan
	 * @param file the file, which is overwritten
	 * @throws UncheckedIOException if it cannot be written
	 */
	public static void write(MapPlan plan, Path file) {
		String json = MAPPER.writeValueAsString(MAPPER.createObjectNode().set(MARK, MAPPER.valueToTree(plan)));
		try {
			Files.writeString(file, json, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The plan cannot be written to " + file + ": " + ex.getMessage(), ex);
		}
	}

	/**
	 * Return whether a file holds a plan.
	 * @param file the file
	 * @return whether it begins as plans do
	 */
	public static boolean isPlan(Path file) {
		try (java.io.InputStream content = Files.newInputStream(file)) {
			return new String(content.readNBytes(64), StandardCharsets.UTF_8).contains("\"" + MARK + "\"");
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Read a plan.
	 * @param file the file
	 * @return the plan
	 * @throws IllegalArgumentException if the file holds no plan
	 * @throws UncheckedIOException if it cannot be read
	 */
	public static MapPlan read(Path file) {
		try {
			JsonNode plan = MAPPER.readTree(Files.readString(file, StandardCharsets.UTF_8)).path(MARK);
			return MAPPER.treeToValue(plan, MapPlan.class);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException(
					"The file " + file + " holds no plan: " + OneLine.of(String.valueOf(ex.getOriginalMessage())));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The plan " + file + " cannot be read: " + ex.getMessage(), ex);
		}
	}

}
