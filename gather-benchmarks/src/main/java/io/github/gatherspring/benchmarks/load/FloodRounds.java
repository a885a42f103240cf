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

package io.github.gatherspring.benchmarks.load;

import java.util.function.IntConsumer;

import io.github.gatherspring.benchmarks.server.LoadServerProcess;
import io.github.gatherspring.benchmarks.server.LoadServerProcess.Announced;

/**
 * Floods a client again and again and tells how many events a second it took.
 */
final class FloodRounds {

	private static final int[] PER_FRAME = { 1, 10, 20, 100 };

	private final LoadServerProcess server;

	private final Tally tally;

	private final boolean checked;

	private final Scale scale;

	private final IntConsumer before;

	FloodRounds(LoadServerProcess server, Tally tally, boolean checked, Scale scale, IntConsumer before) {
		this.before = before;
		this.server = server;
		this.tally = tally;
		this.checked = checked;
		this.scale = scale;
	}

	/**
	 * The first million events of this JVM, after a short way through the handshake.
	 */
	void cold(int perFrame) {
		Figures.tell("cold." + perFrame, round(perFrame, 1_000_000));
	}

	void warm() {
		for (int perFrame : this.scale.perFrame(PER_FRAME)) {
			long events = 200_000;
			double rate = 0;
			long until = System.nanoTime() + this.scale.warmUpNanos();
			while (System.nanoTime() < until) {
				rate = round(perFrame, events);
				events = Math.max(events, (long) (rate * this.scale.roundSeconds()));
			}
			long allocated = Figures.allocatedBytes();
			long dispatching = Figures.cpuNanos("gather-worker");
			long reading = Figures.cpuNanos("WebSocketClient");
			long total = 0;
			for (int i = 0; i < this.scale.rounds(); i++) {
				Figures.tell("rate." + perFrame, round(perFrame, events));
				total += events;
			}
			Figures.tell("dispatching." + perFrame, (double) (Figures.cpuNanos("gather-worker") - dispatching) / total);
			Figures.tell("reading." + perFrame, (double) (Figures.cpuNanos("WebSocketClient") - reading) / total);
			Figures.tell("allocated." + perFrame, (double) (Figures.allocatedBytes() - allocated) / total);
		}
	}

	private double round(int perFrame, long events) {
		this.tally.reset();
		this.before.accept(perFrame);
		long start = System.nanoTime();
		Announced announced = this.server.flood(perFrame, events);
		this.tally.await(announced, this.checked);
		return announced.events() * 1e9 / (System.nanoTime() - start);
	}

}
