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

import java.time.Duration;

import io.github.gatherspring.connection.CloseCode.Verdict;
import io.github.gatherspring.wire.WireException;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection ended or an attempt failed, with what to do about it.
 *
 * @param kind what kind of end it is
 * @param closeCode the close code; {@code null} when there was no socket
 * @param verdict what to do about it
 * @param reason what happened, for people; without secrets
 * @param retryAfter how long the server asked to wait
 */
record LossCause(Kind kind, @Nullable Integer closeCode, Verdict verdict, String reason,
		@Nullable Duration retryAfter) {

	private static final int TOO_LARGE = 1009;

	/**
	 * The socket was closed, by the server or by what lies between.
	 * @param code the close code
	 * @param words the peer's words, masked; empty when it gave none
	 * @param space the space, as people write it
	 * @return the cause
	 */
	static LossCause closed(int code, String words, String space) {
		String meaning = CloseCode.describe(code);
		if (code == CloseCode.UNAUTHORIZED.code()) {
			meaning = meaning.replace("the space", space);
		}
		return new LossCause(Kind.CLOSED, code, CloseCode.verdictOn(code),
				words.isEmpty() ? meaning : meaning + " (" + words + ")", null);
	}

	/**
	 * Something did not come in time.
	 * @param what what did not
	 * @return the cause
	 */
	static LossCause timedOut(String what) {
		int code = CloseCode.TIMED_OUT.code();
		return new LossCause(Kind.TIMED_OUT, code, CloseCode.TIMED_OUT.verdict(),
				CloseCode.describe(code) + " (" + what + ")", null);
	}

	/**
	 * No socket was open in time.
	 * @param limit the limit
	 * @return the cause
	 */
	static LossCause notOpened(Duration limit) {
		return new LossCause(Kind.TIMED_OUT, CloseCode.TIMED_OUT.code(), Verdict.RECONNECT,
				"no open socket within " + limit.toMillis() + " ms", null);
	}

	/**
	 * There was no way to the server.
	 * @param failure what stood in the way
	 * @param words its words, masked
	 * @return the cause
	 */
	static LossCause unreachable(WireException failure, String words) {
		Verdict verdict = switch (failure.kind()) {
			case FINAL -> Verdict.STOP;
			case LASTING -> Verdict.RECONNECT_LATE;
			case PASSING -> Verdict.RECONNECT;
		};
		return new LossCause(Kind.UNREACHABLE, null, verdict, words, failure.retryAfter());
	}

	/**
	 * The server sent a message that is too large.
	 * @param limit the limit in bytes
	 * @param setting the name of the setting that it comes from
	 * @return the cause
	 */
	static LossCause tooLarge(int limit, String setting) {
		return new LossCause(Kind.TOO_LARGE, TOO_LARGE, Verdict.RECONNECT_LATE,
				"the server sent a message larger than " + limit + " bytes; raise " + setting, null);
	}

	/**
	 * The server refuses whatever it is asked to send.
	 * @param tried how many requests it refused
	 * @return the cause
	 */
	static LossCause deaf(int tried) {
		return new LossCause(Kind.DEAF, null, Verdict.RECONNECT,
				"the server refused every subscription (" + tried + " tries), so this client would hear nothing;"
						+ " check that the user may enter the space and that the address is that of a game server",
				null);
	}

	/**
	 * This JVM failed, not the server.
	 * @param failure what was thrown
	 * @return the cause
	 */
	static LossCause ownFailure(Throwable failure) {
		return new LossCause(Kind.OWN_FAILURE, null, Verdict.RECONNECT,
				"this JVM could not handle what it received (" + failure.getClass().getSimpleName() + ")", null);
	}

	/**
	 * The application does not let the client connect at present.
	 * @param because why there is no connection, if there was one
	 * @return the cause
	 */
	static LossCause notPermitted(@Nullable String because) {
		return new LossCause(Kind.NOT_PERMITTED, null, Verdict.STOP,
				"the application does not let this client connect" + ((because != null) ? " again: " + because : ""),
				null);
	}

	/**
	 * The application asked for a new connection.
	 * @return the cause
	 */
	static LossCause askedFor() {
		return new LossCause(Kind.ASKED_FOR, CloseCode.NORMAL.code(), Verdict.RECONNECT,
				"a new connection was asked for", null);
	}

	/**
	 * The application stops the client.
	 * @return the cause
	 */
	static LossCause stopped() {
		return new LossCause(Kind.STOPPED, CloseCode.NORMAL.code(), Verdict.STOP, "the client was stopped", null);
	}

	/**
	 * Returns the same cause with more to say and another verdict.
	 * @param because what is said besides
	 * @return the cause
	 */
	LossCause lateBecause(String because) {
		return new LossCause(this.kind, this.closeCode, Verdict.RECONNECT_LATE, this.reason + "; " + because,
				this.retryAfter);
	}

	/**
	 * Says whether somebody else with the same key may have caused it.
	 * @return whether the close code is one of those
	 */
	boolean isByAnotherLogin() {
		return this.kind == Kind.CLOSED && this.closeCode != null && CloseCode.isAnotherLogin(this.closeCode);
	}

	/**
	 * Returns the code by which a session's end is known.
	 * @return the close code; 1006 when there was none
	 */
	int code() {
		return (this.closeCode != null) ? this.closeCode : CloseCode.ABNORMAL.code();
	}

	/**
	 * Returns the code that the peer is sent. 1005 and 1006 exist only locally, and the
	 * rest of the standard's codes are the server's.
	 * @return the close code
	 */
	int codeToSend() {
		return (this.kind == Kind.TIMED_OUT || this.kind == Kind.TOO_LARGE) ? code() : CloseCode.NORMAL.code();
	}

	/**
	 * Kinds of ends.
	 */
	enum Kind {

		/** The socket was closed from outside. */
		CLOSED,

		/** Something did not come in time. */
		TIMED_OUT,

		/** An attempt to connect failed. */
		UNREACHABLE,

		/** A message was too large. */
		TOO_LARGE,

		/** The server refuses every subscription. */
		DEAF,

		/** This JVM failed. */
		OWN_FAILURE,

		/** The application does not let the client connect. */
		NOT_PERMITTED,

		/** The application wants a new connection. */
		ASKED_FOR,

		/** The application stops. */
		STOPPED

	}

}
