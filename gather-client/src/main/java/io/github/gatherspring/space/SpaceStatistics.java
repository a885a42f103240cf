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
package io.github.gatherspring.space;

/**
 * How much a client keeps of a space at one moment, and what it has left out.
 *
 * @param players players in the space
 * @param otherPlayers players who are not in the space but of whom something is
 * remembered; bounded
 * @param maps maps
 * @param objects objects of all maps
 * @param size estimated memory of all that is kept, in bytes
 * @param complete whether all is kept that the present session has told
 * @param droppedWithoutPlayer events so far that named a player whom nobody introduced
 * @param droppedUnreadable events so far that held something that could not be read
 * @param droppedOverLimit events so far that were dropped because what they tell is
 * larger than a limit: of a map, of the commands, of an id
 * @since 0.1.0
 */
public record SpaceStatistics(int players, int otherPlayers, int maps, int objects, long size, boolean complete,
		long droppedWithoutPlayer, long droppedUnreadable, long droppedOverLimit) {

	/**
	 * Of a client that keeps no state.
	 */
	public static final SpaceStatistics NONE = new SpaceStatistics(0, 0, 0, 0, 0, true, 0, 0, 0);

}
