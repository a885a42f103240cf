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

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.action.EventCatalog;
import io.github.gatherspring.proto.action.EventDescriptor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Counts the events of a run of frames by their kind and reports them once at its end, so
 * that an event costs an increment. Belongs to the dispatching thread, but for the number
 * of unknown events.
 */
final class ReceivedCounts {

	/** More than the highest field number of an event. */
	static final int NUMBERS = Arrays.stream(EventCase.values()).mapToInt(EventCase::getNumber).max().orElse(0) + 1;

	private static final Log logger = LogFactory.getLog(GatherClient.class);

	private static final String UNKNOWN = "unknown";

	private final String client;

	private final Observers observers;

	private final int[] counts = new int[NUMBERS];

	/** The numbers of the events that {@link #counts} holds something of. */
	private final short[] counted = new short[NUMBERS];

	private int countedSize;

	private long unknownCount;

	private boolean unknownReported;

	private final LongAdder unknown = new LongAdder();

	ReceivedCounts(String client, Observers observers) {
		this.client = client;
		this.observers = observers;
	}

	void known(int number) {
		if (this.counts[number]++ == 0) {
			this.counted[this.countedSize++] = (short) number;
		}
	}

	void unknown() {
		this.unknownCount++;
	}

	/**
	 * Returns how many events of no known kind were reported so far. Any thread.
	 */
	long unknownSum() {
		return this.unknown.sum();
	}

	void report() {
		for (int i = 0; i < this.countedSize; i++) {
			int number = this.counted[i];
			long count = this.counts[number];
			this.counts[number] = 0;
			String name = nameOf(number);
			this.observers.tell((observer) -> observer.eventsReceived(name, count));
		}
		this.countedSize = 0;
		if (this.unknownCount != 0) {
			long count = this.unknownCount;
			this.unknownCount = 0;
			this.unknown.add(count);
			if (!this.unknownReported) {
				this.unknownReported = true;
				logger.info("[" + this.client + "] The server sends events that this version does not know;"
						+ " they are counted and passed over");
			}
			this.observers.tell((observer) -> observer.eventsReceived(UNKNOWN, count));
		}
	}

	static String nameOf(int number) {
		EventDescriptor event = EventCatalog.byNumber(number);
		return (event != null) ? event.name() : UNKNOWN;
	}

}
