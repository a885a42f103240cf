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

import java.util.HashSet;
import java.util.Set;

import org.apache.tomcat.websocket.WsSession;
import org.apache.tomcat.websocket.WsWebSocketContainer;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's client container as all our sockets share it. It exists for as long as one of
 * them is open or opening: with the last one it is destroyed, and Tomcat's threads end
 * unless somebody else in the JVM uses its client.
 */
final class TomcatContainer extends WsWebSocketContainer {

	/* Below: guarded by the class. */

	private static @Nullable TomcatContainer shared;

	private int opening;

	private final Set<WsSession> sessions = new HashSet<>();

	private TomcatContainer() {
		// In seconds, ten by default: how often it looks for sockets whose peer never
		// answered the close frame.
		setProcessPeriod(1);
	}

	/**
	 * Return the container, for one socket that is about to be opened.
	 * @return the container, which lives until {@link #opened()} at least
	 */
	static TomcatContainer toOpen() {
		synchronized (TomcatContainer.class) {
			TomcatContainer current = shared;
			if (current == null) {
				current = new TomcatContainer();
				shared = current;
			}
			current.opening++;
			return current;
		}
	}

	/**
	 * Say that the opening has ended, well or not.
	 */
	void opened() {
		synchronized (TomcatContainer.class) {
			this.opening--;
		}
		destroyIfUnused();
	}

	@Override
	protected void registerSession(Object key, WsSession session) {
		super.registerSession(key, session);
		synchronized (TomcatContainer.class) {
			this.sessions.add(session);
		}
		if (session.isClosed()) {
			// It ended meanwhile, and nobody will say so again.
			forget(session);
		}
	}

	@Override
	protected void unregisterSession(Object key, WsSession session) {
		super.unregisterSession(key, session);
		forget(session);
	}

	private void forget(WsSession session) {
		boolean known;
		synchronized (TomcatContainer.class) {
			known = this.sessions.remove(session);
		}
		if (known) {
			destroyIfUnused();
		}
	}

	/**
	 * Destroy the container outside of any lock: whoever opens a socket from now on gets
	 * another one.
	 */
	private void destroyIfUnused() {
		synchronized (TomcatContainer.class) {
			if (this.opening > 0 || !this.sessions.isEmpty() || shared != this) {
				return;
			}
			shared = null;
		}
		destroy();
	}

}
