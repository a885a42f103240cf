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

package io.github.gatherspring.client;

/**
 * Which events a client asks the server for.
 *
 * @since 0.1.0
 */
public enum SubscriptionMode {

	/**
	 * Those that listeners name, those that the state of the space needs, and what the
	 * server has to say: {@code info}, {@code warn} and {@code error}.
	 */
	AUTO,

	/** All events of the schema that servers do not refuse as deprecated. */
	ALL,

	/**
	 * None besides those included by name; without any, the server is not asked at all.
	 */
	NONE

}
