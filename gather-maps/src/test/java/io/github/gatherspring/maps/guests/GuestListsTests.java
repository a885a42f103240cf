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
package io.github.gatherspring.maps.guests;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.gatherspring.http.GatherHttpClient;
import io.github.gatherspring.http.Guest;
import io.github.gatherspring.http.RateLimits;
import io.github.gatherspring.maps.blueprint.InvalidBlueprintException;
import io.github.gatherspring.maps.guests.GuestPlan.Mode;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.wire.SpaceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class GuestListsTests {

	private final GatherSimulator simulator = GatherSimulator.builder()
		.spaceId("GuestLists01/office")
		.players(0)
		.autonomous(false)
		.build()
		.start();

	private final SpaceId space = SpaceId.parse(this.simulator.spaceId());

	private final GatherHttpClient http = GatherHttpClient.builder()
		.baseUrl(URI.create(this.simulator.apiBaseUrl()))
		.apiKey(this.simulator.apiKey())
		.rateLimits(RateLimits.failFast())
		.build();

	private final List<Map<String, Guest>> backups = new ArrayList<>();

	private final GuestLists lists = new GuestLists(this.http, (space, takenAt, guests) -> this.backups.add(guests),
			InstantSource.system());

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	private static Map<String, Guest> guests(int count) {
		Map<String, Guest> guests = new LinkedHashMap<>();
		for (int i = 0; i < count; i++) {
			guests.put("g" + i + "@example.org", Guest.of("Guest " + i, null, null));
		}
		return guests;
	}

	@Test
	void mergingAddsAndChangesAndTakesNobodyAway() {
		this.http.setGuestList(this.space, guests(3), true);
		Map<String, Guest> wanted = Map.of("g1@example.org", Guest.of("New name", null, "speaker"), "new@example.org",
				Guest.of("New", null, null));
		GuestPlan plan = this.lists.plan(this.space, wanted, Mode.MERGE);
		assertThat(plan.added()).containsExactly("new@example.org");
		assertThat(plan.changed()).containsExactly("g1@example.org");
		assertThat(plan.removed()).isEmpty();
		this.lists.apply(plan, false);
		assertThat(this.http.guestList(this.space)).hasSize(4)
			.containsEntry("g1@example.org", Guest.of("New name", null, "speaker"));
		assertThat(this.backups).containsExactly(guests(3));
		assertThat(this.lists.plan(this.space, wanted, Mode.MERGE).isEmpty()).isTrue();
	}

	@Test
	void manyRemovalsMustBeAllowed() {
		this.http.setGuestList(this.space, guests(300), true);
		GuestPlan twenty = this.lists.plan(this.space, guests(280), Mode.OVERWRITE);
		assertThat(twenty.needsAllowance()).isFalse();
		GuestPlan more = this.lists.plan(this.space, guests(279), Mode.OVERWRITE);
		assertThat(more.needsAllowance()).isTrue();
		assertThatIllegalStateException().isThrownBy(() -> this.lists.apply(more, false))
			.withMessageContaining("takes 21 of 300 guests off the list");
		assertThat(this.http.guestList(this.space)).hasSize(300);
		this.lists.apply(more, true);
		assertThat(this.http.guestList(this.space)).hasSize(279);
		this.http.setGuestList(this.space, guests(10), true);
		assertThat(this.lists.plan(this.space, guests(8), Mode.OVERWRITE).needsAllowance()).as("a fifth").isTrue();
	}

	@Test
	void aWriteThatWasNotCarriedOutIsSeenAndOneThatWasIsDone() {
		GuestPlan plan = this.lists.plan(this.space, guests(2), Mode.MERGE);
		this.simulator.faults().ignoreWrites(1);
		assertThatIllegalStateException().isThrownBy(() -> this.lists.apply(plan, false))
			.withMessageContaining("is as it was, though the server said that it wrote the list");
		this.simulator.faults().failAfterWrites(500, 1);
		this.lists.apply(plan, false);
		assertThat(this.http.guestList(this.space)).isEqualTo(guests(2));
		assertThatIllegalStateException().isThrownBy(() -> this.lists.apply(plan, false))
			.withMessageContaining("has changed since the plan was made");
	}

	@Test
	void addressesAreNormalisedAndWhatIsWrongIsToldByLine() throws IOException {
		Path file = Files.writeString(this.directory.resolve("guests.csv"), """
				email,name,role
				 Ada@Example.ORG ,Ada,speaker
				mailto:grace@example.org,Grace,
				not an address,X,
				ADA@example.org,Ada again,
				""");
		assertThatExceptionOfType(InvalidBlueprintException.class)
			.isThrownBy(() -> GuestTable.read(file, GuestColumns.defaults()))
			.withMessageContaining("guests.csv:4: 'not an address' is no mail address")
			.withMessageContaining("guests.csv:5: 'ada@example.org' stands in guests.csv:2 already");
		Path json = Files.writeString(this.directory.resolve("guests.json"),
				"{\"Ada@example.org\": {\"name\": \"Ada\", \"role\": \"speaker\"}}");
		assertThat(GuestTable.read(json, GuestColumns.defaults()))
			.containsExactly(Map.entry("ada@example.org", Guest.of("Ada", null, "speaker")));
	}

	@Test
	void aBackupIsAFileOfItsOwn() throws IOException {
		GuestBackupStore store = GuestBackupStore.directory(this.directory.resolve("kept"));
		store.keep(this.space, java.time.Instant.EPOCH, guests(1));
		store.keep(this.space, java.time.Instant.EPOCH, guests(2));
		assertThat(this.directory.resolve("kept/19700101-000000-000-GuestLists01_office-guests.json")).content()
			.contains("g0@example.org")
			.doesNotContain("g1@example.org");
		assertThat(this.directory.resolve("kept/19700101-000000-000-GuestLists01_office-guests-2.json")).content()
			.contains("g1@example.org");
	}

}
