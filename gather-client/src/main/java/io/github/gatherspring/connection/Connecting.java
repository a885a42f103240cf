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
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * One attempt to open a socket and the time that it has.
 */
final class Connecting implements Phase {

	private final Run run;

	private final Attempt attempt;

	private final Duration limit;

	private final BiConsumer<Connecting, LossCause> failed;

	private final long deadline;

	private final Time.Alarm look;

	private volatile @Nullable URI server;

	/**
	 * Prepares an attempt.
	 * @param run the run
	 * @param attempt the attempt
	 * @param limit its time limit
	 * @param failed hears on the serial executor that it has failed
	 */
	Connecting(Run run, Attempt attempt, Duration limit, BiConsumer<Connecting, LossCause> failed) {
		this.run = run;
		this.attempt = attempt;
		this.limit = limit;
		this.failed = failed;
		this.deadline = run.time().nanos() + limit.toNanos();
		Duration period = Live.period(limit);
		this.look = run.time().repeat(period, period, this::look);
	}

	/**
	 * Goes to work.
	 * @param known hears on the serial executor of the server once it is known
	 */
	void begin(BiConsumer<Connecting, URI> known) {
		this.attempt.start((url) -> {
			this.server = url;
			this.run.serial().execute(() -> known.accept(this, url));
		}, () -> this.run.serial().execute(this::check));
	}

	/** On the timer's thread. */
	private void look() {
		if (this.attempt.hasFailed() || this.run.time().nanos() - this.deadline >= 0) {
			this.run.serial().execute(this::check);
		}
	}

	private void check() {
		LossCause cause = this.attempt.failure();
		if (cause != null) {
			this.failed.accept(this, cause);
		}
		else if (this.run.time().nanos() - this.deadline >= 0) {
			this.failed.accept(this, LossCause.notOpened(this.limit));
		}
	}

	/**
	 * Says whether a session is the one that is being opened here.
	 */
	boolean opens(Session session) {
		return this.attempt.session() == session;
	}

	/**
	 * The socket is open.
	 * @return the server that it leads to
	 */
	@Nullable URI opened() {
		this.attempt.opened();
		return this.server;
	}

	@Override
	public void close() {
		this.look.cancel();
		this.attempt.cancel();
	}

}
