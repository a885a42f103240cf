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

import io.github.gatherspring.smartobjects.SmartObject;
import org.jspecify.annotations.Nullable;

/**
 * Shows on an object that the application is ready, has failed or stops.
 */
final class LifecycleBridge {

	private final SmartObject object;

	private final @Nullable SmartObjectLight light;

	private final String application;

	private final BridgeLog log;

	private volatile boolean ready;

	/**
	 * Create a bridge.
	 * @param light the light, {@code null} if it shows something else
	 */
	LifecycleBridge(SmartObject object, @Nullable SmartObjectLight light, String application) {
		this.object = object;
		this.light = light;
		this.application = shorten(application, 100);
		this.log = new BridgeLog("Showing the life of the application on Smart Object '" + object.name() + "'");
	}

	void ready() {
		this.ready = true;
		tell(SmartObjectLight.State.GOOD, this.application + " is ready");
	}

	void failed(Throwable failure) {
		// The class alone: the text may hold anything.
		tell(SmartObjectLight.State.BAD,
				shorten(this.application + " failed to start: " + failure.getClass().getSimpleName(), 500));
	}

	/**
	 * Show that the application stops, unless it was never ready: what was shown of its
	 * failure stays.
	 */
	void stopping() {
		if (this.ready) {
			tell(SmartObjectLight.State.OFF, this.application + " has stopped");
		}
	}

	private void tell(SmartObjectLight.State state, String text) {
		try {
			if (this.light != null) {
				this.light.show(this.object, state);
			}
			this.object.activity().add("application-" + this.application, text);
			this.log.succeeded();
		}
		catch (RuntimeException ex) {
			this.log.failed(ex);
		}
	}

	private static String shorten(String text, int longest) {
		return (text.length() > longest) ? text.substring(0, longest) : text;
	}

}
