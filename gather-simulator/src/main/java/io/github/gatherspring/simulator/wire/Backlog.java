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

package io.github.gatherspring.simulator.wire;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits for clients that read slowly: a bound for each of them, and one for all
 * together. To be used on the thread of the simulator only.
 */
final class Backlog {

	private static final Logger logger = LoggerFactory.getLogger(Backlog.class);

	private final long mostForOne;

	private final long mostForAll;

	private final Set<BacklogGate> gates = new LinkedHashSet<>();

	/** At least what waits: what clients have read meanwhile may be counted still. */
	private long total;

	Backlog(long mostForOne, long mostForAll) {
		this.mostForOne = mostForOne;
		this.mostForAll = mostForAll;
	}

	void add(BacklogGate gate) {
		this.gates.add(gate);
	}

	void remove(BacklogGate gate) {
		if (this.gates.remove(gate)) {
			this.total -= gate.counted();
		}
	}

	/**
	 * Return whether more may be written. A client for which too much waits already is
	 * cut off, a single message is never too large.
	 */
	boolean admits(BacklogGate gate) {
		long waiting = gate.waiting();
		if (waiting <= this.mostForOne) {
			return true;
		}
		logger.warn("{} reads too slowly: {} bytes wait for it, the limit is {}. It is cut off", gate, waiting,
				this.mostForOne);
		gate.cutOff();
		return false;
	}

	/**
	 * Take note that something was written or held back.
	 */
	void changed(BacklogGate gate) {
		if (!this.gates.contains(gate)) {
			return;
		}
		this.total += gate.count();
		if (this.total > this.mostForAll) {
			this.total = 0;
			this.gates.forEach((each) -> {
				each.count();
				this.total += each.counted();
			});
			relieve();
		}
	}

	private void relieve() {
		while (this.total > this.mostForAll) {
			BacklogGate slowest = this.gates.stream().max(Comparator.comparingLong(BacklogGate::counted)).orElseThrow();
			logger.warn(
					"{} bytes wait for clients that read slowly, the limit of all together is {}. {},"
							+ " for which {} wait, is cut off",
					this.total, this.mostForAll, slowest, slowest.counted());
			remove(slowest);
			slowest.cutOff();
		}
	}

}
