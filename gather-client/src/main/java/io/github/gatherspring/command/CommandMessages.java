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

package io.github.gatherspring.command;

import java.util.Locale;

import io.github.gatherspring.wire.OneLine;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * What people are told, in the application's words where it has some.
 */
final class CommandMessages {

	/** The most characters of a word that is told back. */
	private static final int LONGEST_DETAIL = 200;

	private final MessageSource source;

	CommandMessages(MessageSource source) {
		this.source = source;
	}

	/**
	 * Return the line for a refusal.
	 * @param refusal why
	 * @param details what the line names
	 * @return one line
	 */
	String line(Refusal refusal, String... details) {
		Object[] arguments = new Object[details.length];
		for (int i = 0; i < details.length; i++) {
			arguments[i] = OneLine.of(details[i], LONGEST_DETAIL);
		}
		Locale locale = LocaleContextHolder.getLocale();
		String line = this.source.getMessage(refusal.code(), arguments, refusal.message(), locale);
		return OneLine.of((line != null) ? line : refusal.message());
	}

	String text(String code, String otherwise) {
		String text = this.source.getMessage(Refusal.PREFIX + code, null, otherwise, LocaleContextHolder.getLocale());
		return (text != null) ? text : otherwise;
	}

}
