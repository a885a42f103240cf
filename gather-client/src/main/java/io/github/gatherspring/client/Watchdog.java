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

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Names a handler or a listener that runs for more than ten seconds: the events behind it
 * wait. The thread of listeners only leaves a mark; the time is looked at elsewhere, so
 * that an event pays for no clock.
 */
final class Watchdog {

	private static final Log logger = LogFactory.getLog(GatherClient.class);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final int FRAMES = 12;

	private static final String OWN_PACKAGE = Watchdog.class.getPackageName() + ".";

	private static final VarHandle CALL;

	private static final VarHandle TYPE;

	private static final VarHandle SINK;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			CALL = lookup.findVarHandle(Watchdog.class, "call", long.class);
			TYPE = lookup.findVarHandle(Watchdog.class, "type", Class.class);
			SINK = lookup.findVarHandle(Watchdog.class, "sink", GatherEventSink.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final String client;

	/* Written by the thread of listeners, read by the timer's. */

	private long call;

	@SuppressWarnings("unused") // Through the handle, without the cost of a volatile
								// write.
	private @Nullable Class<?> type;

	@SuppressWarnings("unused")
	private @Nullable GatherEventSink sink;

	private volatile @Nullable Thread thread;

	/* Below: the timer's thread alone. */

	private long seenCall;

	private long seenAt;

	private boolean reported;

	Watchdog(String client) {
		this.client = client;
	}

	/**
	 * A handler begins to run. The thread of listeners.
	 * @param type the type of what it is given
	 */
	void begins(Class<?> type) {
		begins(type, null);
	}

	/**
	 * A sink begins to call its listeners. The thread of listeners.
	 * @param type the type of what they are given
	 * @param sink the sink; {@code null} for a handler
	 */
	void begins(Class<?> type, @Nullable GatherEventSink sink) {
		Thread current = Thread.currentThread();
		if (this.thread != current) {
			this.thread = current;
		}
		SINK.setOpaque(this, sink);
		CALL.setOpaque(this, this.call + 1);
		TYPE.setOpaque(this, type);
	}

	/**
	 * The handler or the sink has ended. The thread of listeners.
	 */
	void ends() {
		TYPE.setOpaque(this, null);
	}

	/**
	 * Looks at what runs. The timer's thread.
	 * @param nanos the present time
	 */
	void check(long nanos) {
		Class<?> running = (Class<?>) TYPE.getOpaque(this);
		long number = (long) CALL.getOpaque(this);
		if (running == null || number != this.seenCall) {
			this.seenCall = number;
			this.seenAt = nanos;
			this.reported = false;
		}
		else if (!this.reported && nanos - this.seenAt >= PATIENCE.toNanos()) {
			this.reported = true;
			report(running, (GatherEventSink) SINK.getOpaque(this));
		}
	}

	private void report(Class<?> running, @Nullable GatherEventSink busySink) {
		Thread busy = this.thread;
		StackTraceElement[] stack = (busy != null) ? busy.getStackTrace() : new StackTraceElement[0];
		String who = (busySink != null) ? listener(busySink)
				: "The handler of " + running.getSimpleName() + " in " + handler(stack);
		String trace = Arrays.stream(stack)
			.limit(FRAMES)
			.map((frame) -> System.lineSeparator() + "\tat " + frame)
			.collect(Collectors.joining());
		logger.warn("[" + this.client + "] " + who + " has been running for more than " + PATIENCE.toSeconds()
				+ " s with " + running.getSimpleName() + "; the events behind it wait. Hand long work to another"
				+ " thread, in a Spring bean for instance with @Async" + trace);
	}

	private static String listener(GatherEventSink sink) {
		String names = sink.running();
		return "The listener " + (names.isEmpty() ? "(see below)" : names);
	}

	/**
	 * The method that the client has called, as the stack tells.
	 */
	private static String handler(StackTraceElement[] stack) {
		String handler = "";
		for (StackTraceElement frame : stack) {
			if (frame.getClassName().startsWith(EventPublisher.class.getName())) {
				break;
			}
			if (!frame.getClassName().startsWith(OWN_PACKAGE + "DefaultGatherClient")) {
				handler = frame.getClassName() + "." + frame.getMethodName();
			}
		}
		return handler;
	}

}
