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

package io.github.gatherspring.presence;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import io.github.gatherspring.proto.DBOutfit;
import org.jspecify.annotations.Nullable;

/**
 * Collects the values of a presence as on the wire.
 */
final class PresenceValues {

	private final Map<PresenceField, Object> values = new EnumMap<>(PresenceField.class);

	private @Nullable Instant until;

	static Map<PresenceField, Object> of(Presence presence) {
		PresenceValues values = new PresenceValues();
		Availability availability = presence.availability();
		values.put(PresenceField.TEXT, presence.text(), null);
		values.put(PresenceField.EMOJI, presence.emoji(), null);
		values.put(PresenceField.AVAILABILITY, (availability != null) ? availability.onWire() : null, null);
		values.put(PresenceField.BUSY, presence.busy(), null);
		values.put(PresenceField.NAME, presence.name(), null);
		values.put(PresenceField.OUTFIT, presence.outfit(), null);
		return values.values;
	}

	void put(PresenceField field, @Nullable Object value, @Nullable Instant end) {
		if (value != null) {
			this.values.put(field, value);
			this.until = (end != null && (this.until == null || end.isBefore(this.until))) ? end : this.until;
		}
	}

	Presence presence() {
		Object availability = this.values.get(PresenceField.AVAILABILITY);
		return new Presence((String) this.values.get(PresenceField.TEXT), (String) this.values.get(PresenceField.EMOJI),
				(availability != null) ? Availability.onWire((String) availability) : null,
				(Boolean) this.values.get(PresenceField.BUSY), (String) this.values.get(PresenceField.NAME),
				(DBOutfit) this.values.get(PresenceField.OUTFIT), this.until);
	}

}
