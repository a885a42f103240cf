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

import java.time.Duration;

import ch.qos.logback.classic.Level;
import io.github.gatherspring.LogCapture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What follows which loss.
 */
class AfterLossTests {

	private static final LossCause PLAIN = LossCause.closed(1006, "", "space");

	private final ManualTime time = new ManualTime();

	private static ReconnectSettings disabled() {
		ReconnectSettings some = ReconnectSettings.DEFAULT;
		return new ReconnectSettings(false, some.initialDelay(), some.multiplier(), some.maxDelay(), some.jitter(),
				some.resetAfter());
	}

	private AfterLoss afterLoss(ReconnectSettings reconnect) {
		ConnectionParts parts = Rig.parts(reconnect, new QuietHandler());
		return new AfterLoss(parts, this.time, new OutageLog(parts.prefix()));
	}

	private static Served served(boolean accepted, Duration age) {
		return new Served(Rig.SERVER, accepted, age, accepted ? age : Duration.ZERO, Duration.ZERO);
	}

	private @Nullable Duration pause(AfterLoss afterLoss, LossCause cause, @Nullable Served served) {
		return afterLoss.decide(cause, served).pause();
	}

	@Test
	void afterAGoodServiceTheNextAttemptGoesOutAtOnceAndThenTheBackoffBegins() {
		AfterLoss afterLoss = afterLoss(ReconnectSettings.DEFAULT);
		assertThat(pause(afterLoss, PLAIN, served(true, Duration.ofMinutes(1)))).isZero();
		assertThat(pause(afterLoss, PLAIN, null)).isEqualTo(Duration.ofSeconds(1));
		assertThat(pause(afterLoss, PLAIN, null)).isEqualTo(Duration.ofSeconds(2));
		assertThat(pause(afterLoss, PLAIN, served(true, Duration.ofMinutes(1)))).isZero();
	}

	@Test
	void aSessionThatWasNeverAcceptedIsAFailedAttempt() {
		AfterLoss afterLoss = afterLoss(ReconnectSettings.DEFAULT);
		try (LogCapture log = LogCapture.of(Connection.class.getName(), Level.INFO)) {
			assertThat(pause(afterLoss, PLAIN, served(false, Duration.ofMinutes(1)))).isEqualTo(Duration.ofSeconds(1));
			assertThat(log.lines(Level.WARN)).singleElement().asString().contains("Connecting failed");
		}
	}

	@Test
	void aCauseThatWouldComeAgainIsTheLast() {
		AfterLoss.Next next = afterLoss(ReconnectSettings.DEFAULT).decide(LossCause.closed(4003, "", "space"),
				served(true, Duration.ofMinutes(1)));
		assertThat(next.pause()).isNull();
		assertThat(next.cause().closeCode()).isEqualTo(4003);
	}

	@Test
	void withoutReconnectingEachLossIsTheLastButNotANewConnectionThatWasAskedFor() {
		AfterLoss afterLoss = afterLoss(disabled());
		assertThat(pause(afterLoss, PLAIN, served(true, Duration.ofMinutes(1)))).isNull();
		assertThat(pause(afterLoss, LossCause.askedFor(), served(true, Duration.ofMinutes(1)))).isNotNull();
	}

	@Test
	void theThirdEndByAnotherLoginIsAnsweredByALongWaitAndOneError() {
		AfterLoss afterLoss = afterLoss(ReconnectSettings.DEFAULT);
		LossCause kicked = LossCause.closed(4010, "", "space");
		Served shortly = served(true, Duration.ofSeconds(1));
		try (LogCapture log = LogCapture.of(Connection.class.getName(), Level.INFO)) {
			afterLoss.decide(kicked, shortly);
			afterLoss.decide(kicked, shortly);
			AfterLoss.Next third = afterLoss.decide(kicked, shortly);
			assertThat(third.pause()).isEqualTo(Duration.ofSeconds(30));
			assertThat(third.cause().reason()).contains(Rivalry.WORDS);
			assertThat(afterLoss.decide(kicked, shortly).pause()).isEqualTo(Duration.ofMinutes(1));
			assertThat(log.lines(Level.ERROR)).hasSize(1);
		}
	}

}
