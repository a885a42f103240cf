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

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.github.gatherspring.proto.ClientServerAction;

/**
 * Actions by name, for commands typed by people, for scripts, and for who knows the
 * reference client. Names of actions and arguments may be written in lowerCamelCase as on
 * the wire or in snake_case.
 * <p>
 * The values are converted by the schema:
 * <ul>
 * <li>numbers from any {@link Number} without a loss, or from text in decimal; 32-bit and
 * 64-bit unsigned ones over their whole range</li>
 * <li>enums from a constant, its name (letter case does not matter) or a number, also one
 * that the schema does not know</li>
 * <li>messages from a message, its builder, or a map of its fields by name</li>
 * <li>bytes from {@code byte[]}, {@code ByteBuffer}, {@code ByteString} or Base64
 * text</li>
 * <li>repeated arguments from any {@link Iterable} or array, maps from a {@link Map}</li>
 * <li>text from any {@link CharSequence}, truth values from {@link Boolean} only</li>
 * </ul>
 * An optional argument that is missing or {@code null} is left out, a list or map is
 * empty then; any other must be given. The number {@code inputId} of {@code move} need
 * not be: the client counts.
 *
 * @since 0.1.0
 */
public interface NamedActions extends ActionSender {

	/**
	 * Sends an action with arguments by name. A map in this place always holds arguments
	 * by name: to give a map as the one argument of an action, name it as in
	 * {@code send("craft", Map.of("inputs", Map.of("wood", 2)))}.
	 * @param action the action's name
	 * @param arguments the values by name
	 * @return what completes with the answer of the server, see
	 * {@link ActionSender#send(ClientServerAction)}. It has ended with an
	 * {@link UnknownActionException} if there is no action of that name, and with an
	 * {@link ActionArgumentException} if an argument is missing, there is none of that
	 * name or a value does not fit; nothing is sent then
	 */
	default CompletableFuture<Void> send(String action, Map<String, ?> arguments) {
		ClientServerAction encoded;
		try {
			encoded = ActionCatalog.encode(action, arguments);
		}
		catch (RuntimeException ex) {
			return refused(ex);
		}
		return send(encoded);
	}

	/**
	 * Sends an action with arguments in the order of the schema. A single message of the
	 * action's type is taken as all arguments.
	 * @param action the action's name
	 * @param arguments the first values, none for an action without arguments
	 * @return what completes with the answer of the server, see
	 * {@link ActionSender#send(ClientServerAction)}. It has ended with an
	 * {@link UnknownActionException} if there is no action of that name, and with an
	 * {@link ActionArgumentException} if an argument is missing, there are too many
	 * values or one does not fit; nothing is sent then
	 */
	default CompletableFuture<Void> send(String action, @Nullable Object... arguments) {
		ClientServerAction encoded;
		try {
			encoded = ActionCatalog.encode(action, arguments);
		}
		catch (RuntimeException ex) {
			return refused(ex);
		}
		return send(encoded);
	}

	/**
	 * Lists the actions with their arguments and documentation.
	 * @return all actions in the order of the schema
	 */
	default List<ActionDescriptor> actions() {
		return ActionCatalog.all();
	}

}
