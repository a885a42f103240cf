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

import java.util.concurrent.CompletableFuture;

import io.github.gatherspring.space.Tile;

/**
 * A walk of the client's avatar that is under way. All methods may be called from any
 * thread.
 *
 * @since 0.1.0
 */
public interface Walk {

	/**
	 * Return the end of the walk. It completes on a worker of the client, as the futures
	 * of actions do: normally once the avatar is there, or with
	 * <ul>
	 * <li>a {@link GatherWalkException} that says why the avatar does not get there,</li>
	 * <li>a {@link io.github.gatherspring.space.UnknownNameException} if there is no such
	 * map,</li>
	 * <li>a {@link GatherDisconnectedException} if the connection is lost and
	 * {@link WalkSettings#resume()} is off, or the client stopped,</li>
	 * <li>a {@link java.util.concurrent.CancellationException} after
	 * {@link #cancel()}.</li>
	 * </ul>
	 * Cancelling the future ends the walk. A listener that waited for it with
	 * {@code join()} or {@code get()} would wait for itself, since the avatar's moves
	 * reach the client by way of the thread that listeners run on: these methods throw an
	 * {@link IllegalStateException} there. Append what is to follow to the future
	 * instead.
	 * @return completes with the tile where the avatar stands; never normally for a
	 * {@linkplain GatherClient#patrol patrol}
	 */
	CompletableFuture<Tile> done();

	/**
	 * Return how many steps are left by the way as it is known now. The number can rise,
	 * since the way is looked for anew when something is in it.
	 * @return the number, 0 before the way was found and once the walk has ended; for a
	 * patrol as far as its next tile
	 */
	int stepsLeft();

	/**
	 * Ends the walk. The step that was sent last may still be taken. Does nothing once
	 * the walk has ended.
	 */
	void cancel();

}
