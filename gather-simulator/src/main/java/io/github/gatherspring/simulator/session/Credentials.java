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

package io.github.gatherspring.simulator.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.simulator.api.Role;
import org.jspecify.annotations.Nullable;

/**
 * Keys and tokens and whose they are.
 */
public final class Credentials {

	private final Map<String, Account> accounts = new LinkedHashMap<>();

	private final boolean anyKey;

	/**
	 * Create credentials without a key.
	 * @param anyKey whether unknown keys are let in
	 */
	public Credentials(boolean anyKey) {
		this.anyKey = anyKey;
	}

	/**
	 * Add a key or token.
	 * @param key the key
	 * @param account whose it is
	 */
	public void add(String key, Account account) {
		this.accounts.put(key, account);
	}

	/**
	 * Return whose a key is.
	 * @param key the key
	 * @return the account, {@code null} if the key is refused
	 */
	public @Nullable Account find(String key) {
		Account known = this.accounts.get(key);
		if (known != null || !this.anyKey || key.isBlank()) {
			return known;
		}
		return new Account("user-" + Long.toString(fingerprint(key), 36), "Somebody", Role.MEMBER);
	}

	/**
	 * Return an action as it may be shown. Keys and tokens travel in {@code init} alone.
	 * @param action the action
	 * @return the action without a key or token
	 */
	public static ClientServerAction hidden(ClientServerAction action) {
		return action.hasInit() ? action.toBuilder().setInit(action.getInit().toBuilder().clearAuth()).build() : action;
	}

	/**
	 * Return all accounts.
	 * @return the accounts in the order of their adding
	 */
	public Iterable<Account> accounts() {
		return this.accounts.values();
	}

	private static long fingerprint(String key) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
			long value = 0;
			for (int i = 0; i < 7; i++) {
				value = (value << 8) | (digest[i] & 0xff);
			}
			return value;
		}
		catch (java.security.NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

	/**
	 * Whose a key is.
	 *
	 * @param userId id of the user
	 * @param name first name of the player
	 * @param role role in the space
	 */
	public record Account(String userId, String name, Role role) {
	}

}
