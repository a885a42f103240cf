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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.gatherspring.proto.AccessRequest;
import io.github.gatherspring.proto.AccessRequestsUpdated;
import io.github.gatherspring.proto.ServerClientEvent;

/**
 * Who waits to be let in by whom.
 */
public final class AccessRequests {

	private final Map<String, AccessRequest> requests = new LinkedHashMap<>();

	/**
	 * Put a request.
	 * @param request the request; a guest has one at a time for each member
	 */
	public void put(AccessRequest request) {
		this.requests.put(key(request.getGuestId(), request.getMemberId()), request);
	}

	/**
	 * Take a request away.
	 * @param guestId id of who waits
	 * @param memberId id of who was asked
	 * @return whether there was one
	 */
	public boolean remove(String guestId, String memberId) {
		return this.requests.remove(key(guestId, memberId)) != null;
	}

	/**
	 * Return the event that a member gets.
	 * @param memberId id of the member
	 * @return the event with the requests to that member
	 */
	public ServerClientEvent event(String memberId) {
		List<AccessRequest> own = this.requests.values()
			.stream()
			.filter((request) -> request.getMemberId().equals(memberId))
			.toList();
		return ServerClientEvent.newBuilder()
			.setAccessRequestsUpdated(AccessRequestsUpdated.newBuilder().addAllRequests(own))
			.build();
	}

	private static String key(String guestId, String memberId) {
		return guestId + " " + memberId;
	}

}
