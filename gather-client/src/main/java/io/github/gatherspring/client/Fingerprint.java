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

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.github.gatherspring.connection.ConnectionSettings;

/**
 * Fingerprint of who a client is and where: a digest of key and space.
 */
final class Fingerprint {

	private static final int BYTES = 16;

	private Fingerprint() {
	}

	static String of(ConnectionSettings settings) {
		// Lengths keep a key and a space apart from another pair that reads the same.
		String secret = (settings.apiKey() != null) ? "key:" + settings.apiKey() : "token:" + settings.token();
		String text = "gather:" + secret.length() + ":" + secret + ":" + settings.spaceId().onWire();
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, BYTES);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Each JDK has SHA-256, but this one has not", ex);
		}
	}

}
