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

import java.util.Map;
import java.util.stream.Collectors;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.github.gatherspring.presence.Presence;
import io.github.gatherspring.proto.DBOutfit;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Reads what a client wants to look like from its properties. An empty value, as of an
 * empty environment variable, wants nothing.
 */
final class ConfiguredPresence {

	private ConfiguredPresence() {
	}

	static Presence of(GatherClientProperties.Presence presence, PropertyChecks checks) {
		return new Presence(text(presence.getText()), text(presence.getEmoji()), presence.getAvailability(),
				presence.getBusy(), text(presence.getName()), outfit(presence.getOutfit(), checks), null);
	}

	private static @Nullable String text(@Nullable String value) {
		return StringUtils.hasText(value) ? value : null;
	}

	private static @Nullable DBOutfit outfit(Map<String, String> parts, PropertyChecks checks) {
		if (parts.isEmpty()) {
			return null;
		}
		DBOutfit.Builder outfit = DBOutfit.newBuilder();
		parts.forEach((part, wearable) -> {
			FieldDescriptor field = field(part);
			checks.check(field != null, "presence.outfit." + part, wearable,
					"An outfit has no such part. It has " + DBOutfit.getDescriptor()
						.getFields()
						.stream()
						.map((known) -> known.getName().replace('_', '-'))
						.collect(Collectors.joining(", ")) + ".");
			if (field != null) {
				outfit.setField(field, wearable);
			}
		});
		return outfit.build();
	}

	private static @Nullable FieldDescriptor field(String part) {
		return DBOutfit.getDescriptor().findFieldByName(part.replace('-', '_'));
	}

}
