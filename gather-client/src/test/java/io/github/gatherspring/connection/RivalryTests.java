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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import ch.qos.logback.classic.Level;
import io.github.gatherspring.LogCapture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two programs with one key.
 */
class RivalryTests {

	private static final Duration FRESH = Duration.ofSeconds(2);

	private final Rivalry rivalry = new Rivalry(Duration.ofSeconds(30));

	private long now;

	private Rivalry.@Nullable Truce lost(int code, Duration age) {
		this.now += age.toNanos();
		return this.rivalry.after(LossCause.closed(code, "", "space"), age, this.now);
	}

	@ParameterizedTest
	@ValueSource(ints = { 4010, 4667 })
	void theThirdTimeWithinFiveMinutesIsOneTooMany(int code) {
		assertThat(lost(code, FRESH)).isNull();
		assertThat(lost(code, FRESH)).isNull();
		assertThat(lost(code, FRESH)).isEqualTo(new Rivalry.Truce(Duration.ofSeconds(30), true));
	}

	@Test
	void theWaitsDoubleToTenMinutesAndOnlyTheFirstIsNews() {
		lost(4010, FRESH);
		lost(4010, FRESH);
		List<Long> waits = new ArrayList<>();
		for (int i = 0; i < 7; i++) {
			Rivalry.Truce truce = Objects.requireNonNull(lost(4010, FRESH));
			waits.add(truce.stay().toSeconds());
			assertThat(truce.begins()).isEqualTo(i == 0);
		}
		assertThat(waits).containsExactly(30L, 60L, 120L, 240L, 480L, 600L, 600L);
	}

	@Test
	void aServiceAsLongAsTheOthersWaitProvesNothing() {
		lost(4010, FRESH);
		lost(4010, FRESH);
		lost(4010, FRESH);
		assertThat(lost(4010, Duration.ofMinutes(10))).isEqualTo(new Rivalry.Truce(Duration.ofMinutes(1), false));
	}

	@Test
	void aLongServiceEndsTheQuarrel() {
		lost(4010, FRESH);
		lost(4010, FRESH);
		lost(4010, FRESH);
		assertThat(lost(4010, Duration.ofMinutes(20))).isNull();
		assertThat(lost(4010, FRESH)).isNull();
	}

	@Test
	void kicksFarApartAndKicksOfOldConnectionsDoNotCount() {
		assertThat(lost(4010, FRESH)).isNull();
		assertThat(lost(4010, Duration.ofHours(3))).isNull();
		assertThat(lost(4010, FRESH)).isNull();
		assertThat(lost(4010, FRESH)).isNull();
		assertThat(lost(4010, Duration.ofMinutes(4))).isNotNull();
	}

	@Test
	void otherEndsAreNobodysFault() {
		for (int code : new int[] { 1000, 1001, 1006, 4009, 4420 }) {
			assertThat(lost(code, FRESH)).isNull();
			assertThat(lost(code, FRESH)).isNull();
			assertThat(lost(code, FRESH)).isNull();
		}
	}

	@Test
	void aClientThatIsKickedAgainAndAgainSaysWhatHappensAndStaysAway() {
		try (Rig rig = new Rig(); LogCapture log = LogCapture.ofClients(Level.WARN)) {
			rig.ready();
			for (int i = 0; i < 3; i++) {
				rig.wire().receiver().closed(4010, "");
				rig.run();
				if (i < 2) {
					rig.advance(Objects.requireNonNull(rig.status().retryIn()).plusMillis(1));
					assertThat(rig.state()).isEqualTo(ConnectionState.READY);
				}
			}
			assertThat(rig.status().retryIn()).isEqualTo(Duration.ofSeconds(30));
			assertThat(rig.status().reason()).contains("4010").contains("another program or browser uses the same key");
			assertThat(log.lines(Level.ERROR)).singleElement()
				.satisfies((line) -> assertThat(line).contains("same key").contains("30000 ms"));
			rig.advance(Duration.ofMillis(30_001));
			rig.live(Duration.ofSeconds(40));
			rig.wire().receiver().closed(4010, "");
			rig.run();
			assertThat(rig.status().retryIn()).isEqualTo(Duration.ofMinutes(1));
			assertThat(log.lines(Level.ERROR)).hasSize(1);
		}
	}

	@Test
	void aSingleTakeoverStopsAsTheTableSaysAndTheThirdWaits() {
		try (Rig rig = new Rig()) {
			for (int i = 0; i < 2; i++) {
				rig.start();
				rig.wire().receiver().closed(4667, "");
				rig.run();
				assertThat(rig.state()).isEqualTo(ConnectionState.FAILED);
			}
			rig.start();
			rig.wire().receiver().closed(4667, "");
			rig.run();
			assertThat(rig.state()).isEqualTo(ConnectionState.WAITING_TO_RECONNECT);
			assertThat(rig.status().retryIn()).isEqualTo(Duration.ofSeconds(30));
		}
	}

}
