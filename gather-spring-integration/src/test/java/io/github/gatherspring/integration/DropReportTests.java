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
package io.github.gatherspring.integration;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class DropReportTests {

	private static final RelayChannel.Bounds BOUNDS = new RelayChannel.Bounds(10, DataSize.ofKilobytes(64),
			DropPolicy.OLDEST);

	private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

	private final DropReport report = new DropReport(this.nanos::get);

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	private final Logger logger = (Logger) LoggerFactory.getLogger(RelayChannel.class);

	@BeforeEach
	void capture() {
		this.lines.start();
		this.logger.addAppender(this.lines);
	}

	@AfterEach
	void release() {
		this.logger.detachAppender(this.lines);
	}

	private List<String> lines() {
		return this.lines.list.stream().map((line) -> line.getLevel() + " " + line.getFormattedMessage()).toList();
	}

	@Test
	void oneWarningWhenItBeginsAndOneLineWhenItIsOver() {
		this.report.caughtUp("relay");
		assertThat(lines()).isEmpty();
		for (int i = 0; i < 100; i++) {
			this.report.dropped(2, "relay", BOUNDS);
		}
		assertThat(lines()).singleElement()
			.asString()
			.startsWith("WARN The channel 'relay' is full (10 messages or 64 KB) and drops the oldest messages");
		this.report.caughtUp("relay");
		this.report.caughtUp("relay");
		assertThat(lines()).hasSize(2)
			.last()
			.asString()
			.isEqualTo(
					"INFO The channel 'relay' has delivered what waited; it had dropped 200 messages since the warning");
	}

	@Test
	void aChannelThatIsFullAgainAndAgainWarnsOnceInAMinute() {
		for (int second = 0; second < 119; second++) {
			this.report.dropped(1, "relay", BOUNDS);
			this.report.caughtUp("relay");
			this.nanos.addAndGet(Duration.ofSeconds(1).toNanos());
		}
		assertThat(lines().stream().filter((line) -> line.startsWith("WARN"))).hasSize(2);
		this.report.caughtUp("relay");
		assertThat(lines()).last().asString().contains("dropped 60 messages");
	}

}
