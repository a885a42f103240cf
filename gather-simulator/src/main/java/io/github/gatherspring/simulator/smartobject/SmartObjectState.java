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
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a Smart Object looks at one moment. What its preset does not have stays as it is at
 * first.
 *
 * @param name its name, {@code null} at first
 * @param description its description, {@code null} at first
 * @param color its color, {@code null} at first
 * @param count the count, {@code null} if unset
 * @param on whether the switch is on
 * @param status state of the status light, {@code off} at first
 * @param signal state of the signal light, {@code off} at first
 * @param activities the activities, the oldest first
 * @since 0.1.0
 */
public record SmartObjectState(@Nullable String name, @Nullable String description, @Nullable String color,
		@Nullable Long count, boolean on, String status, String signal, List<Activity> activities) {

	/**
	 * An entry of the list of activities.
	 *
	 * @param id its id
	 * @param text what it says
	 * @param url where it leads, {@code null} for nowhere
	 * @param sent when it was sent, by the sender's clock
	 */
	public record Activity(String id, String text, @Nullable String url, Instant sent) {
	}

}
