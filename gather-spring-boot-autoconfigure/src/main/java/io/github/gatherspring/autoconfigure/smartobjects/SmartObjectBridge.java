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

package io.github.gatherspring.autoconfigure.smartobjects;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Shows a value on an object: looks at it from time to time and sends it if it is another
 * than the one that was sent last. Runs on one thread at a time.
 */
final class SmartObjectBridge {

	private final String description;

	private final Duration interval;

	private final Supplier<@Nullable Object> value;

	private final Consumer<Object> show;

	private final @Nullable Runnable atEnd;

	private final BridgeLog log;

	private @Nullable Object shown;

	private boolean over;

	@SuppressWarnings("unchecked")
	<T> SmartObjectBridge(String description, Duration interval, Supplier<@Nullable T> value, Consumer<T> show,
			@Nullable Runnable atEnd) {
		Assert.isTrue(!interval.isNegative() && interval.toMillis() > 0,
				() -> "The interval of " + description + " is " + interval + ", expected at least 1 ms");
		this.description = description;
		this.interval = interval;
		this.value = (Supplier<@Nullable Object>) (Supplier<?>) value;
		this.show = (Consumer<Object>) (Consumer<?>) show;
		this.atEnd = atEnd;
		this.log = new BridgeLog(description);
	}

	Duration interval() {
		return this.interval;
	}

	/**
	 * Look, and send what has changed. Throws nothing, so that the next look comes.
	 */
	synchronized void look() {
		if (this.over) {
			return;
		}
		try {
			Object value = this.value.get();
			if (value != null && !value.equals(this.shown)) {
				this.show.accept(value);
				this.shown = value;
			}
			this.log.succeeded();
		}
		catch (Throwable ex) {
			this.over = this.log.failed(ex);
		}
	}

	/**
	 * Look no more, and show what is to be seen without the application.
	 */
	synchronized void end() {
		boolean clear = this.atEnd != null && this.shown != null && !this.over;
		this.over = true;
		if (clear && this.atEnd != null) {
			try {
				this.atEnd.run();
			}
			catch (RuntimeException ex) {
				this.log.failed(ex);
			}
		}
	}

	@Override
	public String toString() {
		return this.description;
	}

}
