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
package io.github.gatherspring.client;

import java.util.List;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Tells the observers of one client. An observer that throws costs nobody else anything.
 */
final class Observers {

	private static final Log logger = LogFactory.getLog(GatherClient.class);

	private final String client;

	private final List<GatherClientObserver> observers;

	Observers(String client, List<GatherClientObserver> observers) {
		this.client = client;
		this.observers = List.copyOf(observers);
	}

	void tell(Consumer<GatherClientObserver> telling) {
		for (GatherClientObserver observer : this.observers) {
			try {
				telling.accept(observer);
			}
			catch (Throwable ex) {
				logger.error("[" + this.client + "] An observer failed", ex);
			}
		}
	}

}
