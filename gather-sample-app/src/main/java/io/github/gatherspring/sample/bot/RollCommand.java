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

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.github.gatherspring.space.Player;

import org.springframework.stereotype.Component;

/**
 * {@code /roll}: dice, one with six sides unless asked for others as in {@code 3d20}.
 */
@Component
class RollCommand implements Command {

	private static final Pattern DICE = Pattern.compile("([1-9]\\d?)?[dD]([1-9]\\d{0,2})");

	private final Random random = new Random();

	@Override
	public String usage() {
		return "/roll 2d6";
	}

	@Override
	public String answer(Player asker, String argument) {
		Matcher dice = DICE.matcher(argument.isEmpty() ? "1d6" : argument);
		if (!dice.matches()) {
			return "I do not know such dice: try /roll, /roll d20 or /roll 3d6";
		}
		int count = (dice.group(1) != null) ? Integer.parseInt(dice.group(1)) : 1;
		int sides = Integer.parseInt(dice.group(2));
		int sum = IntStream.range(0, count).map((i) -> this.random.nextInt(sides) + 1).sum();
		return "🎲 " + asker.name() + " rolls " + sum;
	}

}
