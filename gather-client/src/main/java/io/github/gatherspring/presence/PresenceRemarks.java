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

package io.github.gatherspring.presence;

import java.util.HashSet;
import java.util.Set;

import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.setting.SettingNames;
import io.github.gatherspring.wire.OneLine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Logs what becomes of a presence: the first of each kind so that people see it, the rest
 * at debug level. Any thread.
 *
 * @since 0.1.0
 */
public final class PresenceRemarks {

	/** The longest value in a line of the log, in characters. */
	private static final int LONGEST = 60;

	private static final Log logger = LogFactory.getLog(GatherPresence.class);

	private final String prefix;

	private final SettingNames names;

	private final Set<String> failures = new HashSet<>();

	/**
	 * Creates the log of a client's presence.
	 * @param client the client's name
	 * @param names names settings
	 */
	public PresenceRemarks(String client, SettingNames names) {
		this.prefix = "[" + client + "] ";
		this.names = names;
	}

	void yielded(PresenceField field, @Nullable Object value) {
		logger
			.info(this.prefix + changed(field, value) + "; the client leaves it and wants none of its own any more, as "
					+ this.names.of(Setting.PRESENCE_ON_CONFLICT) + " says");
	}

	void kept(PresenceField field, Object value, boolean first) {
		String line = this.prefix + changed(field, value) + "; the client sets its own again, as "
				+ this.names.of(Setting.PRESENCE_ON_CONFLICT) + " says";
		if (first) {
			logger.info(line + " (later changes within minutes at debug level, and after growing waits)");
		}
		else {
			logger.debug(line);
		}
	}

	private static String changed(PresenceField field, @Nullable Object value) {
		return "Somebody else has changed the " + field.label() + " of this client's user"
				+ ((value instanceof String text) ? " to '" + OneLine.of(text, LONGEST) + "'" : "");
	}

	void failed(PresenceField field, PresenceKeeper.Verdict verdict, Throwable failure) {
		String line = this.prefix + "The " + field.label() + " that is wanted of this client's user is not shown, "
				+ ((verdict == PresenceKeeper.Verdict.REFUSED) ? "and not tried again before the next connection"
						: "and tried again in a while")
				+ ": " + failure.getMessage();
		boolean news;
		synchronized (this.failures) {
			news = this.failures.add(field + "/" + failure.getClass().getName());
		}
		if (news) {
			logger.warn(line + " (further failures of this kind at debug level)");
		}
		else {
			logger.debug(line);
		}
	}

}
