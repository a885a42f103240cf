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

package io.github.gatherspring.doctor;

import org.jspecify.annotations.Nullable;

/**
 * Property that is set for a client.
 *
 * @param name the name of the property
 * @param shown its value as it may be shown: of a secret no more than its length and last
 * two characters
 * @param origin where it was set; {@code null} when that is not known
 * @since 0.1.0
 */
public record BoundProperty(String name, String shown, @Nullable String origin) {

	/**
	 * Describe the property in a line.
	 * @return name, value and origin
	 */
	@Override
	public String toString() {
		return this.name + " = " + this.shown + ((this.origin != null) ? " (" + this.origin + ")" : "");
	}

}
