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

package io.github.gatherspring.simulator.smartobject;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class SmartObjectModelTests {

	private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

	private static @Nullable Refusal apply(SmartObjectModel model, String type, String data) {
		return apply(model, type, data, NOW);
	}

	private static @Nullable Refusal apply(SmartObjectModel model, String type, String data, Instant sent) {
		return model.apply(type, new Arguments(JsonMapper.shared().readTree(data)), sent);
	}

	@Test
	void aCounterIsUnsetAtFirstAndNeverNegative() {
		SmartObjectModel model = new SmartObjectModel(SmartObjectPreset.COUNTER);
		assertThat(model.state().count()).isNull();
		apply(model, "counter.decrement", "{}");
		assertThat(model.state().count()).isZero();
		apply(model, "counter.increment", "{\"by\":5}");
		apply(model, "counter.increment", "{}");
		assertThat(model.state().count()).isEqualTo(6);
		apply(model, "counter.set", "{\"count\":2}");
		apply(model, "counter.decrement", "{\"by\":7}");
		assertThat(model.state().count()).isZero();
		apply(model, "counter.reset", "{}");
		assertThat(model.state().count()).isNull();
	}

	@Test
	void aSwitchIsSetAndToggled() {
		SmartObjectModel model = new SmartObjectModel(SmartObjectPreset.SWITCH);
		apply(model, "switch.set_state", "{\"on\":true}");
		assertThat(model.state().on()).isTrue();
		apply(model, "switch.toggle", "{}");
		assertThat(model.state().on()).isFalse();
	}

	@Test
	void lightsAreSetAndReset() {
		SmartObjectModel status = new SmartObjectModel(SmartObjectPreset.STATUS);
		for (String state : List.of("on", "question", "alert", "working", "off", "on")) {
			apply(status, "status.set", "{\"state\":\"" + state + "\"}");
			assertThat(status.state().status()).isEqualTo(state);
		}
		apply(status, "status.reset", "{}");
		assertThat(status.state().status()).isEqualTo("off");
		SmartObjectModel signal = new SmartObjectModel(SmartObjectPreset.SIGNAL);
		apply(signal, "signal.set", "{\"state\":\"alert\"}");
		assertThat(signal.state().signal()).isEqualTo("alert");
		apply(signal, "signal.reset", "{}");
		assertThat(signal.state().signal()).isEqualTo("off");
	}

	@Test
	void anActivityIsUpdatedByItsIdUnlessItWasSentEarlier() {
		SmartObjectModel model = new SmartObjectModel(SmartObjectPreset.INBOX);
		apply(model, "activity.add", "{\"id\":\"1\",\"text\":\"first\"}");
		apply(model, "activity.add", "{\"id\":\"2\",\"text\":\"other\",\"url\":\"https://a.example/\"}");
		apply(model, "activity.add", "{\"id\":\"1\",\"text\":\"second\"}", NOW.plusSeconds(2));
		apply(model, "activity.add", "{\"id\":\"1\",\"text\":\"late\"}", NOW.plusSeconds(1));
		assertThat(model.state().activities()).extracting(SmartObjectState.Activity::text)
			.containsExactly("second", "other");
		apply(model, "activity.remove", "{\"id\":\"1\"}");
		assertThat(model.state().activities()).extracting(SmartObjectState.Activity::url)
			.containsExactly("https://a.example/");
		apply(model, "activity.clear", "{}");
		assertThat(model.state().activities()).isEmpty();
	}

	@Test
	void everyObjectHasANameAndAColorOfThoseThatItKnows() {
		SmartObjectModel model = new SmartObjectModel(SmartObjectPreset.COUNTER);
		apply(model, "info.set", "{\"name\":\"Orders\"}");
		apply(model, "info.set", "{\"description\":\"today\"}");
		assertThat(model.state().name()).isEqualTo("Orders");
		assertThat(model.state().description()).isEqualTo("today");
		apply(model, "variant.set", "{\"color\":\"red\"}");
		assertThat(apply(model, "variant.set", "{\"color\":\"ultraviolet\"}")).isNull();
		assertThat(model.state().color()).isEqualTo("red");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "music.play | {} | capability_not_found", "counter | {} | capability_not_found",
					"switch.toggle | {} | capability_not_declared", "status.set | {} | capability_not_declared",
					"counter.double | {} | method_not_found", "counter.set | {} | invalid_args",
					"counter.set | {\"count\":-1} | invalid_args", "counter.set | {\"count\":1.5} | invalid_args",
					"counter.set | {\"count\":\"1\"} | invalid_args", "counter.increment | {\"by\":0} | invalid_args",
					"activity.add | {\"id\":\"1\"} | invalid_args",
					"activity.add | {\"id\":\"\",\"text\":\"x\"} | invalid_args",
					"activity.add | {\"id\":\"1\",\"text\":\"x\",\"url\":\"ftp://a.example/\"} | invalid_args",
					"info.set | {\"name\":7} | invalid_args", "variant.set | {} | invalid_args" })
	void whatCannotBeDoneIsRefusedAndChangesNothing(String type, String data, String error) {
		SmartObjectModel model = new SmartObjectModel(SmartObjectPreset.INBOX);
		SmartObjectState before = model.state();
		assertThat(apply(model, type, data)).extracting(Refusal::error).isEqualTo(error);
		assertThat(model.state()).isEqualTo(before);
	}

}
