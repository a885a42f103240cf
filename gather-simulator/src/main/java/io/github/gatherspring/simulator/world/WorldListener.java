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

package io.github.gatherspring.simulator.world;

import io.github.gatherspring.proto.ServerClientEvent;
import org.jspecify.annotations.Nullable;

/**
 * Hears of what happens in the space.
 */
public interface WorldListener {

	/**
	 * Something happened.
	 * @param event the event, still without the ids that stand for users on a connection
	 * @param subject id of the user that it is about, {@code null} for none
	 * @param target id of the second user in it, {@code null} for none
	 * @param audience who gets it
	 */
	void event(ServerClientEvent event, @Nullable String subject, @Nullable String target, Audience audience);

	/**
	 * A user is to be thrown out.
	 * @param userId id of the user
	 * @param code close code
	 * @param reason text for the client
	 */
	void disconnect(String userId, int code, String reason);

}
