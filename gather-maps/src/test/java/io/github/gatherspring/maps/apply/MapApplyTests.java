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
package io.github.gatherspring.maps.apply;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.http.GatherHttpClient;
import io.github.gatherspring.http.GatherHttpException;
import io.github.gatherspring.http.MapBackup;
import io.github.gatherspring.http.MapContent;
import io.github.gatherspring.http.PlacedObject;
import io.github.gatherspring.http.RateLimits;
import io.github.gatherspring.maps.GatherMaps;
import io.github.gatherspring.maps.blueprint.MapBlueprint;
import io.github.gatherspring.maps.blueprint.ObjectBlueprint;
import io.github.gatherspring.maps.plan.MapPlan;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.api.Role;
import io.github.gatherspring.wire.SpaceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MapApplyTests {

	private static final String IMAGE = "https://images.example/a.png";

	private final GatherSimulator simulator = GatherSimulator.builder()
		.spaceId("MapApply01/office")
		.players(0)
		.autonomous(false)
		.key("member-key", "member-1", Role.MEMBER)
		.build();

	private final SpaceId space = SpaceId.parse(this.simulator.spaceId());

	private final List<MapBackup> backups = new ArrayList<>();

	private final MapBlueprint blueprint = MapBlueprint.named("mine")
		.withObject("sign", ObjectBlueprint.of(3, 5, 1, 1, IMAGE).with("customState", "on"))
		.withObject("lamp", ObjectBlueprint.of(5, 5, 1, 1, IMAGE));

	@SuppressWarnings("NullAway.Init")
	private GatherMaps maps;

	@BeforeEach
	void start() {
		this.simulator.start();
		this.maps = maps(this.simulator.apiKey());
	}

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	private GatherMaps maps(String key) {
		return new GatherMaps(GatherHttpClient.builder()
			.baseUrl(URI.create(this.simulator.apiBaseUrl()))
			.apiKey(key)
			.rateLimits(RateLimits.failFast())
			.build(), this.backups::add);
	}

	private MapContent map() {
		return this.maps.http().map(this.space, "rooftop");
	}

	private MapPlan plan() {
		MapPlan plan = this.maps.plan(this.space, "rooftop", this.blueprint);
		assertThat(plan.refusals()).isEmpty();
		return plan;
	}

	private ApplyException failure(MapPlan plan, ApplyOptions options) {
		List<ApplyException> thrown = new ArrayList<>();
		assertThatExceptionOfType(ApplyException.class).isThrownBy(() -> this.maps.apply(plan, options))
			.satisfies(thrown::add);
		return thrown.get(0);
	}

	@Test
	void aPlanIsAppliedAfterABackupAndThenNothingIsToDo() {
		MapContent before = map();
		MapPlan plan = plan();
		assertThat(map()).as("planning writes nothing").isEqualTo(before);
		Applied applied = this.maps.apply(plan);
		assertThat(applied.way()).isEqualTo(Applied.Way.MAP);
		assertThat(this.backups).singleElement().satisfies((backup) -> assertThat(backup.content()).isEqualTo(before));
		assertThat(plan().isEmpty()).isTrue();
		assertThat(map().objects()).containsAllEntriesOf(before.objects());
		assertThat(this.maps.apply(plan()).way()).isEqualTo(Applied.Way.NOTHING);
		assertThat(this.backups).hasSize(1);
	}

	@Test
	void aMapThatChangedMeanwhileIsNotTouched() {
		MapPlan plan = plan();
		this.maps.http()
			.editMap(this.space, "rooftop", (map) -> map.withObject("frgn", PlacedObject.of(1, 1, 1, 1, IMAGE)));
		MapContent theirs = map();
		ApplyException ex = failure(plan, ApplyOptions.defaults());
		assertThat(ex.reason()).isEqualTo(ApplyException.Reason.CHANGED_MEANWHILE);
		assertThat(ex.differences()).singleElement().asString().startsWith("objects.frgn: nothing -> ");
		assertThat(map()).isEqualTo(theirs);
		this.maps.apply(plan());
		assertThat(map().objects()).containsKey("frgn");
	}

	@Test
	void aChangeBetweenTheBackupAndTheWriteIsSeenToo() {
		MapPlan plan = plan();
		this.simulator.faults().anotherEditor(1);
		ApplyException ex = failure(plan, ApplyOptions.defaults());
		assertThat(ex.reason()).isEqualTo(ApplyException.Reason.CHANGED_MEANWHILE);
		assertThat(map().objects()).containsKey("ed1").doesNotContainKey(plan.changes().get(0).key());
	}

	@Test
	void aWriteThatWasNotCarriedOutIsSeen() {
		MapContent before = map();
		this.simulator.faults().ignoreWrites(1);
		ApplyException ex = failure(plan(), ApplyOptions.defaults());
		assertThat(ex.reason()).isEqualTo(ApplyException.Reason.NOT_WRITTEN);
		assertThat(ex).hasMessageContaining("the server said that it wrote the map and did not");
		assertThat(map()).isEqualTo(before);
		this.maps.apply(plan());
		assertThat(plan().isEmpty()).isTrue();
	}

	@Test
	void aWriteThatWasCarriedOutAndAnsweredWithAFailureIsDone() {
		this.simulator.faults().failAfterWrites(500, 1);
		this.maps.apply(plan());
		assertThat(plan().isEmpty()).isTrue();
	}

	@Test
	void whoeverChangesTheMapRightAfterTheWriteIsTold() {
		MapContent before = map();
		MapPlan plan = plan();
		// The reads of the backup and of the edit see no change, the write is carried
		// out by a server that adds something of its own.
		GatherMaps meddled = new GatherMaps(this.maps.http(), (backup) -> this.backups.add(backup));
		List<String> steps = new ArrayList<>();
		ApplyOptions options = ApplyOptions.defaults().restoreOnMismatch(true).progress((step) -> {
			steps.add(step);
			if (step.equals("Reading the map back")) {
				this.maps.http()
					.editMap(this.space, "rooftop",
							(map) -> map.withObject("frgn", PlacedObject.of(1, 1, 1, 1, IMAGE)));
			}
		});
		assertThatExceptionOfType(ApplyException.class).isThrownBy(() -> meddled.apply(plan, options))
			.satisfies((ex) -> {
				assertThat(ex.reason()).isEqualTo(ApplyException.Reason.RESTORED);
				assertThat(ex.differences()).singleElement().asString().startsWith("objects.frgn: ");
			});
		assertThat(map()).isEqualTo(before);
		assertThat(this.backups).as("before the write, and before the map was put back").hasSize(2);
	}

	@Test
	void aPlanThatCannotBeDoneIsNotApplied() {
		MapPlan plan = this.maps.plan(this.space, "rooftop",
				this.blueprint.withObject("out", ObjectBlueprint.of(500, 1, 1, 1, IMAGE)));
		MapContent before = map();
		assertThat(failure(plan, ApplyOptions.defaults()).reason()).isEqualTo(ApplyException.Reason.REFUSED);
		assertThat(map()).isEqualTo(before);
	}

	@Test
	void whoMayNotBuildIsToldAndNothingIsWritten() {
		assertThatExceptionOfType(GatherHttpException.class)
			.isThrownBy(() -> maps("member-key").plan(this.space, "rooftop", this.blueprint))
			.withMessageContaining("has the rights in the space");
		this.simulator.faults().olderMaps();
		assertThatExceptionOfType(GatherHttpException.class)
			.isThrownBy(() -> this.maps.plan(this.space, "rooftop", this.blueprint))
			.withMessageContaining("older form");
	}

	@Test
	void objectsAloneGoOverTheSocketAndNothingElseIsTouched() {
		GatherClient client = client(this.simulator.apiKey());
		try {
			ApplyOptions options = ApplyOptions.defaults()
				.objectUpdates(new ClientObjectUpdates(client, Duration.ofSeconds(20)));
			assertThat(this.maps.apply(plan(), options).way()).isEqualTo(Applied.Way.OBJECTS);
			assertThat(plan().isEmpty()).isTrue();
			MapPlan removal = this.maps.plan(this.space, "rooftop", MapBlueprint.named("mine"));
			assertThat(this.maps.apply(removal, options).way()).isEqualTo(Applied.Way.OBJECTS);
			assertThat(this.simulator.received("mapDeleteObjectByKey")).hasSize(2);
			assertThat(this.maps.plan(this.space, "rooftop", MapBlueprint.named("mine")).isEmpty()).isTrue();
		}
		finally {
			client.stop();
		}
	}

	@Test
	void whereTheSocketRefusesTheWholeMapIsWritten() {
		GatherClient client = client(this.simulator.apiKey());
		try {
			this.simulator.faults().refuse("mapUpdateObjects", "403 forbidden");
			ApplyOptions options = ApplyOptions.defaults()
				.objectUpdates(new ClientObjectUpdates(client, Duration.ofSeconds(20)));
			assertThat(this.maps.apply(plan(), options).way()).isEqualTo(Applied.Way.MAP);
			assertThat(plan().isEmpty()).isTrue();
		}
		finally {
			client.stop();
		}
	}

	@Test
	void tenThousandObjectsGoInOneRequest() {
		this.maps.http()
			.editMap(this.space, "rooftop", (map) -> new MapContent(null, null, null, List.of(100, 100), Map.of(), null,
					null, null, null, Map.of()));
		Map<String, ObjectBlueprint> objects = new LinkedHashMap<>();
		for (int i = 0; i < 10_000; i++) {
			objects.put("o" + i, ObjectBlueprint.of(i % 100, i / 100, 1, 1, IMAGE));
		}
		MapPlan plan = this.maps.plan(this.space, "rooftop", MapBlueprint.named("many").withObjects(objects));
		assertThat(plan.refusals()).isEmpty();
		// Two reads before the write and the write itself: whatever else goes out fails.
		this.simulator.faults().refuseCalls(500, 3, 1);
		assertThat(failure(plan, ApplyOptions.defaults())).hasMessageContaining("could not be read back");
		assertThat(this.maps.plan(this.space, "rooftop", MapBlueprint.named("many").withObjects(objects)).isEmpty())
			.isTrue();
	}

	private GatherClient client(String key) {
		GatherClient client = GatherClient.builder()
			.apiKey(key)
			.spaceId(this.simulator.spaceId())
			.apiBaseUrl(URI.create(this.simulator.apiBaseUrl()))
			.build();
		client.start();
		assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
		return client;
	}

}
