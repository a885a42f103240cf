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

package io.github.gatherspring.simulator.action;

import java.util.Map;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.simulator.world.Events;

/**
 * Makes the event of an action whose fields have the same names in both.
 */
final class FieldCopy {

	private FieldCopy() {
	}

	/**
	 * Return the event with the fields of the action.
	 * @param action message of the action
	 * @param eventCase which event
	 * @param renamed names in the event for names in the action that differ
	 */
	static ServerClientEvent event(Message action, EventCase eventCase, Map<String, String> renamed) {
		Message.Builder builder = Events.builder(eventCase);
		for (FieldDescriptor from : action.getDescriptorForType().getFields()) {
			String name = renamed.getOrDefault(from.getName(), from.getName());
			FieldDescriptor to = builder.getDescriptorForType().findFieldByName(name);
			if (to == null || (from.hasPresence() && !action.hasField(from))) {
				continue;
			}
			Object value = action.getField(from);
			if (value instanceof Boolean flag && to.getJavaType() == JavaType.INT) {
				value = flag ? 1 : 0;
			}
			builder.setField(to, value);
		}
		return Events.of(eventCase, builder.build());
	}

	static ServerClientEvent event(Message action, EventCase eventCase) {
		return event(action, eventCase, Map.of());
	}

	/**
	 * Return a field that a message is known to have.
	 * @param message the message
	 * @param name name of the field
	 * @return the field
	 */
	static FieldDescriptor field(Message message, String name) {
		FieldDescriptor field = message.getDescriptorForType().findFieldByName(name);
		if (field == null) {
			throw new IllegalStateException(message.getDescriptorForType().getName() + " has no field " + name);
		}
		return field;
	}

}
