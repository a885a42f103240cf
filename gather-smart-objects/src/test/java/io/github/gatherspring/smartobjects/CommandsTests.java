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

package io.github.gatherspring.smartobjects;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What each command sends, and what it does not.
 */
class CommandsTests {

	static List<Arguments> commands() {
		List<Arguments> commands = new ArrayList<>();
		add(commands, "info.set {name=Lamp}", (object) -> object.info().name("Lamp"));
		add(commands, "info.set {description=}", (object) -> object.info().description(""));
		add(commands, "info.set {name=Lamp, description=Bright}", (object) -> object.info().set("Lamp", "Bright"));
		add(commands, "variant.set {color=red}", (object) -> object.variant("red"));
		add(commands, "counter.set {count=0}", (object) -> object.counter().set(0));
		add(commands, "counter.set {count=9007199254740991}", (object) -> object.counter().set(9007199254740991L));
		add(commands, "counter.increment {by=1}", (object) -> object.counter().increment());
		add(commands, "counter.increment {by=7}", (object) -> object.counter().increment(7));
		add(commands, "counter.decrement {by=1}", (object) -> object.counter().decrement());
		add(commands, "counter.decrement {by=7}", (object) -> object.counter().decrement(7));
		add(commands, "counter.reset {}", (object) -> object.counter().reset());
		add(commands, "switch.set_state {on=true}", (object) -> object.switching().on());
		add(commands, "switch.set_state {on=false}", (object) -> object.switching().off());
		add(commands, "switch.set_state {on=false}", (object) -> object.switching().set(false));
		add(commands, "switch.toggle {}", (object) -> object.switching().toggle());
		for (StatusState state : StatusState.values()) {
			add(commands, "status.set {state=" + state.toString().toLowerCase(Locale.ROOT) + "}",
					(object) -> object.status().set(state));
		}
		add(commands, "status.reset {}", (object) -> object.status().reset());
		add(commands, "signal.set {state=off}", (object) -> object.signal().set(SignalState.OFF));
		add(commands, "signal.set {state=on}", (object) -> object.signal().set(SignalState.ON));
		add(commands, "signal.set {state=alert}", (object) -> object.signal().set(SignalState.ALERT));
		add(commands, "signal.reset {}", (object) -> object.signal().reset());
		add(commands, "activity.add {id=1, text=Deployed}", (object) -> object.activity().add("1", "Deployed"));
		add(commands, "activity.add {id=1, text=Deployed, url=https://ci.example.com/1}",
				(object) -> object.activity().add("1", "Deployed", "https://ci.example.com/1"));
		add(commands, "activity.remove {id=1}", (object) -> object.activity().remove("1"));
		add(commands, "activity.clear {}", (object) -> object.activity().clear());
		return commands;
	}

	private static void add(List<Arguments> commands, String sent, Consumer<SmartObjectCommands<String>> command) {
		commands.add(arguments(sent, command));
	}

	@ParameterizedTest
	@MethodSource("commands")
	void eachCommandSendsItsTypeAndItsData(String sent, Consumer<SmartObjectCommands<String>> command) {
		List<String> messages = new ArrayList<>();
		command.accept((type, data) -> {
			messages.add(type + " " + data);
			return "";
		});
		assertThat(messages).containsExactly(sent);
	}

	static List<Arguments> brokenLimits() {
		List<Arguments> limits = new ArrayList<>();
		add(limits, "'name' of info.set has 121 characters, at most 120", (object) -> object.info().name(text(121)));
		add(limits, "'description' of info.set has 2,001 characters, at most 2,000",
				(object) -> object.info().description(text(2001)));
		add(limits, "info.set needs a 'name' or a 'description'", (object) -> object.info().set(null, null));
		add(limits, "'color' of variant.set is blank", (object) -> object.variant(" "));
		add(limits, "'count' of counter.set is -1, but must be from 0", (object) -> object.counter().set(-1));
		add(limits, "'count' of counter.set is 9007199254740992", (object) -> object.counter().set(9007199254740992L));
		add(limits, "'by' of counter.increment is 0, but must be from 1", (object) -> object.counter().increment(0));
		add(limits, "'by' of counter.decrement is -3", (object) -> object.counter().decrement(-3));
		add(limits, "'id' of activity.add has 129 characters, at most 128",
				(object) -> object.activity().add(text(129), "x"));
		add(limits, "'text' of activity.add has 501 characters, at most 500",
				(object) -> object.activity().add("1", text(501)));
		add(limits, "'url' of activity.add has 2,049 characters, at most 2,048",
				(object) -> object.activity().add("1", "x", "https://a.example/" + text(2031)));
		add(limits, "'url' of activity.add is 'javascript:alert(1)', expected an address that starts with https://",
				(object) -> object.activity().add("1", "x", "javascript:alert(1)"));
		add(limits, "'id' of activity.remove is blank", (object) -> object.activity().remove(""));
		return limits;
	}

