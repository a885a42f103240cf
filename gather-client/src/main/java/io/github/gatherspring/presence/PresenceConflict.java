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

package io.github.gatherspring.presence;

/**
 * What a client does when somebody else changes what it wants to look like: the person
 * whose key it uses, or another program with that key.
 *
 * @since 0.1.0
 */
public enum PresenceConflict {

	/**
	 * Set its own value again, at once the first time, then after waits that grow up to
	 * five minutes.
	 */
	KEEP_MINE,

	/**
	 * Leave the other's value and want none of its own any more.
	 */
	YIELD

}
