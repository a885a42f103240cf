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
 * Names a handler that runs for more than ten seconds: the events behind it wait. The
 * dispatching thread only leaves a mark; the time is looked at elsewhere, so that an
 * event pays for no clock.
 */
final class HandlerWatch {

	private static final Log logger = LogFactory.getLog(GatherClient.class);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final int FRAMES = 12;

	private static final String OWN_PACKAGE = HandlerWatch.class.getPackageName() + ".";

	private static final VarHandle CALL;

	private static final VarHandle TYPE;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			CALL = lookup.findVarHandle(HandlerWatch.class, "call", long.class);
			TYPE = lookup.findVarHandle(HandlerWatch.class, "type", Class.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final String client;

	/* Written by the dispatching thread, read by the timer's. */

	private long call;

	@SuppressWarnings("unused") // Through the handle, without the cost of a volatile
								// write.
	private @Nullable Class<?> type;

	private volatile @Nullable Thread thread;

	/* Below: the timer's thread alone. */

	private long seenCall;

	private long seenAt;

	private boolean reported;

	HandlerWatch(String client) {
		this.client = client;
	}

	/**
	 * A handler begins to run. The dispatching thread.
	 * @param type the type of the event it is given
	 */
	void begins(Class<?> type) {
		Thread current = Thread.currentThread();
		if (this.thread != current) {
			this.thread = current;
		}
		CALL.setOpaque(this, this.call + 1);
		TYPE.setOpaque(this, type);
	}

	/**
	 * The handler has ended. The dispatching thread.
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
			report(running);
		}
	}

	private void report(Class<?> running) {
		Thread busy = this.thread;
		StackTraceElement[] stack = (busy != null) ? busy.getStackTrace() : new StackTraceElement[0];
		String handler = "";
		for (StackTraceElement frame : stack) {
			if (frame.getClassName().startsWith(EventPipeline.class.getName())) {
				break;
			}
			if (!frame.getClassName().startsWith(OWN_PACKAGE + "DefaultGatherClient")) {
				handler = frame.getClassName() + "." + frame.getMethodName();
			}
		}
		String trace = Arrays.stream(stack)
			.limit(FRAMES)
			.map((frame) -> System.lineSeparator() + "\tat " + frame)
			.collect(Collectors.joining());
		logger.warn("[" + this.client + "] The handler of " + running.getSimpleName() + " in " + handler
				+ " has been running for more than " + PATIENCE.toSeconds()
				+ " s; the events behind it wait. Hand long work to another thread" + trace);
	}

}
