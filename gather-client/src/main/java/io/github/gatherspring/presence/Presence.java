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

import io.github.gatherspring.proto.DBOutfit;
import org.jspecify.annotations.Nullable;

/**
 * What a user looks like to others, or is to look like: a value that is {@code null} is
 * not known, or not wanted.
 *
 * @param text status text beside the name; empty for none
 * @param emoji status emoji beside the name; empty for none
 * @param availability how available the user is
 * @param busy whether the user is busy
 * @param name name of the user
 * @param outfit what the avatar wears
 * @param until when the first of the wanted values ends by itself; {@code null} if none
 * does, and for what others see
 * @since 0.1.0
 */
public record Presence(@Nullable String text, @Nullable String emoji, @Nullable Availability availability,
		@Nullable Boolean busy, @Nullable String name, @Nullable DBOutfit outfit, @Nullable Instant until) {

	/** Nothing is wanted, or known. */
	public static final Presence NONE = new Presence(null, null, null, null, null, null, null);

	/**
	 * Say whether there is no value at all.
	 * @return whether nothing is wanted, or known
	 */
	public boolean isEmpty() {
		return equals(NONE);
	}

}
