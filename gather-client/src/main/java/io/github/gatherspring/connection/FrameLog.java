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

package io.github.gatherspring.connection;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TextFormat;
import io.github.gatherspring.codec.MessageReader;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.ServerClientBatch;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs frames in text format, each direction with a logger of its own, for those who turn
 * it on.
 */
final class FrameLog {

	private static final Log logger = LogFactory.getLog(Session.class);

	private static final Log receivedLogger = LogFactory.getLog("io.github.gatherspring.frames.received");

	private static final Log sentLogger = LogFactory.getLog("io.github.gatherspring.frames.sent");

	private final PeerWords words;

	FrameLog(PeerWords words) {
		this.words = words;
	}

	/**
	 * A frame was received.
	 * @param data holds it
	 * @param from where it begins
	 * @param to where it ends
	 */
	void received(byte[] data, int from, int to) {
		if (!logger.isDebugEnabled() && !receivedLogger.isTraceEnabled()) {
			return;
		}
		try {
			ServerClientBatch batch = MessageReader.read(ServerClientBatch.parser(), data, from, to);
			String text = this.words.maskedFrame(TextFormat.printer().emittingSingleLine(true).printToString(batch));
			logger.debug("Message received: " + text);
			receivedLogger.trace(text);
		}
		catch (InvalidProtocolBufferException ex) {
			logger.debug("Message received that could not be decoded: " + ex.getMessage());
		}
	}

	/**
	 * An action is about to be sent.
	 * @param message the action
	 */
	void sent(ClientServerAction message) {
		if (sentLogger.isTraceEnabled()) {
			sentLogger.trace(text(message));
		}
	}

	private static String text(ClientServerAction message) {
		if (message.getActionCase() == ActionCase.INIT) {
			return "init { spaceId: \"" + message.getInit().getSpaceId() + "\" auth: ****** }";
		}
		return TextFormat.printer().emittingSingleLine(true).printToString(message);
	}

}