	private static String text(int length) {
		return "x".repeat(length);
	}

	@ParameterizedTest
	@MethodSource("brokenLimits")
	void aBrokenLimitIsNamedAndNothingIsSent(String message, Consumer<SmartObjectCommands<String>> command) {
		assertThatIllegalArgumentException().isThrownBy(() -> command.accept((type, data) -> {
			throw new AssertionError("sent");
		})).withMessageContaining(message);
	}

	@Test
	void theLongestFieldsFitIntoAMessage() {
		MessageWriter writer = new MessageWriter(new MovedClock(), () -> "msg");
		SmartObjectCommands<Message> object = writer::write;
		assertThat(object.info().set(text(120), text(2000)).body()).hasSizeLessThan(4096);
		assertThat(object.activity().add(text(128), text(500), "https://a.example/" + text(2030)).body())
			.hasSizeLessThan(4096);
	}

	@Test
	void aMessageOf4096BytesIsWrittenAndAnotherByteIsTooMuch() {
		MessageWriter writer = new MessageWriter(new MovedClock(), () -> "msg");
		int rest = 4096 - writer.write("note.set", Map.of("text", "")).body().length;
		assertThat(writer.write("note.set", Map.of("text", text(rest))).body()).hasSize(4096);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> writer.write("note.set", Map.of("text", text(rest + 1), "id", "1")))
			.withMessageContaining("at most 4,096 are allowed: shorten 'text', its largest field");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> writer.write("note.set", Map.of("text", "ü".repeat(rest / 2 + 1))))
			.withMessageContaining("note.set makes a message of 4,09");
	}

	@Test
	void aMessageHasATypeATimeAndItsDataAndAPingHasOnlyAType() {
		MessageWriter writer = new MessageWriter(new MovedClock(), () -> "msg_7");
		assertThat(new String(writer.write("counter.reset", Map.of()).body(), StandardCharsets.UTF_8))
			.isEqualTo("{\"type\":\"counter.reset\",\"timestamp\":\"2026-11-25T10:38:02Z\",\"data\":{}}");
		assertThat(JsonMapper.shared().readTree(writer.ping().body()))
			.isEqualTo(JsonMapper.shared().readTree("{\"type\":\"webhook.ping\"}"));
	}

	@Test
	void aTypeThatCannotBeOneIsRefused() {
		MessageWriter writer = new MessageWriter(new MovedClock(), () -> "msg");
		for (String type : List.of("", "counter", "counter.", "counter set.x", "counter.set\n")) {
			assertThatIllegalArgumentException().as(type)
				.isThrownBy(() -> writer.write(type, Map.of()))
				.withMessageContaining("expected a name such as counter.set");
		}
		assertThatIllegalArgumentException().isThrownBy(() -> writer.write("webhook.ping", Map.of()))
			.withMessageContaining("call ping()");
	}

	@Test
	void dataThatIsNoJsonIsRefused() {
		MessageWriter writer = new MessageWriter(new MovedClock(), () -> "msg");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> writer.write("counter.set", Map.of("count", new Unwritable())))
			.withMessageContaining("'data' of counter.set cannot be written as JSON");
	}

	/**
	 * A value that throws when it is written.
	 */
	public static final class Unwritable {

		public int getCount() {
			throw new IllegalStateException("not today");
		}

	}

}
