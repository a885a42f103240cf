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
package io.github.gatherspring.simulator.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.api.PlayerView;
import io.github.gatherspring.simulator.api.ReceivedAction;
import io.github.gatherspring.simulator.session.Credentials;
import io.github.gatherspring.simulator.session.Transcript;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * Assertions on actions of one kind that clients sent. Each condition leaves the actions
 * that meet it, and fails if none is left.
 *
 * @since 0.1.0
 */
public final class ReceivedActionsAssert extends AbstractAssert<ReceivedActionsAssert, List<ReceivedAction>> {

	private static final int SHOWN = 20;

	private final String kind;

	private final GatherSimulator simulator;

	private final String transcript;

	ReceivedActionsAssert(List<ReceivedAction> actions, String kind, GatherSimulator simulator, String transcript) {
		super(actions, ReceivedActionsAssert.class);
		this.kind = kind;
		this.simulator = simulator;
		this.transcript = transcript;
		if (actions.isEmpty()) {
			throw failure("Expected %s, but none came. %s", kind, transcript);
		}
	}

	/**
	 * Keep the actions for a player: a chat to it, a wave at it, and so on.
	 * @param player id or name of a player, or a recipient such as {@code GLOBAL_CHAT}
	 * @return an assertion on what is left
	 */
	public ReceivedActionsAssert to(String player) {
		String id = idOf(player);
		return narrowed("to '" + player + "'",
				(action) -> strings(message(action)).anyMatch((text) -> text.equals(player) || text.equals(id)));
	}

	/**
	 * Keep the actions that one user sent.
	 * @param userId id of the user
	 * @return an assertion on what is left
	 */
	public ReceivedActionsAssert from(String userId) {
		return narrowed("from '" + userId + "'", (action) -> userId.equals(action.userId()));
	}

	/**
	 * Keep the actions in which a text stands, in any of their fields.
	 * @param text the text
	 * @return an assertion on what is left
	 */
	public ReceivedActionsAssert containing(String text) {
		return narrowed("containing '" + text + "'",
				(action) -> strings(message(action)).anyMatch((field) -> field.contains(text)));
	}

	/**
	 * Keep the actions with a value in a field.
	 * @param field name of the field as it is on the wire, such as {@code textStatus}
	 * @param value the value; for an enum its name
	 * @return an assertion on what is left
	 * @throws IllegalArgumentException if actions of this kind have no such field
	 */
	public ReceivedActionsAssert with(String field, Object value) {
		FieldDescriptor descriptor = message(this.actual.get(0)).getDescriptorForType().findFieldByName(field);
		if (descriptor == null) {
			throw new IllegalArgumentException("Actions " + this.kind + " have no field '" + field + "', but "
					+ message(this.actual.get(0)).getDescriptorForType()
						.getFields()
						.stream()
						.map(FieldDescriptor::getName)
						.toList());
		}
		return narrowed("with " + field + " " + value,
				(action) -> String.valueOf(message(action).getField(descriptor)).equals(String.valueOf(value)));
	}

	/**
	 * Verify how many actions are left.
	 * @param count how many
	 * @return this
	 */
	public ReceivedActionsAssert times(int count) {
		if (this.actual.size() != count) {
			throw failure("Expected %s %d times, but it came %d times:%n%s%n%s", this.kind, count, this.actual.size(),
					describe(this.actual), this.transcript);
		}
		return this;
	}

	/**
	 * Verify that one action is left.
	 * @return this
	 */
	public ReceivedActionsAssert once() {
		return times(1);
	}

	/**
	 * Verify something about each action that is left.
	 * @param requirements what to verify of an action with its fields
	 * @return this
	 */
	public ReceivedActionsAssert allSatisfying(Consumer<ClientServerAction> requirements) {
		messages().allSatisfy(requirements);
		return this;
	}

	/**
	 * Go on with AssertJ's assertions on the actions that are left, in the order of
	 * arrival.
	 * @return an assertion on a list
	 */
	public ListAssert<ClientServerAction> messages() {
		return Assertions.assertThat(this.actual.stream().map(ReceivedAction::action).toList()).as(this.kind);
	}

	private ReceivedActionsAssert narrowed(String condition, Predicate<ReceivedAction> test) {
		List<ReceivedAction> left = this.actual.stream().filter(test).toList();
		if (left.isEmpty()) {
			throw failure("Expected %s %s, but these came:%n%s%n%s", this.kind, condition, describe(this.actual),
					this.transcript);
		}
		return new ReceivedActionsAssert(left, this.kind + " " + condition, this.simulator, this.transcript);
	}

	private String idOf(String player) {
		return this.simulator.space()
			.players()
			.stream()
			.filter((one) -> one.name().equals(player))
			.map(PlayerView::id)
			.findFirst()
			.orElse(player);
	}

	static String describe(List<ReceivedAction> actions) {
		String shown = actions.stream()
			.skip(Math.max(0, actions.size() - SHOWN))
			.map((action) -> "  " + action.name() + " from " + action.userId() + ": "
					+ Transcript.text(message(Credentials.hidden(action.action()))))
			.collect(Collectors.joining(System.lineSeparator()));
		return (actions.size() > SHOWN) ? "  …" + System.lineSeparator() + shown : shown;
	}

	static String nameOnTheWire(String action) {
		String plain = plain(action);
		for (FieldDescriptor field : ClientServerAction.getDescriptor().getFields()) {
			if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && plain(field.getName()).equals(plain)) {
				return field.getName();
			}
		}
		throw new IllegalArgumentException("There is no action '" + action
				+ "': name one as it is on the wire, such as chat, setTextStatus or move");
	}

	private static String plain(String name) {
		return name.replace("_", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * Return the action's own message, which holds its arguments.
	 */
	private static Message message(ReceivedAction action) {
		return message(action.action());
	}

	private static Message message(ClientServerAction action) {
		FieldDescriptor field = ClientServerAction.getDescriptor()
			.findFieldByNumber(action.getActionCase().getNumber());
		return (field != null) ? (Message) action.getField(field) : action;
	}

	private static Stream<String> strings(Message message) {
		List<String> strings = new ArrayList<>();
		collect(message, strings);
		return strings.stream();
	}

	private static void collect(Object value, List<String> strings) {
		if (value instanceof Message message) {
			for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
				collect(field.getValue(), strings);
			}
		}
		else if (value instanceof List<?> values) {
			values.forEach((element) -> collect(element, strings));
		}
		else if (value instanceof String text) {
			strings.add(text);
		}
	}

}
