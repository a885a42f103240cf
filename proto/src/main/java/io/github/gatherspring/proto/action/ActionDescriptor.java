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

import com.google.protobuf.Message;
import org.jspecify.annotations.Nullable;

import io.github.gatherspring.proto.ClientServerAction;

/**
 * One action that a client can send: its names, its arguments and what they mean.
 *
 * @since 0.1.0
 */
public final class ActionDescriptor {

	private final SchemaEntry entry;

	private final List<ActionArgument> arguments;

	ActionDescriptor(SchemaEntry entry) {
		this.entry = entry;
		this.arguments = entry.field().getMessageType().getFields().stream().map(ActionArgument::of).toList();
	}

	/**
	 * Returns the name on the wire, which is that of the typed method too.
	 * @return the name in lowerCamelCase
	 */
	public String name() {
		return this.entry.name();
	}

	/**
	 * Returns the name as the reference client spells it.
	 * @return the name in snake_case
	 */
	public String snakeCaseName() {
		return this.entry.snakeCaseName();
	}

	/**
	 * Returns the field number within {@code ClientServerAction}.
	 * @return the number, positive
	 */
	public int number() {
		return this.entry.field().getNumber();
	}

	/**
	 * Returns the subject, which is the file of the schema that declares the action.
	 * @return such as {@code profile}, whose typed methods are in {@link ProfileActions}
	 */
	public String group() {
		return this.entry.group();
	}

	/**
	 * Returns the class of the message that carries the arguments.
	 * @return the generated class
	 */
	public Class<? extends Message> messageType() {
		return this.entry.defaultInstance().getClass();
	}

	/**
	 * Returns the arguments in the order in which positional ones are given.
	 * @return the arguments in the order of the schema, empty if there are none
	 */
	public List<ActionArgument> arguments() {
		return this.arguments;
	}

	/**
	 * Says whether the action is kept for older servers only.
	 * @return whether the schema deprecates it
	 */
	public boolean deprecated() {
		return this.entry.deprecated();
	}

	/**
	 * Says whether Gather may change or withdraw the action without notice.
	 * @return whether the schema calls it experimental
	 */
	public boolean experimental() {
		return this.entry.experimental();
	}

	/**
	 * Returns what the action does, in a sentence.
	 * @return one line of plain text
	 */
	public String summary() {
		return this.entry.summary();
	}

	/**
	 * Returns everything there is to know: both names, the description, then
	 * {@code Args:} and for each argument a line {@code name (type)} with its description
	 * below.
	 * @return plain text of several lines
	 */
	public String documentation() {
		return this.entry.documentation("Args:");
	}

	/**
	 * Builds the action from arguments by name, converted as {@link NamedActions}
	 * describes.
	 * @param arguments values by name, in lowerCamelCase or snake_case
	 * @return the action without a {@code txnId}
	 * @throws ActionArgumentException if one is missing, there is no such argument or a
	 * value does not fit
	 */
	public ClientServerAction encode(Map<String, ?> arguments) {
		Message.Builder message = this.entry.defaultInstance().newBuilderForType();
		ArgumentConverter converter = new ArgumentConverter(name());
		converter.requireGiven(message.getDescriptorForType(), converter.fill(message, arguments));
		return envelope(message.build());
	}

	/**
	 * Builds the action from arguments in the order of the schema, converted as
	 * {@link NamedActions} describes. A single value that is a message of
	 * {@link #messageType()} is taken as all arguments.
	 * @param arguments the first values; the rest, and those that are {@code null}, are
	 * left out
	 * @return the action without a {@code txnId}
	 * @throws ActionArgumentException if one is missing, there are too many values or one
	 * does not fit
	 */
	public ClientServerAction encode(@Nullable Object... arguments) {
		if (arguments.length == 1 && messageType().isInstance(arguments[0])) {
			return envelope(messageType().cast(arguments[0]));
		}
		Message.Builder message = this.entry.defaultInstance().newBuilderForType();
		ArgumentConverter converter = new ArgumentConverter(name());
		converter.requireGiven(message.getDescriptorForType(), converter.fill(message, arguments));
		return envelope(message.build());
	}

	private ClientServerAction envelope(Message message) {
		return ClientServerAction.newBuilder().setField(this.entry.field(), message).build();
	}

	@Override
	public String toString() {
		return name();
	}

}
