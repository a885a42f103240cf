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

package io.github.gatherspring.connection;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which of several causes a session ended by.
 */
class EndCauseTests {

	private final EndCause cause = new EndCause();

	@Test
	void theFirstCauseStays() {
		assertThat(this.cause.isKnown()).isFalse();
		assertThat(this.cause.get()).isNull();
		LossCause first = LossCause.timedOut("as the test wants");
		this.cause.tell(first);
		this.cause.tell(LossCause.askedFor());
		assertThat(this.cause.isKnown()).isTrue();
		assertThat(this.cause.get()).isEqualTo(first);
	}

	@Test
	void aFailureOfThisJvmGoesBeforeTheCloseThatFollowsFromIt() {
		this.cause.failed(new OutOfMemoryError());
		this.cause.tell(LossCause.closed(1011, "internal error", "space"));
		assertThat(this.cause.get()).isEqualTo(LossCause.ownFailure(new OutOfMemoryError()));
	}

	@Test
	void aFailureIsACauseAlsoWhenNobodyComesToTellIt() {
		this.cause.failed(new OutOfMemoryError());
		assertThat(this.cause.isKnown()).isTrue();
		assertThat(this.cause.get()).isEqualTo(LossCause.ownFailure(new OutOfMemoryError()));
	}

}
