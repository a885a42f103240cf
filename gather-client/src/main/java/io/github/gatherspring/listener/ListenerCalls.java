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

import java.util.concurrent.atomic.LongAdder;

import io.github.gatherspring.event.GatherClientEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;

/**
 * What all listeners of a context share: who hears of failures, who observes calls, where
 * return values go. Looked up when the first event arrives, since listeners are found
 * before other beans may be made.
 */
final class ListenerCalls {

	private static final Log logger = LogFactory.getLog(GatherEventListener.class);

	private final ApplicationContext context;

	private final LongAdder failures = new LongAdder();

	private volatile @Nullable Collaborators collaborators;

	ListenerCalls(ApplicationContext context) {
		this.context = context;
	}

	ApplicationContext context() {
		return this.context;
	}

	@Nullable GatherListenerObserver observer() {
		return collaborators().observer();
	}

	void failed(Throwable failure, GatherClientEvent event, String listener) {
		this.failures.increment();
		try {
			collaborators().errorHandler().handleError(failure, event, listener);
		}
		catch (Throwable ex) {
			logger.error("The handler of listener failures failed itself on a failure of " + listener, ex);
		}
	}

	long failures() {
		return this.failures.sum();
	}

	private Collaborators collaborators() {
		Collaborators known = this.collaborators;
		if (known == null) {
			ObjectProvider<GatherListenerErrorHandler> handlers = this.context
				.getBeanProvider(GatherListenerErrorHandler.class);
			known = new Collaborators(handlers.getIfAvailable(LoggingListenerErrorHandler::new), GatherListenerObserver
				.all(this.context.getBeanProvider(GatherListenerObserver.class).orderedStream().toList()));
			this.collaborators = known;
		}
		return known;
	}

	private record Collaborators(GatherListenerErrorHandler errorHandler, @Nullable GatherListenerObserver observer) {
	}

}
