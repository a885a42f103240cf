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
package io.github.gatherspring.simulator.session;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.simulator.wire.PrintableText;
import org.jspecify.annotations.Nullable;

/**
 * What happened, for people to read: what clients sent, what was refused and what the
 * space told, the last thousand of it. Written down as it is and made text only when
 * somebody reads it, since most transcripts are never read. Safe from any thread.
 */
public final class Transcript {

	private static final int KEPT = 1000;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

	private final Deque<Entry> entries = new ArrayDeque<>();

	/**
	 * Write down an action that came.
	 * @param at when
	 * @param connection number of the connection
	 * @param userId whose connection it is, {@code null} before the login
	 * @param action the action
	 */
	void received(Instant at, long connection, @Nullable String userId, ClientServerAction action) {
		add(new Entry(at, sender(connection, userId) + " sends ", Credentials.hidden(action)));
	}

	/**
	 * Write down that an action was refused.
	 * @param at when
	 * @param connection number of the connection
	 * @param userId whose connection it is, {@code null} before the login
	 * @param action name of the action
	 * @param reason why
	 */
	void refused(Instant at, long connection, @Nullable String userId, String action, String reason) {
		add(new Entry(at, sender(connection, userId) + " is refused " + action + ": " + reason, null));
	}

	/**
	 * Write down that something else happened to a connection.
	 * @param at when
	 * @param connection number of the connection
	 * @param userId whose connection it is, {@code null} before the login
	 * @param what what happened, as the end of a sentence
	 */
	void happened(Instant at, long connection, @Nullable String userId, String what) {
		add(new Entry(at, sender(connection, userId) + " " + what, null));
	}

	/**
	 * Write down an event of the space.
	 * @param at when
	 * @param subject id of the user that it is about, {@code null} for none
	 * @param event the event
	 */
	void told(Instant at, @Nullable String subject, Message event) {
		add(new Entry(at, ((subject != null) ? "about " + subject : "the space") + ": ", event));
	}

	private static String sender(long connection, @Nullable String userId) {
		return (userId != null) ? userId : "connection " + connection;
	}

	private synchronized void add(Entry entry) {
		if (this.entries.size() == KEPT) {
			this.entries.removeFirst();
		}
		this.entries.add(entry);
	}

	/**
	 * Return what happened, as text.
	 * @return a line for each thing, the oldest first, without keys and tokens
	 */
	public List<String> lines() {
		List<Entry> entries;
		synchronized (this) {
			entries = new ArrayList<>(this.entries);
		}
		return entries.stream().map(Entry::line).toList();
	}

	/**
	 * Forget everything.
	 */
	public synchronized void clear() {
		this.entries.clear();
	}

	/**
	 * Return a message as one line.
	 * @param message the message
	 * @return its fields
	 */
	public static String text(Message message) {
		return TextFormat.printer().escapingNonAscii(false).emittingSingleLine(true).printToString(message);
	}

	/**
	 * One thing that happened.
	 *
	 * @param at when
	 * @param words what
	 * @param message what was sent with it, {@code null} for nothing
	 */
	private record Entry(Instant at, String words, @Nullable Message message) {

		String line() {
			String text = (this.message != null) ? this.words + text(this.message) : this.words;
			return TIME.format(LocalTime.ofInstant(this.at, ZoneOffset.UTC)) + "  " + PrintableText.of(text);
		}

	}

}
