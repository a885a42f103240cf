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

package io.github.gatherspring.simulator.smartobject;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One object: who may drive it, what it was sent, and what is to go wrong. Lives on the
 * thread of the simulator.
 */
final class SmartObject {

	private static final int REMEMBERED = 10_000;

	private final String id;

	private final SmartObjectPreset preset;

	private final Signature signature;

	private final SmartObjectModel model;

	private final Deque<SmartObjectMessage> messages = new ArrayDeque<>();

	private final Set<String> messageIds = new HashSet<>();

	private final Deque<Refusal> faults = new ArrayDeque<>();

	private boolean revoked;

	SmartObject(String id, SmartObjectPreset preset, String secret) {
		this.id = id;
		this.preset = preset;
		this.signature = new Signature(secret);
		this.model = new SmartObjectModel(preset);
	}

	String id() {
		return this.id;
	}

	SmartObjectPreset preset() {
		return this.preset;
	}

	Signature signature() {
		return this.signature;
	}

	SmartObjectState state() {
		return this.model.state();
	}

	List<SmartObjectMessage> messages() {
		return List.copyOf(this.messages);
	}

	void revoke() {
		this.revoked = true;
	}

	boolean isRevoked() {
		return this.revoked;
	}

	void refuse(int times, Refusal refusal) {
		for (int i = 0; i < times; i++) {
			this.faults.add(refusal);
		}
	}

	@Nullable Refusal nextFault() {
		return this.faults.poll();
	}

	/**
	 * Take a message, unless it is a repeat.
	 * @return why not, {@code null} if it was taken, now or earlier
	 */
	@Nullable Refusal take(String messageId, String type, Arguments arguments, Instant sent) {
		if (this.messageIds.contains(messageId)) {
			return null;
		}
		Refusal refusal = this.model.apply(type, arguments, sent);
		if (refusal == null) {
			this.messageIds.add(messageId);
			this.messages.add(new SmartObjectMessage(messageId, type, arguments.data().toString(), sent));
			if (this.messages.size() > REMEMBERED) {
				this.messageIds.remove(this.messages.remove().id());
			}
		}
		return refusal;
	}

}
