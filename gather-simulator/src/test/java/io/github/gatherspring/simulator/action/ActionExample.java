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

package io.github.gatherspring.simulator.action;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import com.google.protobuf.TextFormat;
import io.github.gatherspring.proto.ClientServerAction;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code actions.txt}.
 *
 * @param right the action as it should be
 * @param wrong the action with wrong data, {@code null} if there is no such thing
 * @param code code of the error that the wrong one gets
 * @param first what is done before, {@code null} for nothing
 * @param exits whether the player leaves before the wrong action
 */
record ActionExample(ClientServerAction right, @Nullable ClientServerAction wrong, int code,
		@Nullable ClientServerAction first, boolean exits) {

	static List<ActionExample> all() {
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(Objects.requireNonNull(ActionExample.class.getResourceAsStream("/actions.txt")),
						StandardCharsets.UTF_8))) {
			return reader.lines().filter((line) -> !line.startsWith("#")).map(ActionExample::parse).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ActionExample parse(String line) {
		String[] columns = line.split(" ; ");
		boolean exits = columns[3].endsWith("EXIT");
		return new ActionExample(Objects.requireNonNull(action(columns[0])), action(columns[1]),
				Integer.parseInt(columns[2].trim()), action(columns[3].replace("EXIT", "").trim()), exits);
	}

	private static @Nullable ClientServerAction action(String text) {
		if (text.isEmpty() || text.equals("-")) {
			return null;
		}
		try {
			return TextFormat.parse(text, ClientServerAction.class);
		}
		catch (TextFormat.ParseException ex) {
			throw new IllegalArgumentException(text, ex);
		}
	}

	String name() {
		return ActionRules.name(this.right.getActionCase());
	}

	@Override
	public String toString() {
		return name();
	}

}
