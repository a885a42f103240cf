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

import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;

/**
 * Leaves out of Tomcat's log what is no news. When a connection is reset, Tomcat tries to
 * send a close frame over it all the same, fails, and warns with a stack of some thirty
 * lines; no setting of its client prevents the attempt. It warns in the same way of a
 * write of ours that fails, which the caller hears of as an exception. Whatever else is
 * logged there is logged as before.
 */
final class TomcatLog implements Filter {

	/** The one class that warns; it logs nothing else. */
	static final String LOGGER = "org.apache.tomcat.websocket.WsRemoteEndpointImplClient";

	static final String SESSION = "org.apache.tomcat.websocket.WsSession";

	static final String FAREWELL = "sendCloseMessage";

	/** Kept here, since Java's logging forgets loggers that nobody holds. */
	private static final Logger TOMCATS = Logger.getLogger(LOGGER);

	private final @Nullable Filter before;

	private TomcatLog(@Nullable Filter before) {
		this.before = before;
	}

	/**
	 * Begin to do so, once in a JVM. A filter that somebody set is asked, too.
	 */
	static synchronized void leaveOutWhatWeSay() {
		Filter present = TOMCATS.getFilter();
		if (!(present instanceof TomcatLog)) {
			TOMCATS.setFilter(new TomcatLog(present));
		}
	}

	@Override
	public boolean isLoggable(LogRecord logRecord) {
		if (logRecord.getThrown() != null && isNoNews()) {
			return false;
		}
		return this.before == null || this.before.isLoggable(logRecord);
	}

	private static boolean isNoNews() {
		return StackWalker.getInstance()
			.walk((frames) -> frames.anyMatch((frame) -> frame.getClassName().equals(SpringWire.class.getName())
					|| (frame.getClassName().equals(SESSION) && frame.getMethodName().equals(FAREWELL))));
	}

}
