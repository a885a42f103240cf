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

package io.github.gatherspring.simulator.life;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Where simulated players are given their orders from any thread.
 */
@FunctionalInterface
public interface Stage {

	/**
	 * Do something with the players of now, on the thread of the simulator, and send what
	 * it causes.
	 * @param <T> type of the result
	 * @param scene what to do
	 * @return its result
	 */
	<T extends @Nullable Object> T play(Function<Troupe, T> scene);

	/**
	 * Return what has happened, for people to read.
	 * @return a line for each thing, the oldest first
	 */
	default List<String> transcript() {
		return List.of();
	}

}
