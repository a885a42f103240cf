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

import java.net.URI;
import java.util.List;
import java.util.function.Function;

import io.github.gatherspring.simulator.wire.SimulatorThread;

/**
 * A Smart Object of the simulator: how it looks, what it was sent, and what is to go
 * wrong. Safe from any thread.
 *
 * @since 0.1.0
 */
public final class SimulatedSmartObject {

	private final String id;

	private final String apiBaseUrl;

	private final SimulatorThread thread;

	private final SmartObject object;

	/**
	 * Create the view of an object.
	 * @param id id of the object
	 * @param apiBaseUrl where the simulator listens
	 * @param thread the thread of the simulator
	 * @param objects all objects
	 * @throws IllegalArgumentException if there is no such object
	 */
	public SimulatedSmartObject(String id, String apiBaseUrl, SimulatorThread thread, SmartObjects objects) {
		this.id = id;
		this.apiBaseUrl = apiBaseUrl;
		this.thread = thread;
		SmartObject found = thread.call(() -> objects.find(id));
		if (found == null) {
			throw new IllegalArgumentException("There is no Smart Object '" + id + "', only "
					+ thread.call(() -> objects.all().stream().map(SmartObject::id).toList())
					+ "; the builder's smartObject(…) makes others");
		}
		this.object = found;
	}

	/**
	 * Return the id.
	 * @return the id
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Return what to set {@code gather.smart-objects.<name>.url} to.
	 * @return address of the object
	 */
	public URI url() {
		return URI.create(this.apiBaseUrl + SmartObjects.path(this.id));
	}

	/**
	 * Return what to set {@code gather.smart-objects.<name>.secret} to.
	 * @return the secret, which depends on the id alone
	 */
	public String secret() {
		return SmartObjects.secret(this.id);
	}

	/**
	 * Return the preset.
	 * @return the preset
	 */
	public SmartObjectPreset preset() {
		return this.object.preset();
	}

	/**
	 * Return how the object looks.
	 * @return the state at this moment
	 */
	public SmartObjectState state() {
		return ask(SmartObject::state);
	}

	/**
	 * Return what the object has taken since the start or the last reset.
	 * @return the last ten thousand messages, the oldest first
	 */
	public List<SmartObjectMessage> messages() {
		return ask(SmartObject::messages);
	}

	/**
	 * Return the messages of one type.
	 * @param type name of the command, such as {@code counter.set}
	 * @return the messages, the oldest first
	 */
	public List<SmartObjectMessage> messages(String type) {
		return messages().stream().filter((message) -> message.type().equals(type)).toList();
	}

	/**
	 * Withdraw the secret: messages that are signed with it are answered with 410.
	 */
	public void revoke() {
		this.thread.run(this.object::revoke);
	}

	/**
	 * Refuse the next messages, whatever they are.
	 * @param times how many
	 * @param status HTTP status, such as 503
	 * @param error the code in the body, such as {@code service_unavailable}
	 */
	public void refuse(int times, int status, String error) {
		this.thread.run(() -> this.object.refuse(times, new Refusal(status, error)));
	}

	private <T> T ask(Function<SmartObject, T> question) {
		return this.thread.call(() -> question.apply(this.object));
	}

	@Override
	public String toString() {
		return "Smart Object " + this.id;
	}

}
