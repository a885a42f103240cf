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

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import io.github.gatherspring.proto.ErrorEvent;
import io.github.gatherspring.proto.Warn;
import io.github.gatherspring.wire.Secrets;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs what goes wrong at the server's end, once for each kind: its errors and warnings,
 * and what it sends that cannot be read. Any thread.
 */
final class ServerRemarks {

	private static final Log logger = LogFactory.getLog(GatherClient.class);

	/** Kinds of trouble that are logged once; a server may invent any number of them. */
	private static final int MOST_REPORTED = 100;

	private final String client;

	private final Secrets secrets;

	private final Observers observers;

	private final LongAdder undecodable = new LongAdder();

	private final Set<String> reported = ConcurrentHashMap.newKeySet();

	ServerRemarks(String client, Secrets secrets, Observers observers) {
		this.client = client;
		this.secrets = secrets;
		this.observers = observers;
	}

	/**
	 * The server reports an error.
	 * @param error the error
	 * @param ofAction whether an action failed with the same words: whoever called it, or
	 * {@link UnwatchedFailures}, has it from there
	 */
	void error(ErrorEvent error, boolean ofAction) {
		String line = "[" + this.client + "] The server reports error " + error.getCode() + ": "
				+ this.secrets.mask(error.getMessage());
		if (!ofAction && isNew("error " + error.getCode())) {
			logger.warn(line + " (further ones of this code at debug level)");
		}
		else {
			logger.debug(line);
		}
	}

	void warn(Warn warning) {
		if (logger.isDebugEnabled()) {
			logger.debug("[" + this.client + "] The server warns: " + this.secrets.mask(warning.getMessage()));
		}
	}

	/**
	 * The server has sent more of the space than the state may hold.
	 * @param setting the name of the setting that bounds the state
	 * @param bytes its value
	 */
	void spaceTooLarge(String setting, long bytes) {
		String line = "[" + this.client + "] The space is larger than " + setting + " (" + bytes
				+ " bytes): what does not fit is left out of the state, and space().isComplete() is false."
				+ " Events still reach listeners. Raise the setting if the space is meant to be so large";
		if (isNew("state")) {
			logger.error(line);
		}
		else {
			logger.debug(line);
		}
	}

	/**
	 * Something could not be read.
	 * @param kind what was wrong, one of a fixed few
	 */
	void undecodable(String kind) {
		this.undecodable.increment();
		if (isNew(kind)) {
			logger.warn(
					"[" + this.client + "] Received a " + kind + "; it was dropped, and further ones are only counted");
		}
		this.observers.tell((observer) -> observer.undecodable(kind));
	}

	long undecodable() {
		return this.undecodable.sum();
	}

	private boolean isNew(String kind) {
		return this.reported.size() < MOST_REPORTED && this.reported.add(kind);
	}

}
