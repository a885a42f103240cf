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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RunArguments}.
 */
class RunArgumentsTests {

	private final RunArguments arguments = RunArguments.of("lunch", 30).and("emoji", "x");

	@Test
	void argumentsAreReadByPlaceAndByName() {
		assertThat(this.arguments.size()).isEqualTo(2);
		assertThat(this.arguments.values()).containsExactly("lunch", 30);
		assertThat(this.arguments.get(0, String.class)).isEqualTo("lunch");
		assertThat(this.arguments.get(1, int.class)).isEqualTo(30);
		assertThat(this.arguments.get("emoji", String.class)).isEqualTo("x");
		assertThat(this.arguments.find("colour", String.class)).isEmpty();
	}

	@Test
	void aSecondValueOfANameReplacesTheFirstInACopy() {
		assertThat(this.arguments.and("emoji", "y").get("emoji", String.class)).isEqualTo("y");
		assertThat(this.arguments.get("emoji", String.class)).isEqualTo("x");
	}

	@Test
	@SuppressWarnings("NullAway") // as a caller without the checker may
	void whatIsMissingOrOfAnotherTypeIsNamed() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.arguments.get(2, String.class))
			.withMessage("There is no argument 2: the run was given 2, counted from 0");
		assertThatIllegalArgumentException().isThrownBy(() -> this.arguments.get("colour", String.class))
			.withMessage("There is no argument 'colour': the run was given [emoji]");
		assertThatIllegalArgumentException().isThrownBy(() -> this.arguments.get(1, String.class))
			.withMessage("The argument 1 must be of type java.lang.String, not java.lang.Integer");
		assertThatIllegalArgumentException().isThrownBy(() -> RunArguments.of("a", null))
			.withMessageContaining("'arguments' must not hold null");
	}

	@Test
	void valuesAreNotShown() {
		assertThat(this.arguments).hasToString("RunArguments[2 by place, by name [emoji]]");
	}

}
