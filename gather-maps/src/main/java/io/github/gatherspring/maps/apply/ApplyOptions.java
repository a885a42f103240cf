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
package io.github.gatherspring.maps.apply;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * How to apply a plan.
 *
 * @param restoreOnMismatch whether to put the map back as it was if it is not as planned
 * afterwards
 * @param objectUpdates writes changes of objects alone over the socket, {@code null} to
 * write all changes with the whole map
 * @param progress hears of each step in words, on the caller's thread
 * @since 0.1.0
 */
public record ApplyOptions(boolean restoreOnMismatch, @Nullable ObjectUpdates objectUpdates,
		Consumer<String> progress) {

	/**
	 * Return what is usual: nothing is put back, and the whole map is written at once.
	 * @return the options
	 */
	public static ApplyOptions defaults() {
		return new ApplyOptions(false, null, (step) -> {
		});
	}

	/**
	 * Return the options with another way of handling a map that is not as planned.
	 * @param restore whether to put the map back
	 * @return the options
	 */
	public ApplyOptions restoreOnMismatch(boolean restore) {
		return new ApplyOptions(restore, this.objectUpdates, this.progress);
	}

	/**
	 * Return the options with a way for changes of objects alone.
	 * @param updates writes them, or {@code null}
	 * @return the options
	 */
	public ApplyOptions objectUpdates(@Nullable ObjectUpdates updates) {
		return new ApplyOptions(this.restoreOnMismatch, updates, this.progress);
	}

	/**
	 * Return the options with another listener to the steps.
	 * @param progress hears of each step
	 * @return the options
	 */
	public ApplyOptions progress(Consumer<String> progress) {
		return new ApplyOptions(this.restoreOnMismatch, this.objectUpdates, progress);
	}

}
