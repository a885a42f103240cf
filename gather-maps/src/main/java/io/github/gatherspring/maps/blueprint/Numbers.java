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
package io.github.gatherspring.maps.blueprint;

import java.math.BigDecimal;

/**
 * Numbers as JSON has them.
 */
final class Numbers {

	private static final int LONGEST = 40;

	private Numbers() {
	}

	/**
	 * Read a number.
	 * @return an {@link Integer}, or a {@link BigDecimal} if it is none
	 * @throws NumberFormatException if the text is no number, or one out of all bounds
	 */
	static Number parse(String text) {
		if (text.length() > LONGEST) {
			throw new NumberFormatException("Too long");
		}
		BigDecimal number = new BigDecimal(text);
		if (Math.abs((long) number.scale()) > LONGEST) {
			throw new NumberFormatException("Out of bounds");
		}
		try {
			return number.intValueExact();
		}
		catch (ArithmeticException ex) {
			return number;
		}
	}

}
