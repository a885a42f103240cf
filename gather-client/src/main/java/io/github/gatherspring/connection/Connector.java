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

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.github.gatherspring.connection.CloseCode.Verdict;
import io.github.gatherspring.wire.FrameReceiver;
import io.github.gatherspring.wire.WireException;
import org.jspecify.annotations.Nullable;

/**
 * How to get to a server: asks which one it is, unless the last one's address may be used
 * again, and opens the socket.
 */
final class Connector {

	/**
	 * A lost connection's URL may be used again this long after its last sign of life.
	 */
	private static final Duration SAME_SERVER_WITHIN = Duration.ofSeconds(5);

	private final ConnectionSettings settings;

	private final Assignment assignment;

	private final Opener opener;

	private final UnaryOperator<String> masker;

	/* The serial executor of the present run alone. */
	private @Nullable URI reusable;

	/**
	 * Creates a connector.
	 * @param settings the settings
	 * @param assignment says which server it is
	 * @param opener opens sockets
	 * @param masker takes the secrets out of a text
	 */
	Connector(ConnectionSettings settings, Assignment assignment, Opener opener, UnaryOperator<String> masker) {
		this.settings = settings;
		this.assignment = assignment;
		this.opener = opener;
		this.masker = masker;
	}

	/**
	 * Prepares an attempt.
	 * @param session what to open
	 * @param workers where to block
	 * @return the attempt
	 */
	Attempt attempt(Session session, Executor workers) {
		URI known = this.reusable;
		this.reusable = null;
		return new Attempt(this, known, session, workers);
	}

	/**
	 * A connection was lost.
	 * @param cause why
	 * @param server the server, if it had accepted this client
	 * @param silent how long it had given no sign of life
	 */
	void lost(LossCause cause, @Nullable URI server, Duration silent) {
		boolean same = cause.verdict() == Verdict.RECONNECT_SAME_SERVER && silent.compareTo(SAME_SERVER_WITHIN) < 0;
		this.reusable = same ? server : null;
	}

	/**
	 * Opens a socket; blocks.
	 * @param known the server, if it need not be asked for
	 * @param receiver receives what comes through the socket
	 * @param found hears of the server's address
	 * @throws WireException if there is no way
	 * @throws InterruptedException if the thread was interrupted
	 */
	void open(@Nullable URI known, FrameReceiver receiver, Consumer<URI> found)
			throws WireException, InterruptedException {
		URI configured = this.settings.serverUrl();
		URI server = (configured != null) ? configured : (known != null) ? known : this.assignment.ask();
		found.accept(server);
		this.opener.open(server, this.settings.connectTimeout(), receiver);
	}

	LossCause unreachable(WireException failure) {
		String words = failure.getMessage();
		return LossCause.unreachable(failure, (words != null) ? this.masker.apply(words) : "the attempt failed");
	}

	LossCause unexpected(Throwable failure) {
		return unreachable(
				new WireException(WireException.Kind.PASSING, "connecting failed with " + describe(failure)));
	}

	/**
	 * Describes a failure without the exception itself: what the HTTP client finds wrong
	 * with a header it quotes, and the header is the key.
	 */
	String describe(Throwable failure) {
		return this.masker.apply(failure.toString());
	}

	/**
	 * Says which server hosts the space.
	 */
	@FunctionalInterface
	interface Assignment {

		/**
		 * Asks; blocks, and an interrupt ends it.
		 */
		URI ask() throws WireException;

	}

	/**
	 * Opens sockets.
	 */
	@FunctionalInterface
	interface Opener {

		/**
		 * Opens a socket; blocks until it is open, and an interrupt ends it.
		 */
		void open(URI server, Duration timeout, FrameReceiver receiver) throws WireException, InterruptedException;

	}

}
