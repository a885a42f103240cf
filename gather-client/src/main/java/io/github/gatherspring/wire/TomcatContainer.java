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

import java.nio.channels.ShutdownChannelGroupException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.tomcat.websocket.BackgroundProcessManager;
import org.apache.tomcat.websocket.WsSession;
import org.apache.tomcat.websocket.WsWebSocketContainer;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's client container as all our sockets share it. It exists for as long as one of
 * them is open or opening: with the last one it is destroyed, and Tomcat's threads end
 * unless somebody else in the JVM uses its client.
 * <p>
 * When memory runs out those threads may end on their own, and Tomcat starts no others
 * before the container is destroyed. That is never seen directly. But the sockets of such
 * a container fall silent, are closed by us, and the close never ends; and no other
 * opens. So a container that has nothing but closed sockets left, or none and an attempt
 * that hung, is retired: it is destroyed then, and the next socket gets a new one.
 */
final class TomcatContainer extends WsWebSocketContainer {

	private static final Log logger = LogFactory.getLog(TomcatContainer.class);

	/**
	 * So often, once a second, a container that was given up looks after its sockets
	 * before it forgets them: all have been closed by then.
	 */
	private static final int LOOKS = 5;

	/* Below: guarded by the class. */

	private static @Nullable TomcatContainer shared;

	/** Given up, and not destroyed yet. */
	private static final Deque<TomcatContainer> retired = new ArrayDeque<>();

	private int opening;

	private boolean givenUp;

	/** The sockets that have not ended, with what Tomcat keeps them under. */
	private final Map<WsSession, Object> sessions = new HashMap<>();

	/* Below: Tomcat's background thread alone. */

	private int looks;

	private TomcatContainer() {
		// In seconds, ten by default: how often it looks for sockets whose peer never
		// answered the close frame.
		setProcessPeriod(1);
	}

	/**
	 * Return the container, for one socket that is about to be opened.
	 * @return the container, which lives until {@link #opened} at least
	 */
	static TomcatContainer toOpen() {
		synchronized (TomcatContainer.class) {
			TomcatContainer current = shared;
			if (current != null && !current.sessions.isEmpty()) {
				current.giveUpUnlessInUse();
			}
		}
		destroyRetired();
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
	 * @param hung whether it ended in a way that an engine without threads would explain
	 */
	void opened(boolean hung) {
		synchronized (TomcatContainer.class) {
			this.opening--;
			if (hung) {
				giveUpUnlessInUse();
			}
		}
		destroyRetired();
		destroyIfUnused();
	}

	/** With the class locked. */
	private void giveUpUnlessInUse() {
		if (shared == this && this.sessions.keySet().stream().noneMatch(WsSession::isOpen)) {
			retired.add(this);
			this.givenUp = true;
			shared = null;
		}
	}

	/**
	 * Destroy what was given up. What fails for want of memory is tried again by the next
	 * one who opens a socket.
	 */
	private static void destroyRetired() {
		for (TomcatContainer next = nextRetired(); next != null; next = nextRetired()) {
			try {
				next.destroy();
				next.closeWhatIsLeft();
			}
			catch (RuntimeException ex) {
				logger.debug("Tomcat's container could not be destroyed: " + OneLine.of(WireFailures.deepest(ex)));
			}
			synchronized (TomcatContainer.class) {
				retired.remove(next);
			}
		}
	}

	private static @Nullable TomcatContainer nextRetired() {
		synchronized (TomcatContainer.class) {
			return retired.peek();
		}
	}

	/**
	 * Have Tomcat close the sockets whose peer does not answer the close frame: its
	 * thread for that, which may have ended too, begins anew.
	 */
	private void closeWhatIsLeft() {
		if (left().isEmpty()) {
			return;
		}
		BackgroundProcessManager manager = BackgroundProcessManager.getInstance();
		manager.unregister(this);
		manager.register(this);
		if (left().isEmpty()) {
			// The last one ended meanwhile, and nobody will say so again.
			manager.unregister(this);
		}
	}

	@Override
	public void backgroundProcess() {
		boolean done = false;
		while (!done) {
			try {
				super.backgroundProcess();
				done = true;
			}
			catch (ShutdownChannelGroupException ex) {
				// One socket was closed. Only its reader could not be told, since there
				// is
				// none any more; nor does Tomcat forget it. On to the next one.
				logger.debug("A socket that was given up was closed");
			}
		}
		if (isGivenUp() && ++this.looks >= LOOKS) {
			forgetClosed();
		}
	}

	private boolean isGivenUp() {
		synchronized (TomcatContainer.class) {
			return this.givenUp;
		}
	}

	private void forgetClosed() {
		Map<WsSession, Object> all;
		synchronized (TomcatContainer.class) {
			all = new HashMap<>(this.sessions);
		}
		all.forEach((session, key) -> {
			if (!session.isOpen()) {
				unregisterSession(key, session);
			}
		});
	}

	/**
	 * Return the sockets that have not ended.
	 */
	List<WsSession> left() {
		synchronized (TomcatContainer.class) {
			return new ArrayList<>(this.sessions.keySet());
		}
	}

	@Override
	protected void registerSession(Object key, WsSession session) {
		super.registerSession(key, session);
		synchronized (TomcatContainer.class) {
			this.sessions.put(session, key);
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
			known = this.sessions.remove(session) != null;
		}
		if (known) {
			destroyIfUnused();
		}
	}

	/**
	 * Destroy the container outside of any lock: whoever opens a socket from now on gets
	 * another one. One that was given up is destroyed again, since a socket may have
	 * opened in it after all.
	 */
	private void destroyIfUnused() {
		synchronized (TomcatContainer.class) {
			if (this.opening > 0 || !this.sessions.isEmpty()) {
				return;
			}
			if (shared == this) {
				shared = null;
			}
		}
		destroy();
	}

}
