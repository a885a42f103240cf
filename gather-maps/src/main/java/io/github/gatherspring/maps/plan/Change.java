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

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One thing that changes on a map.
 *
 * @param kind what happens to it
 * @param subject what it is
 * @param name its name in the blueprint; the field's name for a field of the map
 * @param key its key on the map, {@code null} for what has none
 * @param fields what changes, field by field
 * @param before where it is, {@code null} if it is nowhere or has no place
 * @param after where it is to be, {@code null} if nowhere or if it has no place
 * @since 0.1.0
 */
public record Change(Kind kind, Subject subject, String name, @Nullable String key, List<FieldChange> fields,
		@Nullable Area before, @Nullable Area after) {

	/**
	 * Create a value of its parts.
	 * @param kind what happens to it
	 * @param subject what it is
	 * @param name its name
	 * @param key its key on the map
	 * @param fields what changes
	 * @param before where it is
	 * @param after where it is to be
	 */
	public Change {
		fields = List.copyOf(fields);
	}

	/**
	 * What happens.
	 */
	public enum Kind {

		/**
		 * It is made.
		 */
		ADD('+'),

		/**
		 * It exists and is taken in.
		 */
		ADOPT('*'),

		/**
		 * It changes.
		 */
		CHANGE('~'),

		/**
		 * It changes its place and nothing else.
		 */
		MOVE('>'),

		/**
		 * It changes its name, and perhaps more.
		 */
		RENAME('='),

		/**
		 * It is taken away.
		 */
		REMOVE('-');

		private final char sign;

		Kind(char sign) {
			this.sign = sign;
		}

		/**
		 * Return the sign that stands for it in texts.
		 * @return one character
		 */
		public char sign() {
			return this.sign;
		}

	}

	/**
	 * What changes.
	 */
	public enum Subject {

		/**
		 * An object.
		 */
		OBJECT,

		/**
		 * A private area.
		 */
		NOOK,

		/**
		 * A tile where players appear.
		 */
		SPAWN,

		/**
		 * A tile that leads elsewhere.
		 */
		PORTAL,

		/**
		 * The tiles that nobody can walk on.
		 */
		COLLISIONS,

		/**
		 * A picture of the map.
		 */
		IMAGE,

		/**
		 * Another field of the map.
		 */
		FIELD;

		/**
		 * Return the word for it.
		 * @return the word in lower case
		 */
		public String word() {
			return name().toLowerCase(java.util.Locale.ROOT);
		}

	}

}
