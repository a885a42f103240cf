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
package io.github.gatherspring.space;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.gatherspring.space.SpaceChange.OfPlayer;
import io.github.gatherspring.space.SpaceChange.PlayerFirstSeen;
import io.github.gatherspring.space.SpaceChange.PlayerLeft;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whom {@link Attendance} remembers.
 */
class AttendanceTests {

	private static final Instant NOW = Instant.EPOCH;

	private final List<String> firstSeen = new ArrayList<>();

	private final Attendance attendance = new Attendance(Duration.ZERO, (change) -> {
		if (change instanceof PlayerFirstSeen seen) {
			this.firstSeen.add(seen.player().id());
		}
		assertThat(change).isInstanceOf(OfPlayer.class);
	}, 3);

	private void comesAndGoes(String id) {
		PlayerEntry entry = new PlayerEntry(id);
		this.attendance.here(entry.own(), false);
		this.attendance.exited(entry, DepartureReason.EXITED, NOW);
		this.attendance.advance(NOW);
	}

	@Test
	void whoCameAgainAmongTheLastIsNotNew() {
		List.of("a", "b", "a", "c", "b", "a").forEach(this::comesAndGoes);
		assertThat(this.firstSeen).containsExactly("a", "b", "c");
	}

	@Test
	void whoWasAwayForAsManyOthersAsAreRememberedIsNewAgain() {
		List.of("a", "b", "a", "c", "d", "a", "b").forEach(this::comesAndGoes);
		assertThat(this.firstSeen).containsExactly("a", "b", "c", "d", "b");
	}

	@Test
	void whoStaysIsNotToldAgainHoweverManyCome() {
		Player staying = new PlayerEntry("stays").own();
		this.attendance.here(staying, false);
		List.of("a", "b", "c", "d").forEach(this::comesAndGoes);
		this.attendance.here(staying, false);
		assertThat(this.firstSeen).containsExactly("stays", "a", "b", "c", "d");
	}

	@Test
	void whoHasWaitedLongestIsToldAtOnceWhenTooManyWait() {
		List<String> left = new ArrayList<>();
		Attendance patient = new Attendance(Duration.ofHours(1), (change) -> {
			if (change instanceof PlayerLeft gone) {
				left.add(gone.player().id());
			}
		});
		for (int i = 0; i <= Attendance.MOST_DEPARTING; i++) {
			PlayerEntry entry = new PlayerEntry("user-" + i);
			patient.here(entry.own(), false);
			patient.exited(entry, DepartureReason.EXITED, NOW);
		}
		assertThat(left).containsExactly("user-0");
	}

	@Test
	void whoComesAndGoesWithinTheGraceWaitsFromTheLastDepartureOn() {
		List<String> left = new ArrayList<>();
		Attendance patient = new Attendance(Duration.ofSeconds(10), (change) -> {
			if (change instanceof PlayerLeft gone) {
				left.add(gone.player().id());
			}
		});
		PlayerEntry ann = new PlayerEntry("ann");
		PlayerEntry bob = new PlayerEntry("bob");
		patient.here(ann.own(), false);
		patient.here(bob.own(), false);
		patient.exited(ann, DepartureReason.EXITED, NOW);
		patient.exited(bob, DepartureReason.EXITED, NOW.plusSeconds(1));
		patient.joined(ann, NOW.plusSeconds(2));
		patient.exited(ann, DepartureReason.EXITED, NOW.plusSeconds(3));
		assertThat(patient.nextDeparture()).isEqualTo(NOW.plusSeconds(11));
		patient.advance(NOW.plusSeconds(11));
		assertThat(left).containsExactly("bob");
		assertThat(patient.nextDeparture()).isEqualTo(NOW.plusSeconds(13));
	}

}
