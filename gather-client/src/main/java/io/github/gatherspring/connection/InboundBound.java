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

/**
 * How much may wait for listeners before the reading is held back.
 *
 * @param events how many events
 * @param bytes how many bytes they may hold, those included that are being handed over
 * @param reserve how many more bytes while answers to actions are awaited, whatever the
 * number of events: a listener that waits for an answer would otherwise wait for itself
 */
record InboundBound(int events, long bytes, long reserve) {

	/**
	 * Says whether a frame may be added. One frame always may when none waits.
	 * @param waiting what waits
	 * @param inHand the bytes that are being handed over
	 * @param frameEvents the events of the frame
	 * @param frameBytes the bytes of the frame
	 * @param answersAwaited whether answers are awaited
	 * @return whether it may
	 */
	boolean hasRoom(Backlog waiting, long inHand, int frameEvents, int frameBytes, boolean answersAwaited) {
		long held = waiting.bytes() + inHand;
		long bytesAfter = held + Backlog.cost(frameBytes, 1);
		if (answersAwaited) {
			return waiting.entries() == 0 || bytesAfter <= this.bytes + this.reserve;
		}
		boolean eventsFit = waiting.events() == 0 || waiting.events() + frameEvents <= this.events;
		return held == 0 || (eventsFit && bytesAfter <= this.bytes);
	}

}
