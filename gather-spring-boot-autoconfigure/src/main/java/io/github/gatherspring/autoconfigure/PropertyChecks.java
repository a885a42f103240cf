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

package io.github.gatherspring.autoconfigure;

import java.time.Duration;
import java.util.Collection;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.github.gatherspring.proto.ServerClientEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * Refuses values with the name of the property that holds them.
 *
 * @param names the names of the client's properties
 */
record PropertyChecks(ClientPropertyNames names) {

	void check(boolean valid, String property, @Nullable Object value, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(this.names.of(property), value, reason);
		}
	}

	Duration positive(String property, Duration value) {
		check(!value.isNegative() && value.toMillis() > 0, property, value, "It must be at least 1 ms.");
		return value;
	}

	int positive(String property, int value) {
		check(value > 0, property, value, "It must be positive.");
		return value;
	}

	long size(String property, DataSize value, DataSize largest) {
		check(value.toBytes() > 0 && value.compareTo(largest) <= 0, property, value,
				"It must be positive and at most " + largest.toGigabytes() + "GB.");
		return value.toBytes();
	}

	void notNegative(String property, Duration value) {
		check(!value.isNegative(), property, value, "It must not be negative.");
	}

	void events(String property, Collection<String> events, boolean wildcard) {
		for (String event : events) {
			FieldDescriptor field = ServerClientEvent.getDescriptor().findFieldByName(event);
			check(field != null || (wildcard && event.equals("*")), property, event,
					"There is no event of this name. Events are named as on the wire, such as playerMoves.");
		}
	}

}
