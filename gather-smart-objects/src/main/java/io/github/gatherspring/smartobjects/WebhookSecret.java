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

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secret of one object, which signs messages as Standard Webhooks v1 says. Never shows
 * itself.
 */
final class WebhookSecret {

	private static final String PREFIX = "whsec_";

	private static final String ALGORITHM = "HmacSHA256";

	private final SecretKeySpec key;

	private WebhookSecret(byte[] key) {
		this.key = new SecretKeySpec(key, ALGORITHM);
	}

	/**
	 * Read a secret.
	 * @throws IllegalArgumentException if it has a wrong form; the message does not hold
	 * it
	 */
	static WebhookSecret of(String secret) {
		if (!secret.startsWith(PREFIX)) {
			throw refused(secret, "it does not start with " + PREFIX);
		}
		byte[] key;
		try {
			key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
		}
		catch (IllegalArgumentException ex) {
			// Its message holds a character of the secret.
			throw refused(secret, "what follows " + PREFIX + " is not base64");
		}
		if (key.length == 0) {
			throw refused(secret, "nothing follows " + PREFIX);
		}
		return new WebhookSecret(key);
	}

	private static IllegalArgumentException refused(String secret, String why) {
		return new IllegalArgumentException("The secret of " + secret.length() + " characters has a wrong form: " + why
				+ ". Copy it again from the menu of the object in Gather");
	}

	/**
	 * Return the value of the header {@code webhook-signature}.
	 */
	String sign(String messageId, long epochSeconds, byte[] body) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			mac.update((messageId + "." + epochSeconds + ".").getBytes(StandardCharsets.UTF_8));
			return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java has no " + ALGORITHM, ex);
		}
	}

	@Override
	public String toString() {
		return PREFIX + "******";
	}

}
