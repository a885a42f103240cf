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
package io.github.gatherspring.handover;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.api.SimulatorConnection;

/**
 * Looks every millisecond or two who is connected past {@code ready}, as the server sees
 * it, and keeps the longest time that two were.
 */
final class Watch implements AutoCloseable {

	private final GatherSimulator simulator;

	private final Thread thread = new Thread(this::look, "watch");

	private volatile boolean ended;

	private volatile long longestOverlap;

	Watch(GatherSimulator simulator) {
		this.simulator = simulator;
		this.thread.setDaemon(true);
		this.thread.setPriority(Thread.MAX_PRIORITY);
		this.thread.start();
	}

	private void look() {
		long since = 0;
		try {
			while (!this.ended) {
				long now = System.nanoTime();
				if (present().size() < 2) {
					since = 0;
				}
				else {
					since = (since == 0) ? now : since;
					this.longestOverlap = Math.max(this.longestOverlap, now - since);
				}
				TimeUnit.MILLISECONDS.sleep(1);
			}
		}
		catch (InterruptedException ex) {
			this.ended = true;
		}
	}

	private List<SimulatorConnection> present() {
		return this.simulator.connections()
			.stream()
			.filter((connection) -> connection.isOpen() && connection.userId() != null)
			.toList();
	}

	/**
	 * Returns the number of the connection that is complete, the only one there is.
	 * @return its number, or 0 if there is none or more than one
	 */
	long only() {
		List<SimulatorConnection> present = present();
		return (present.size() == 1 && present.get(0).isSynced()) ? present.get(0).number() : 0;
	}

	/**
	 * Forgets what was seen so far.
	 */
	void reset() {
		this.longestOverlap = 0;
	}

	/**
	 * Returns the longest time that two connections of the user were there together.
	 */
	Duration longestOverlap() {
		return Duration.ofNanos(this.longestOverlap);
	}

	@Override
	public void close() {
		this.ended = true;
		this.thread.interrupt();
	}

}
