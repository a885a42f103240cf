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

package io.github.gatherspring.listener;

/**
 * What one listener method has done so far. Reading is safe from any thread and exact as
 * soon as the calls have ended.
 *
 * @since 0.1.0
 */
public interface GatherListenerStatistics {

	/**
	 * Returns which listener this is.
	 * @return its class and method such as {@code Greeter.welcome}, or its {@code id}.
	 * Two methods of the same name share it
	 */
	String listener();

	/**
	 * Returns how often the listener ended in a way.
	 * @param outcome how it ended
	 * @return the number of calls; of events for {@link ListenerOutcome#SKIPPED}
	 */
	long count(ListenerOutcome outcome);

	/**
	 * Returns how long the calls that ended in a way took together.
	 * @param outcome how they ended
	 * @return the time in nanoseconds
	 */
	long totalNanos(ListenerOutcome outcome);

}
