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

package io.github.gatherspring.smartobjects;

import java.net.URI;

/**
 * A Smart Object of Gather 2.0 on a map. Commands block until the server has answered,
 * retries included; {@link #async()} does not. Safe from any thread.
 * <p>
 * Commands throw a {@link SmartObjectException} if the server refuses them or cannot be
 * reached, and an {@link IllegalArgumentException} if an argument breaks a limit, before
 * anything is sent.
 *
 * @since 0.1.0
 */
public interface SmartObject extends SmartObjectCommands<Delivery> {

	/**
	 * Return a builder of a Smart Object.
	 * @param url address of the object, from its menu in Gather; {@code https} unless the
	 * host is loopback
	 * @param secret secret of the object, from the same menu: {@code whsec_} and base64
	 * @return a new builder
	 * @throws IllegalArgumentException if the address or the secret has a wrong form; the
	 * message does not hold the secret
	 */
	static SmartObjectBuilder builder(URI url, String secret) {
		return new SmartObjectBuilder(url, secret);
	}

	/**
	 * Return the name of this object in messages.
	 * @return the name
	 */
	String name();

	/**
	 * Ask the object what it is. Also proves that the URL and the secret are right.
	 * @return the object's answer
	 */
	SmartObjectInfo ping();

	/**
	 * Return a view of this object whose commands do not block. They are sent one after
	 * the other in the order in which they were called.
	 * @return the view
	 */
	AsyncSmartObject async();

}
