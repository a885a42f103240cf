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

package io.github.gatherspring.space;

import java.util.Objects;

/**
 * Id of an object: free text that several objects of a map may share and that may change.
 * Not the object's {@linkplain ObjectKey key}.
 *
 * @param value the id as on the wire
 * @since 0.1.0
 */
public record ObjectId(String value) {

	/**
	 * Creates an id.
	 * @param value the id as on the wire, not null
	 */
	public ObjectId {
		Objects.requireNonNull(value, "'value' must not be null");
	}

	@Override
	public String toString() {
		return this.value;
	}

}
