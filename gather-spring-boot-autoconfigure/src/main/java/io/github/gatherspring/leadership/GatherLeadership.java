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
package io.github.gatherspring.leadership;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which clients of this instance of the application wait for leadership, and which have
 * it. Of the instances that share a key and a space, only the leader connects. All
 * methods may be called from any thread and answer at once, from what is known here.
 *
 * @since 0.1.0
 */
public interface GatherLeadership {

	/**
	 * Says whether this instance leads with all of its clients that wait for leadership.
	 * @return whether it does; {@code false} when there are none
	 */
	boolean isLeader();

	/**
	 * Says whether this instance leads with one of its clients. The answer may be out of
	 * date when it arrives: a lease can end at any moment.
	 * @param client the name of the client, {@code gather} for the single one
	 * @return whether it does; {@code false} for a client that does not wait for
	 * leadership
	 */
	boolean isLeader(String client);

	/**
	 * Returns how a client stands.
	 * @param client the name of the client, {@code gather} for the single one
	 * @return a snapshot, or {@code null} if the client does not wait for leadership
	 */
	@Nullable LeadershipStatus status(String client);

	/**
	 * Returns the clients that wait for leadership before they connect.
	 * @return their names
	 */
	Set<String> clients();

}
