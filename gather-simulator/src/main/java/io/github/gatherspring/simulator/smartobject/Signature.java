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

package io.github.gatherspring.simulator.smartobject;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * Checks signatures as receivers of Standard Webhooks v1 do.
 */
final class Signature {

	private static final Duration TOLERANCE = Duration.ofMinutes(5);

	private final byte[] key;

	Signature(String secret) {
		this.key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
	}

	boolean isValid(@Nullable String id, @Nullable String timestamp, @Nullable String signatures, byte[] body,
			Instant now) {
		if (id == null || id.isEmpty() || timestamp == null || signatures == null || !timestamp.matches("\\d{1,12}")) {
			return false;
		}
		Duration off = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now).abs();
		if (off.compareTo(TOLERANCE) > 0) {
			return false;
		}
		ByteArrayOutputStream signed = new ByteArrayOutputStream();
		signed.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
		signed.writeBytes(body);
		byte[] expected = hmac(signed.toByteArray());
		boolean valid = false;
		for (String signature : signatures.split(" ")) {
			valid |= signature.startsWith("v1,") && MessageDigest.isEqual(expected, decode(signature.substring(3)));
		}
		return valid;
	}

	private byte[] hmac(byte[] signed) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(this.key, "HmacSHA256"));
			return mac.doFinal(signed);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java has no HmacSHA256", ex);
		}
	}

	private static byte[] decode(String base64) {
		try {
			return Base64.getDecoder().decode(base64);
		}
		catch (IllegalArgumentException ex) {
			return new byte[0];
		}
	}

}
