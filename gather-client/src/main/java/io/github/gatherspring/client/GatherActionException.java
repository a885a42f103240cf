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

import java.util.regex.Pattern;

import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.setting.SettingNames;

/**
 * The server answered an action with a failed {@code transactionStatus}.
 *
 * @since 0.1.0
 */
public class GatherActionException extends GatherException {

	private static final long serialVersionUID = 1L;

	private static final Pattern NOT_ENTERED = Pattern.compile("not entered|not in (the |this )?space|send enter",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern TOO_MANY = Pattern.compile("\\b429\\b|too many|rate.?limit|chill out",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern RIGHTS = Pattern.compile(
			"\\b40[13]\\b|forbidden|permission|\\brights?\\b|not allowed|may not|unauthori[sz]ed|moderator|owner|\\brole",
			Pattern.CASE_INSENSITIVE);

	/** The refused action. */
	private final String action;

	/** The server's reason. */
	private final String reason;

	/**
	 * Creates an exception.
	 * @param action the action's name as on the wire
	 * @param reason the server's reason; empty when it gave none
	 * @param names names the setting that may help
	 */
	public GatherActionException(String action, String reason, SettingNames names) {
		super("The server refused the action '" + action + "': "
				+ (reason.isEmpty() ? "it gave no reason" : "'" + reason + "'") + hint(reason, names));
		this.action = action;
		this.reason = reason;
	}

	private static String hint(String reason, SettingNames names) {
		if (NOT_ENTERED.matcher(reason).find()) {
			return ". The client's avatar must be in the space for that: call enter, or let the client enter by itself ("
					+ names.of(Setting.ENTER) + ")";
		}
		if (TOO_MANY.matcher(reason).find()) {
			return ". Send fewer actions in the same time";
		}
		if (RIGHTS.matcher(reason).find()) {
			return ". Actions on other players and on maps need the rights for it in the space";
		}
		return "";
	}

	/**
	 * Whether the server refused it because it got too many.
	 */
	boolean isTooMany() {
		return TOO_MANY.matcher(this.reason).find();
	}

	/**
	 * Returns the refused action.
	 * @return its name as on the wire, such as {@code setTextStatus}
	 */
	public String action() {
		return this.action;
	}

	/**
	 * Returns the server's reason.
	 * @return the reason, empty when the server gave none
	 */
	public String reason() {
		return this.reason;
	}

}
