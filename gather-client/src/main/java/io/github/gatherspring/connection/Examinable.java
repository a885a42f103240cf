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

package io.github.gatherspring.connection;

import java.util.Set;

/**
 * Client that lets itself be examined: what it really uses, after everybody who had a say
 * in its settings.
 *
 * @since 0.1.0
 */
public interface Examinable {

	/**
	 * Return what the connection is made of.
	 * @return the settings, secrets included
	 */
	ConnectionSettings connectionSettings();

	/**
	 * Return the events that the server refuses to send.
	 * @return the names as on the wire
	 */
	Set<String> refusedEvents();

}
