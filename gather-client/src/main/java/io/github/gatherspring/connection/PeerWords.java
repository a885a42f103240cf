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

import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.wire.Secrets;

/**
 * What a server says, made fit to be shown: without secrets, and text on one printable
 * line of bounded length.
 */
final class PeerWords {

	private final Secrets secrets;

	private final ConnectionSettings settings;

	PeerWords(Secrets secrets, ConnectionSettings settings) {
		this.secrets = secrets;
		this.settings = settings;
	}

	/**
	 * Takes the secrets out of a text that came from outside and makes it one printable
	 * line.
	 * @param text the text
	 * @return the line
	 */
	String masked(String text) {
		return this.secrets.mask(text);
	}

	/**
	 * Takes the secrets out of a frame in text format, whatever its length.
	 * @param text the frame
	 * @return the frame without secrets
	 */
	String maskedFrame(String text) {
		return this.secrets.maskWhole(text);
	}

	/**
	 * Returns the cause of a loss when a socket was closed.
	 * @param code the close code
	 * @param words what the peer said
	 * @return the cause
	 */
	LossCause closedBy(int code, String words) {
		return LossCause.closed(code, masked(words), this.settings.spaceId().toString());
	}

	/**
	 * Returns the cause of a loss when a message was too large.
	 * @param limit the limit in bytes
	 * @return the cause
	 */
	LossCause tooLarge(int limit) {
		return LossCause.tooLarge(limit, this.settings.names().of(Setting.MAX_MESSAGE_SIZE));
	}

}
