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

package io.github.gatherspring.autoconfigure.mcp;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SentMessagesTests {

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T10:00:00Z"));

	@Test
	void asManyAsAreAllowedAreTakenInAnyMinute() {
		SentMessages sent = new SentMessages(2, this.now::get);
		sent.take();
		advance(20);
		sent.take();
		advance(20);
		assertThatExceptionOfType(ToolFailure.class).isThrownBy(sent::take)
			.withMessage("At most 2 messages a minute are allowed. The next one can be sent in 20 s");
		advance(20);
		sent.take();
		assertThatExceptionOfType(ToolFailure.class).isThrownBy(sent::take)
			.withMessageContaining("can be sent in 20 s");
	}

	@Test
	void noneAreAllowedIfTheNumberIsZero() {
		assertThatExceptionOfType(ToolFailure.class).isThrownBy(new SentMessages(0, this.now::get)::take)
			.withMessageEndingWith("The next one can be sent never");
	}

	private void advance(long seconds) {
		this.now.updateAndGet((instant) -> instant.plusSeconds(seconds));
	}

}
