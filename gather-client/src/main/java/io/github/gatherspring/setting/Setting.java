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
package io.github.gatherspring.setting;

/**
 * Setting of a client that a message may tell its reader to look at.
 *
 * @since 0.1.0
 */
public enum Setting {

	/** Address of the HTTP API that names the server of the space. */
	API_BASE_URL("apiBaseUrl"),

	/** Key of the user to act as. */
	API_KEY("apiKey"),

	/** Token in place of a key. */
	TOKEN("token"),

	/** Space to connect to. */
	SPACE_ID("spaceId"),

	/** Game server to connect to without asking for it. */
	SERVER_URL("serverUrl"),

	/** Whether the key may travel in clear text to hosts other than loopback. */
	ALLOW_INSECURE("allowInsecure"),

	/** Trust and keys of TLS connections. */
	SSL_CONTEXT("sslContext"),

	/** HTTP proxy on the way to Gather. */
	PROXY("proxy"),

	/** Largest message that is accepted. */
	MAX_MESSAGE_SIZE("maxMessageSize"),

	/** Whether to reconnect. */
	RECONNECT_ENABLED("reconnect.enabled"),

	/** How long to wait for the answer to an action. */
	ACTION_TIMEOUT("actionTimeout"),

	/** How many events may wait for listeners. */
	EVENT_QUEUE_CAPACITY("eventQueueCapacity"),

	/** How many bytes of events may wait for listeners. */
	EVENT_QUEUE_MAX_SIZE("eventQueueMaxSize"),

	/** How many actions may wait while there is no connection. */
	ACTION_QUEUE_CAPACITY("actionQueueCapacity"),

	/** How long a start waits for the client to be ready. */
	STARTUP_TIMEOUT("startupTimeout"),

	/** Events to ask for in any case. */
	INCLUDE_EVENTS("includeEvents"),

	/** Events never to ask for. */
	EXCLUDE_EVENTS("excludeEvents"),

	/** Whether and how the avatar enters the space. */
	ENTER("enter"),

	/** Whether to keep the state of the space. */
	STATE_ENABLED("stateEnabled"),

	/** Whether walks go on after a lost connection. */
	WALK_RESUME("walkSettings.resume"),

	/** Largest size of the state of the space. */
	MAX_STATE_SIZE("stateSettings.maxStateSize"),

	/** What to do when somebody else changes what the client wants to look like. */
	PRESENCE_ON_CONFLICT("presenceConflict");

	private final String builderName;

	Setting(String builderName) {
		this.builderName = builderName;
	}

	/**
	 * Returns the name that the builder of a client gives the setting.
	 * @return the name of a method, or the way through it to the setting
	 */
	public String builderName() {
		return this.builderName;
	}

}
