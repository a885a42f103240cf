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

package io.github.gatherspring.event;

import org.springframework.core.ResolvableType;

/**
 * Resolvable types of events, worked out once for each class of message: it costs more
 * than all the rest of publishing an event.
 */
final class EventTypes {

	private final ClassValue<Types> types = new ClassValue<>() {

		@Override
		protected Types computeValue(Class<?> messageType) {
			ResolvableType payload = ResolvableType.forClass(messageType);
			return new Types(payload, ResolvableType.forClassWithGenerics(GatherEvent.class, payload));
		}

	};

	Types of(Class<?> messageType) {
		return this.types.get(messageType);
	}

	/**
	 * The types of one class of message.
	 *
	 * @param payload the type of the message
	 * @param event the type of the event that carries it
	 */
	record Types(ResolvableType payload, ResolvableType event) {
	}

}
