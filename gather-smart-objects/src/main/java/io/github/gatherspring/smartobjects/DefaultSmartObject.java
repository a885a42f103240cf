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

package io.github.gatherspring.smartobjects;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryOperations;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.util.backoff.BackOff;

/**
 * Writes, sends and repeats messages. Sends nothing more once the secret is withdrawn.
 */
final class DefaultSmartObject implements SmartObject {

	private final String name;

	private final MessageWriter writer;

	private final Transport transport;

	private final Answers answers;

	private final Retries retries;

	private final AsyncSmartObject async;

	private volatile boolean revoked;

	DefaultSmartObject(String name, MessageWriter writer, Transport transport, Answers answers, Retries retries,
			SerialCalls calls) {
		this.name = name;
		this.writer = writer;
		this.transport = transport;
		this.answers = answers;
		this.retries = retries;
		this.async = new Async(calls);
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public Delivery send(String type, Map<String, ?> data) {
		return deliver(this.writer.write(type, data), this.answers::delivery);
	}

	@Override
	public SmartObjectInfo ping() {
		return deliver(this.writer.ping(), this.answers::info);
	}

	@Override
	public AsyncSmartObject async() {
		return this.async;
	}

	private <T> T deliver(Message message, BiFunction<Message, Answer, T> reader) {
		try {
			return this.retries.start().execute(() -> attempt(message, reader));
		}
		catch (RetryException ex) {
			throw failure(ex);
		}
	}

	private <T> T attempt(Message message, BiFunction<Message, Answer, T> reader) {
		if (this.revoked) {
			throw this.answers.afterRevocation(message);
		}
		Answer answer = this.transport.send(message);
		if (answer.status() == Answers.GONE) {
			this.revoked = true;
		}
		return reader.apply(message, answer);
	}

	private RuntimeException failure(RetryException ex) {
		Throwable last = ex.getLastException();
		if (last instanceof SmartObjectException failure) {
			if (Thread.currentThread().isInterrupted()) {
				return failure.with(" (interrupted while waiting to send it again)", null);
			}
			if (!failure.isRetryable()) {
				return failure;
			}
			return failure.with(" (attempt " + (ex.getRetryCount() + 1) + ", and the last: messages wait for "
					+ Durations.text(this.retries.longestWait()) + " at most)", null);
		}
		if (last instanceof RuntimeException failure) {
			return failure;
		}
		if (last instanceof Error failure) {
			throw failure;
		}
		return new IllegalStateException("Smart Object " + this.name + " could not be reached", last);
	}

	@Override
	public String toString() {
		return "SmartObject " + this.name;
	}

	/**
	 * Makes what repeats one message.
	 *
	 * @param backOff the waits, as long as the server names none
	 * @param longestWait how long to wait in all
	 * @param clock tells the time
	 * @param templates makes the template
	 */
	record Retries(BackOff backOff, Duration longestWait, InstantSource clock,
			Function<RetryPolicy, RetryOperations> templates) {

		RetryOperations start() {
			return this.templates.apply(new DeliveryRetries(this.backOff, this.clock, this.longestWait));
		}

	}

	/**
	 * The view that does not block.
	 */
	private final class Async implements AsyncSmartObject {

		private final SerialCalls calls;

		Async(SerialCalls calls) {
			this.calls = calls;
		}

		@Override
		public CompletableFuture<Delivery> send(String type, Map<String, ?> data) {
			// Written now: the arguments are checked here, and the message has the time
			// of the call.
			Message message = DefaultSmartObject.this.writer.write(type, data);
			return this.calls.submit(() -> deliver(message, DefaultSmartObject.this.answers::delivery));
		}

		@Override
		public CompletableFuture<SmartObjectInfo> ping() {
			return this.calls.submit(DefaultSmartObject.this::ping);
		}

		@Override
		public String toString() {
			return DefaultSmartObject.this + " (async)";
		}

	}

}
