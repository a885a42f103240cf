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

package io.github.gatherspring.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Takes a client's secrets out of texts that came from outside: a server that echoes the
 * key must not bring it into a log or an exception.
 *
 * @since 0.1.0
 */
public final class Secrets {

	private static final String MASK = "******";

	private final String[] secrets;

	/**
	 * Creates a mask.
	 * @param secrets what to hide; {@code null} and empty ones are passed over
	 */
	public Secrets(@Nullable String... secrets) {
		Set<String> hidden = new LinkedHashSet<>();
		for (String secret : secrets) {
			if (secret != null && !secret.isBlank()) {
				hidden.add(secret);
				hidden.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
			}
		}
		this.secrets = hidden.toArray(String[]::new);
	}

	/**
	 * Hides the secrets.
	 * @param text a text that may hold some
	 * @return the text without them
	 */
	public String mask(String text) {
		String masked = text;
		for (String secret : this.secrets) {
			masked = masked.replace(secret, MASK);
		}
		return masked;
	}

	/**
	 * Says nothing about the secrets.
	 * @return the name of the type
	 */
	@Override
	public String toString() {
		return "Secrets";
	}

}
