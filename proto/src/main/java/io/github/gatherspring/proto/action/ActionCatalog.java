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

package io.github.gatherspring.proto.action;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.Descriptors.OneofDescriptor;
import org.jspecify.annotations.Nullable;

import io.github.gatherspring.proto.ClientServerAction;

/**
 * All actions that a client can send. Safe from any thread; nothing in it changes.
 *
 * @since 0.1.0
 */
public final class ActionCatalog {

	private ActionCatalog() {
	}

	/**
	 * Returns all actions.
	 * @return the actions in the order of the schema, which is that of their numbers
	 */
	public static List<ActionDescriptor> all() {
		return Entries.ALL;
	}

	/**
	 * Returns an action by its name.
	 * @param name in lowerCamelCase as on the wire or in snake_case as in the reference
	 * client
	 * @return the action
	 * @throws UnknownActionException if there is none of that name
	 */
	public static ActionDescriptor get(String name) {
		ActionDescriptor action = Entries.BY_NAME.get(name);
		if (action == null) {
			throw new UnknownActionException(name, ProtocolNames.nearest(String.valueOf(name),
					Entries.ALL.stream().map(ActionDescriptor::name).toList()));
		}
		return action;
	}

	/**
	 * Returns the descriptor of a ready-made action.
	 * @param action the action
	 * @return its descriptor, {@code null} if no case of this schema is set
	 */
	public static @Nullable ActionDescriptor of(ClientServerAction action) {
		String name = nameOf(action);
		return (name != null) ? get(name) : null;
	}

	/**
	 * Returns the name of a ready-made action, without loading the schema.
	 * @param action the action
	 * @return the name in lowerCamelCase as on the wire, {@code null} if no case of this
	 * schema is set
	 */
	public static @Nullable String nameOf(ClientServerAction action) {
		return ActionMessages.nameOf(action.getActionCase().getNumber());
	}

	/**
	 * Builds an action from its name and arguments by name.
	 * @param name as for {@link #get(String)}
	 * @param arguments values by name, converted as {@link NamedActions} describes
	 * @return the action without a {@code txnId}
	 * @throws UnknownActionException if there is no action of that name
	 * @throws ActionArgumentException if one is missing, there is no such argument or a
	 * value does not fit
	 */
	public static ClientServerAction encode(String name, Map<String, ?> arguments) {
		return get(name).encode(arguments);
	}

	/**
	 * Builds an action from its name and arguments in the order of the schema.
	 * @param name as for {@link #get(String)}
	 * @param arguments the first values, converted as {@link NamedActions} describes
	 * @return the action without a {@code txnId}
	 * @throws UnknownActionException if there is no action of that name
	 * @throws ActionArgumentException if one is missing, there are too many values or one
	 * does not fit
	 */
	public static ClientServerAction encode(String name, @Nullable Object... arguments) {
		return get(name).encode(arguments);
	}

	/**
	 * What needs the schema, which takes a good part of a second to build in a JVM that
	 * has just started.
	 */
	private static final class Entries {

		static final List<ActionDescriptor> ALL = load();

		static final Map<String, ActionDescriptor> BY_NAME = byName();

		private static List<ActionDescriptor> load() {
			OneofDescriptor actions = ClientServerAction.getDescriptor().getRealOneofs().get(0);
			return actions.getFields()
				.stream()
				.map((field) -> new ActionDescriptor(new SchemaEntry(field, ActionMessages::empty)))
				.toList();
		}

		private static Map<String, ActionDescriptor> byName() {
			Map<String, ActionDescriptor> byName = new HashMap<>();
			for (ActionDescriptor action : ALL) {
				byName.put(action.name(), action);
				byName.put(action.snakeCaseName(), action);
			}
			return byName;
		}

	}

}
