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
package io.github.gatherspring.autoconfigure.leadership;

import io.github.gatherspring.wire.OneLine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Whether what keeps the locks, a database for instance, can be reached: one line in the
 * log when it cannot, one when it can again. Any thread.
 */
final class LockStore {

	private static final Log logger = LogFactory.getLog(Candidacy.class);

	private final String prefix;

	private volatile @Nullable String failure;

	LockStore(String prefix) {
		this.prefix = prefix;
	}

	void failed(RuntimeException ex) {
		Throwable cause = ex;
		while (cause.getCause() != null && cause.getCause() != cause) {
			cause = cause.getCause();
		}
		String words = OneLine.of(cause.getClass().getSimpleName() + ": " + cause.getMessage());
		boolean first = this.failure == null;
		this.failure = words;
		if (first) {
			logger.warn(this.prefix + "The LockRegistry fails, so nobody can lead by it: " + words);
		}
		logger.debug(this.prefix + "The LockRegistry failed", ex);
	}

	void answered() {
		if (this.failure != null) {
			this.failure = null;
			logger.info(this.prefix + "The LockRegistry works again");
		}
	}

	/**
	 * Returns why the locks cannot be reached.
	 * @return one line, or {@code null} if they can
	 */
	@Nullable String failure() {
		return this.failure;
	}

}
