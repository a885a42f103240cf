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

package io.github.gatherspring.command;

import java.util.Locale;

import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.convert.TypeDescriptor;

/**
 * Parameter of a command: where it comes from and what it has to become.
 *
 * @param parameter the parameter as it is declared
 * @param name how it is called
 * @param source where it comes from
 * @param type what one value of it is; without {@code Optional}
 * @param element what each word becomes; the same as the type for a single one
 * @param optional whether it may be missing
 * @param wrapped whether it is an {@code Optional}
 * @param defaultValue what is taken when it is not written
 */
record CommandParameter(MethodParameter parameter, String name, Source source, TypeDescriptor type,
		TypeDescriptor element, boolean optional, boolean wrapped, @Nullable String defaultValue) {

	/**
	 * Where arguments come from.
	 */
	enum Source {

		/** One written word. */
		WORD,

		/** All written words that are left. */
		REST,

		/** Who gave the command. */
		ASKER,

		/** What follows the command, as it was written. */
		RAW_TEXT,

		/** The event that brought it. */
		EVENT,

		/** The client. */
		CLIENT,

		/** The space. */
		SPACE,

		/** Asks the asker back. */
		CONVERSATION

	}

	boolean isWritten() {
		return this.source == Source.WORD || this.source == Source.REST;
	}

	boolean mayBeLeftOut() {
		return this.source == Source.REST || this.optional || this.defaultValue != null;
	}

	/**
	 * Whether it names something whose name may hold blanks.
	 */
	boolean isName() {
		Class<?> target = this.element.getType();
		return target == Player.class || target == GameMap.class;
	}

	/**
	 * Return how the argument is shown to people.
	 * @return for instance {@code <how-long>} or {@code [dice=1d6]}
	 */
	String usage() {
		String shown = this.name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
		Class<?> target = this.element.getType();
		if (target.isEnum() && target.getEnumConstants().length <= 6) {
			StringBuilder values = new StringBuilder();
			for (Object constant : target.getEnumConstants()) {
				values.append(values.isEmpty() ? "" : "|").append(((Enum<?>) constant).name().toLowerCase(Locale.ROOT));
			}
			shown = values.toString();
		}
		if (this.source == Source.REST) {
			shown += "...";
		}
		if (this.defaultValue != null) {
			shown += "=" + this.defaultValue;
		}
		return mayBeLeftOut() ? "[" + shown + "]" : "<" + shown + ">";
	}

}
