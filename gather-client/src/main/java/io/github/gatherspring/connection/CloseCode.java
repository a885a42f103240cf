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

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Close codes of Gather's game servers, each with what it means and what the client does
 * about it.
 *
 * @since 0.1.0
 */
public enum CloseCode {

	/** Normal closure; the client did not ask for it, so it comes back. */
	NORMAL(1000, Verdict.RECONNECT, "the server closed the connection"),

	/** The server goes away: a deploy or the restart of a proxy. */
	GOING_AWAY(1001, Verdict.RECONNECT_SAME_SERVER, "the server goes away (deploy or proxy restart)"),

	/**
	 * The server found the client's frames wrong; it would fail again. Tomcat also
	 * reports 1004 and 1012 to 2999 by this code.
	 */
	PROTOCOL_ERROR(1002, Verdict.STOP, "the server found what the client sent a protocol error",
			"update this library, and report it with the log at debug level if that does not help"),

	/** The close frame had no code. */
	NO_STATUS(1005, Verdict.RECONNECT, "the server closed the connection without a code"),

	/** The connection ended without a close frame. */
	ABNORMAL(1006, Verdict.RECONNECT_SAME_SERVER, "the connection was lost"),

	/** Internal error of the server. */
	INTERNAL_ERROR(1011, Verdict.RECONNECT, "the server had an internal error"),

	/** The key is wrong or its user may not enter the space. */
	UNAUTHORIZED(4003, Verdict.STOP, "the API key was refused", "check the key and that its user may enter the space"),

	/** No sign of life for too long; also what the client closes with in that case. */
	TIMED_OUT(4008, Verdict.RECONNECT, "the connection timed out"),

	/** The space moved to another server. */
	REASSIGNED(4009, Verdict.RECONNECT, "the space was reassigned to another server"),

	/** Somebody kicked the user. */
	KICKED(4010, Verdict.RECONNECT, "the user was kicked",
			"a key acts as its owner, who may be in the space with another client"),

	/** The space is closed. */
	SPACE_CLOSED(4011, Verdict.STOP, "the space is closed", "open the space in Gather, then start the client again"),

	/** The space is full. */
	AT_CAPACITY(4012, Verdict.STOP, "the space is at capacity",
			"wait until somebody leaves or raise the capacity of the space, then start the client again"),

	/** Internal error of the server that passes. */
	NON_FATAL_ERROR(4013, Verdict.RECONNECT, "the server had an internal error that passes"),

	/** The client sent too many requests. */
	CHILL_OUT(4420, Verdict.RECONNECT_LATE, "the client sent too many requests", "send fewer actions"),

	/** The server found the client's behaviour suspicious. */
	SUSPICIOUS(4666, Verdict.STOP, "the server found the client's activity suspicious",
			"send fewer actions, then start the client again"),

	/** Another connection of the same user took over. */
	TAKEN_OVER(4667, Verdict.STOP, "another connection of the same user took over",
			"a key acts as its owner: close the other client of that user or use the key of another user, then start the client again");

	private static final Map<Integer, CloseCode> BY_CODE = Stream.of(values())
		.collect(Collectors.toUnmodifiableMap(CloseCode::code, Function.identity()));

	private final int code;

	private final Verdict verdict;

	private final String meaning;

	private final String advice;

	CloseCode(int code, Verdict verdict, String meaning) {
		this(code, verdict, meaning, "");
	}

	CloseCode(int code, Verdict verdict, String meaning, String advice) {
		this.code = code;
		this.verdict = verdict;
		this.meaning = meaning;
		this.advice = advice;
	}

	/**
	 * Returns the number on the wire.
	 * @return the WebSocket close code
	 */
	public int code() {
		return this.code;
	}

	/**
	 * Returns what the client does.
	 * @return the verdict
	 */
	public Verdict verdict() {
		return this.verdict;
	}

	/**
	 * Returns what the code means.
	 * @return a phrase that continues a sentence
	 */
	public String meaning() {
		return this.meaning;
	}

	/**
	 * Returns what a person can do about it.
	 * @return a phrase that continues a sentence; empty when there is nothing to do
	 */
	public String advice() {
		return this.advice;
	}

	/**
	 * Say whether a close code may mean that somebody else logged in with the same key.
	 * @param code the WebSocket close code
	 * @return whether it is that of a kick or of a connection that took over
	 */
	public static boolean isAnotherLogin(int code) {
		return code == KICKED.code || code == TAKEN_OVER.code;
	}

	/**
	 * Returns what the client does about a close code. Unknown codes reconnect.
	 * @param code the WebSocket close code
	 * @return the verdict
	 */
	public static Verdict verdictOn(int code) {
		CloseCode known = BY_CODE.get(code);
		return (known != null) ? known.verdict : Verdict.RECONNECT;
	}

	/**
	 * Describes a close code.
	 * @param code the WebSocket close code
	 * @return its meaning followed by the number in parentheses and by what to do
	 */
	public static String describe(int code) {
		CloseCode known = BY_CODE.get(code);
		if (known == null) {
			return "the server closed the connection with an unknown code (" + code + ")";
		}
		return known.meaning + " (" + code + ")" + (known.advice.isEmpty() ? "" : ": " + known.advice);
	}

	/**
	 * What a client does about the end of a connection.
	 *
	 * @since 0.1.0
	 */
	public enum Verdict {

		/** Reconnects, asking for the server of the space again. */
		RECONNECT,

		/**
		 * Reconnects, and may use the same URL when the loss follows a sign of life
		 * within five seconds.
		 */
		RECONNECT_SAME_SERVER,

		/** Reconnects after the longest delay. */
		RECONNECT_LATE,

		/** Stops: another attempt would end in the same way. */
		STOP

	}

}
