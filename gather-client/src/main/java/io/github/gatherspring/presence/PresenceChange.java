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

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.gatherspring.proto.DBOutfit;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Change of what a client wants to look like. Each method returns a new change, so that
 * one may be kept and applied again. Nothing happens before {@link #apply()}.
 *
 * @since 0.1.0
 */
public final class PresenceChange {

	private final PresenceKeeper keeper;

	private final Map<PresenceField, Object> values;

	private final @Nullable Duration length;

	private final @Nullable Instant end;

	PresenceChange(PresenceKeeper keeper) {
		this(keeper, Map.of(), null, null);
	}

	private PresenceChange(PresenceKeeper keeper, Map<PresenceField, Object> values, @Nullable Duration length,
			@Nullable Instant end) {
		this.keeper = keeper;
		this.values = values;
		this.length = length;
		this.end = end;
	}

	/**
	 * Want a status text.
	 * @param text the text; empty for none
	 * @return the change with it
	 */
	public PresenceChange text(String text) {
		Assert.notNull(text, "'text' must not be null; use an empty text for none");
		return with(PresenceField.TEXT, text);
	}

	/**
	 * Want a status emoji.
	 * @param emoji the emoji; empty for none
	 * @return the change with it
	 */
	public PresenceChange emoji(String emoji) {
		Assert.notNull(emoji, "'emoji' must not be null; use an empty text for none");
		return with(PresenceField.EMOJI, emoji);
	}

	/**
	 * Want an availability.
	 * @param availability how available
	 * @return the change with it
	 */
	public PresenceChange availability(Availability availability) {
		Assert.notNull(availability, "'availability' must not be null");
		return with(PresenceField.AVAILABILITY, availability.onWire());
	}

	/**
	 * Want to be busy or not.
	 * @param busy whether busy
	 * @return the change with it
	 */
	public PresenceChange busy(boolean busy) {
		return with(PresenceField.BUSY, busy);
	}

	/**
	 * Want a name.
	 * @param name the name; not blank
	 * @return the change with it
	 */
	public PresenceChange name(String name) {
		Assert.hasText(name, "'name' must not be blank");
		return with(PresenceField.NAME, name);
	}

	/**
	 * Want an outfit.
	 * @param outfit the whole outfit; parts left out are taken off
	 * @return the change with it
	 */
	public PresenceChange outfit(DBOutfit outfit) {
		Assert.notNull(outfit, "'outfit' must not be null");
		return with(PresenceField.OUTFIT, outfit);
	}

	/**
	 * Want it for some time only, counted from {@link #apply()}. A time of no connection
	 * counts.
	 * @param length how long; positive
	 * @return the change with that end
	 */
	public PresenceChange until(Duration length) {
		Assert.isTrue(length != null && !length.isNegative() && !length.isZero(),
				() -> "'length' must be positive, but was " + length);
		return new PresenceChange(this.keeper, this.values, length, null);
	}

	/**
	 * Want it until a moment.
	 * @param end the moment; in the future when the change is applied
	 * @return the change with that end
	 */
	public PresenceChange until(Instant end) {
		Assert.notNull(end, "'end' must not be null");
		return new PresenceChange(this.keeper, this.values, null, end);
	}

	/**
	 * Want it from now on. What is wanted stays wanted whatever becomes of the future:
	 * after a failure it is tried again, and what the server refused is tried again on
	 * the next connection.
	 * @return completes when the server shows all of it, at once where it does already.
	 * Where a later wish for the same value comes first, the future ends as that one
	 * does. It ends with the failure of the action, with an
	 * {@link IllegalArgumentException} if the end has passed, with an
	 * {@link IllegalStateException} if the wish ended before it could be fulfilled, and
	 * with a timeout if the client is not connected within the time limit of an action.
	 * Never completes on the socket's thread
	 * @throws IllegalStateException if the change names no value
	 */
	public CompletableFuture<Void> apply() {
		Assert.state(!this.values.isEmpty(),
				"The change of presence is empty: name a value, such as text, before it is applied");
		return this.keeper.apply(this);
	}

	private PresenceChange with(PresenceField field, Object value) {
		Map<PresenceField, Object> changed = new EnumMap<>(PresenceField.class);
		changed.putAll(this.values);
		changed.put(field, value);
		return new PresenceChange(this.keeper, Collections.unmodifiableMap(changed), this.length, this.end);
	}

	Map<PresenceField, Object> values() {
		return this.values;
	}

	@Nullable Instant end(Instant now) {
		return (this.length != null) ? now.plus(this.length) : this.end;
	}

}
