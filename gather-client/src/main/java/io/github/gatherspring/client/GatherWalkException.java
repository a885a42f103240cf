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

package io.github.gatherspring.client;

import io.github.gatherspring.space.Tile;
import org.jspecify.annotations.Nullable;

/**
 * The avatar does not get where it was to walk.
 *
 * @since 0.1.0
 */
public class GatherWalkException extends GatherException {

	private static final long serialVersionUID = 1L;

	/**
	 * Why the walk ended.
	 */
	private final Reason reason;

	private final transient @Nullable Tile nearest;

	/**
	 * Creates an exception.
	 * @param reason why the walk ended
	 * @param message what happened and what to do
	 * @param nearest the nearest tile that can be reached, if one is known
	 */
	public GatherWalkException(Reason reason, String message, @Nullable Tile nearest) {
		super(message);
		this.reason = reason;
		this.nearest = nearest;
	}

	/**
	 * Return why the walk ended.
	 * @return the reason
	 */
	public Reason reason() {
		return this.reason;
	}

	/**
	 * Return the tile to which a way leads that is nearest to the end of the walk.
	 * @return the tile; {@code null} unless the reason is {@link Reason#NO_WAY}, and if
	 * no way leads to that map at all
	 */
	public @Nullable Tile nearest() {
		return this.nearest;
	}

	/**
	 * Why a walk ends before the avatar is there.
	 *
	 * @since 0.1.0
	 */
	public enum Reason {

		/** No way leads there. */
		NO_WAY,

		/** Too often something was in the way, or somebody moved the avatar. */
		HINDERED,

		/** It is not known where the avatar is, perhaps because it has not entered. */
		NOT_IN_SPACE,

		/** The player to walk to has left. */
		PLAYER_LEFT,

		/** Another walk of the same client has begun. */
		REPLACED

	}

}
