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

package io.github.gatherspring.sample.bot;

import org.springframework.util.StringUtils;

/**
 * Makes one printable line of what people write and call themselves. Without that, a name
 * with a line break in it writes a line of the log of its own.
 */
final class PrintableLine {

	private static final int LONGEST = 200;

	private PrintableLine() {
	}

	/**
	 * Return a text as it may be logged.
	 * @param text text from outside
	 * @return one line of about 200 characters at most, a blank for whatever does not
	 * print
	 */
	static String of(String text) {
		return StringUtils.truncate(text, LONGEST).replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", " ");
	}

}
