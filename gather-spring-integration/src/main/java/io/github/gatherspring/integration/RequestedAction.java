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
package io.github.gatherspring.integration;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.action.ActionCatalog;
import io.github.gatherspring.proto.action.ActionDescriptor;
import io.github.gatherspring.wire.OneLine;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * Reads from a message which action it asks for.
 */
final class RequestedAction {

	private static final String EXPECTED = "expected a ClientServerAction (the message or its bytes), the message of an"
			+ " action, or a map of arguments together with the action's name in the header '" + GatherHeaders.ACTION
			+ "'";

	private RequestedAction() {
	}

	/**
	 * Return the action.
	 * @param request the message
	 * @param name the action's name, if the message or the configuration gives one
	 */
	static ClientServerAction of(Message<?> request, @Nullable String name) {
		Object payload = request.getPayload();
		if (payload instanceof com.google.protobuf.Message.Builder builder) {
			payload = builder.build();
		}
		if (payload instanceof ClientServerAction action) {
			return action;
		}
		if (payload instanceof byte[] bytes) {
			return (name != null) ? parse(bytes, ActionCatalog.get(name)) : parse(bytes);
		}
		if (payload instanceof com.google.protobuf.Message message) {
			return encode(message, name);
		}
		if (payload instanceof Map<?, ?> arguments && name != null) {
			return ActionCatalog.encode(name, byName(arguments));
		}
		throw new IllegalArgumentException("The payload is a " + ClassUtils.getDescriptiveType(payload)
				+ ((name != null) ? " for the action '" + OneLine.of(name, 60) + "'" : " and no action is named") + "; "
				+ EXPECTED);
	}

	/**
	 * Return a header's value as text; brokers' mappers may hand it on as bytes.
	 */
	static @Nullable String text(@Nullable Object header) {
		if (header == null) {
			return null;
		}
		String text = (header instanceof byte[] bytes) ? new String(bytes, StandardCharsets.UTF_8) : header.toString();
		return text.isBlank() ? null : text;
	}

	private static ClientServerAction encode(com.google.protobuf.Message message, @Nullable String name) {
		if (name != null) {
			ActionDescriptor named = ActionCatalog.get(name);
			Assert.isTrue(named.messageType().isInstance(message),
					() -> "The payload is a " + message.getClass().getSimpleName() + ", but the action '" + named
							+ "' takes a " + named.messageType().getSimpleName());
			return named.encode(message);
		}
		ActionDescriptor found = null;
		for (ActionDescriptor each : ActionCatalog.all()) {
			if (each.messageType().isInstance(message)) {
				Assert.isTrue(found == null, () -> "More than one action takes a " + message.getClass().getSimpleName()
						+ ": name the action in the header '" + GatherHeaders.ACTION + "'");
				found = each;
			}
		}
		Assert.isTrue(found != null, () -> "No action takes a " + message.getClass().getSimpleName() + "; " + EXPECTED);
		return found.encode(message);
	}

	private static ClientServerAction parse(byte[] bytes) {
		try {
			return ClientServerAction.parseFrom(bytes);
		}
		catch (InvalidProtocolBufferException ex) {
			throw new IllegalArgumentException("The payload of " + bytes.length + " bytes is no ClientServerAction: "
					+ OneLine.of(String.valueOf(ex.getMessage())), ex);
		}
	}

	private static ClientServerAction parse(byte[] bytes, ActionDescriptor action) {
		try {
			MessageLite none = com.google.protobuf.Internal.getDefaultInstance(action.messageType());
			return action.encode(none.getParserForType().parseFrom(bytes));
		}
		catch (InvalidProtocolBufferException ex) {
			throw new IllegalArgumentException("The payload of " + bytes.length + " bytes is no "
					+ action.messageType().getSimpleName() + ", which the action '" + action + "' takes: "
					+ OneLine.of(String.valueOf(ex.getMessage())), ex);
		}
	}

	@SuppressWarnings("unchecked") // Just looked at.
	private static Map<String, ?> byName(Map<?, ?> arguments) {
		for (Object key : arguments.keySet()) {
			Assert.isTrue(key instanceof String, () -> "The arguments must have names of type String, but one is a "
					+ ClassUtils.getDescriptiveType(key));
		}
		return (Map<String, ?>) arguments;
	}

}
