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

package io.github.gatherspring.wire;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Something that is made when first needed, and anew once it seems to be broken. Any
 * thread.
 *
 * @param <T> what it is
 */
final class Renewable<T> {

	private final Supplier<T> maker;

	private @Nullable T present;

	Renewable(Supplier<T> maker) {
		this.maker = maker;
	}

	/**
	 * Return the thing, made now if there is none.
	 */
	synchronized T get() {
		T current = this.present;
		if (current == null) {
			current = this.maker.get();
			this.present = current;
		}
		return current;
	}

	/**
	 * Have the next one who needs the thing make a new one. Needs no memory.
	 * @param broken the one that seems to be broken; one made since stays
	 */
	synchronized void renew(T broken) {
		if (this.present == broken) {
			this.present = null;
		}
	}

}
