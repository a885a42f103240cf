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

package io.github.gatherspring.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import io.github.gatherspring.proto.DBOutfit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plays presence for ten thousand random steps and compares it with a model: what is
 * wanted at each moment, and what the server shows whenever things have calmed down.
 */
class PresenceModelTests {

	private static final int STEPS = 10_000;

	private static final List<String> WORDS = List.of("", "a", "b", "c");

	private final FakeServer server = new FakeServer(PresenceConflict.KEEP_MINE);

	private final Map<PresenceField, Wanted> wanted = new EnumMap<>(PresenceField.class);

	/** Values that only others set. */
	private final Map<PresenceField, List<Object>> foreign = new EnumMap<>(PresenceField.class);

	private final List<String> done = new ArrayList<>();

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void tenThousandStepsEndAsTheModelSays(long seed) {
		Random random = new Random(seed);
		for (PresenceField field : PresenceField.values()) {
			this.wanted.put(field, new Wanted());
			this.foreign.put(field, new ArrayList<>());
		}
		for (int i = 0; i < STEPS; i++) {
			step(random);
			assertThat(this.server.keeper.wanted()).as("seed %s, step %s of %s", seed, i, this.done).isEqualTo(model());
			if (i % 20 == 19) {
				calmDown();
				check(seed, i);
				this.done.clear();
			}
		}
		assertThat(this.server.needless).as("actions that changed nothing").isEmpty();
	}

	private void step(Random random) {
		PresenceField field = PresenceField.values()[random.nextInt(PresenceField.values().length)];
		Object value = value(field, random);
		int what = random.nextInt(13);
		this.done.add(what + " " + field + " " + String.valueOf(value).replace('\n', ' '));
		switch (what) {
			case 0, 1, 2 -> {
				change(field, value).apply();
				Objects.requireNonNull(this.wanted.get(field)).want(value, null);
			}
			case 3, 4 -> {
				Duration length = Duration.ofSeconds(1 + random.nextInt(300));
				change(field, value).until(length).apply();
				Objects.requireNonNull(this.wanted.get(field)).want(value, this.server.now().plus(length));
			}
			case 5 -> {
				this.server.setDirectly(field, value);
				Objects.requireNonNull(this.wanted.get(field)).drop();
				Objects.requireNonNull(this.foreign.get(field)).add(value);
			}
			case 6 -> {
				this.server.somebodyElseSets(field, value);
				Objects.requireNonNull(this.foreign.get(field)).add(value);
			}
			case 7 -> this.server.disconnect();
			case 8 -> this.server.connect();
			case 9 -> this.server.answers = random.nextBoolean();
			case 10 -> this.server.advance(Duration.ofMillis(random.nextInt(120_000)));
			case 11 -> this.server.failNext(
					random.nextBoolean() ? new FakeServer.Refused() : new IllegalStateException("not for the moment"));
			default -> {
				if (random.nextInt(4) == 0) {
					this.server.keeper.clear();
					this.wanted.values().forEach(Wanted::drop);
				}
				else {
					this.server.answerNext();
				}
			}
		}
	}

	private PresenceChange change(PresenceField field, Object value) {
		GatherPresence presence = this.server.keeper;
		return switch (field) {
			case TEXT -> presence.text((String) value);
			case EMOJI -> presence.emoji((String) value);
			case AVAILABILITY -> presence.availability(Objects.requireNonNull(Availability.onWire((String) value)));
			case BUSY -> presence.busy((Boolean) value);
			case NAME -> presence.name((String) value);
			case OUTFIT -> presence.outfit((DBOutfit) value);
		};
	}

	private static Object value(PresenceField field, Random random) {
		return switch (field) {
			case TEXT, EMOJI -> WORDS.get(random.nextInt(WORDS.size()));
			case AVAILABILITY -> Availability.values()[random.nextInt(3)].onWire();
			case BUSY -> random.nextBoolean();
			case NAME -> "name " + random.nextInt(3);
			case OUTFIT -> DBOutfit.newBuilder().setHat("hat " + random.nextInt(3)).build();
		};
	}

	private Presence model() {
		PresenceValues values = new PresenceValues();
		this.wanted.forEach((field, wanted) -> values.put(field, wanted.target(this.server.now()), wanted.end()));
		return values.presence();
	}

	/**
	 * Connects anew, so that what was refused is tried again, and lets all waits end.
	 */
	private void calmDown() {
		this.server.answers = true;
		this.server.answerAll();
		this.server.disconnect();
		this.server.connect();
		this.server.advance(Duration.ofMinutes(6));
		this.done.add("calm");
	}

	private void check(long seed, int step) {
		this.wanted.forEach((field, wanted) -> {
			Object target = wanted.target(this.server.now());
			Object shown = this.server.shown.get(field);
			String where = "seed " + seed + ", step " + step + ", " + field + " of " + this.done;
			if (target != null) {
				assertThat(field.isShown(target, shown)).as(where + ": wanted " + target + ", shown " + shown).isTrue();
			}
			else if (shown != null && !field.isNeutral(shown) && field.takenBack(null) != null) {
				assertThat(this.foreign.get(field)).as(where + ": nothing is wanted any more").contains(shown);
			}
		});
		assertThat(this.server.hasPending()).isFalse();
	}

	/**
	 * What is wanted of one value, without anything clever.
	 */
	private static final class Wanted {

		private @Nullable Object lasting;

		private @Nullable Object passing;

		private @Nullable Instant end;

		void want(Object value, @Nullable Instant end) {
			this.lasting = (end == null) ? value : this.lasting;
			this.passing = (end != null) ? value : null;
			this.end = end;
		}

		void drop() {
			this.lasting = null;
			this.passing = null;
			this.end = null;
		}

		@Nullable Object target(Instant now) {
			if (this.end != null && !now.isBefore(this.end)) {
				this.passing = null;
				this.end = null;
			}
			return (this.passing != null) ? this.passing : this.lasting;
		}

		@Nullable Instant end() {
			return this.end;
		}

	}

}
