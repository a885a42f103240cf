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

import java.util.concurrent.atomic.AtomicReference;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the time limits of actions that wait for a client that is not started: whoever
 * waits for one, for instance in the middle of the application's own start, would
 * otherwise wait for ever. Holds threads only as long as there are such actions.
 */
final class BeforeStart {

	private static final Log logger = LogFactory.getLog(Connection.class);

	private final ClientThreads threads;

	private final Outgoing outgoing;

	private final String prefix;

	private final AtomicReference<@Nullable Holder> holder = new AtomicReference<>();

	BeforeStart(ClientThreads threads, Outgoing outgoing, String prefix) {
		this.threads = threads;
		this.outgoing = outgoing;
		this.prefix = prefix;
	}

	/**
	 * There are actions to look after.
	 */
	void arm() {
		Holder present = this.holder.get();
		if (present == null) {
			Holder made = new Holder(this.threads.acquire());
			if (this.holder.compareAndSet(null, made)) {
				present = made;
			}
			else {
				made.release();
				present = this.holder.get();
			}
		}
		if (present != null) {
			present.sweep.arm();
		}
	}

	/**
	 * The client is started, or nothing waits any more.
	 */
	void close() {
		Holder present = this.holder.getAndSet(null);
		if (present != null) {
			present.release();
		}
	}

	private boolean closeIfIdle() {
		if (this.outgoing.isIdle()) {
			close();
			if (!this.outgoing.isIdle()) {
				// One came in between.
				arm();
			}
		}
		return false;
	}

	private final class Holder {

		private final ClientThreads.Lease lease;

		private final Sweep sweep;

		Holder(ClientThreads.Lease lease) {
			this.lease = lease;
			this.sweep = new Sweep(lease.time(), BeforeStart.this.outgoing, this::tell, BeforeStart.this::closeIfIdle);
		}

		private void tell(ActionEnd end, Runnable telling) {
			logger.warn(BeforeStart.this.prefix + "An action has waited in vain for the client to be started. Who"
					+ " waits for its answer before that, for instance in @PostConstruct, keeps the application from"
					+ " starting the client: wait once the client is ready");
			if (!end.endInline(telling)) {
				this.lease.workers().execute(telling);
			}
		}

		void release() {
			this.sweep.end();
			this.lease.release();
		}

	}

}
