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

package io.github.gatherspring.smartobjects;

/**
 * What became of a command: the object has taken it.
 *
 * @param messageId id of the message, the same over all attempts
 * @param status the server's word, {@code dispatched} or {@code space_idle}; others may
 * come
 * @since 0.1.0
 */
public record Delivery(String messageId, String status) {

	/**
	 * Return whether nobody was in the space. The command is applied all the same.
	 * @return {@code true} if the space was empty
	 */
	public boolean spaceIdle() {
		return this.status.equals("space_idle");
	}

}
