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

import java.time.Duration;
import java.util.function.Consumer;

import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.fault.ReleaseOrder;

/**
 * What may go wrong while a client works.
 */
enum Fault {

	DROP(true, (simulator) -> simulator.faults().dropConnection()),

	KICK(true, (simulator) -> simulator.faults().kick()),

	REASSIGN(true, (simulator) -> simulator.faults().reassign()),

	CLOSE_INTERNAL_ERROR(true, (simulator) -> simulator.faults().close(1011, "internal")),

	CLOSE_GOING_AWAY(true, (simulator) -> simulator.faults().close(1001, "deploy")),

	CLOSE_MID_MESSAGE(true, (simulator) -> simulator.faults().closeMidMessage()),

	FREEZE_BRIEFLY(false, (simulator) -> simulator.faults().freeze(Duration.ofMillis(300))),

	FREEZE_FOR_GOOD(true, (simulator) -> simulator.faults().freeze()),

	SLOW_LORIS(true, (simulator) -> simulator.faults().slowLoris(Duration.ofMillis(20))),

	GARBAGE(false, (simulator) -> simulator.faults().garbage()),

	TEXT_FRAME(false, (simulator) -> simulator.faults().textFrame()),

	UNKNOWN_EVENT(false, (simulator) -> simulator.faults().unknownEvent()),

	EMPTY_BATCH(false, (simulator) -> simulator.faults().emptyBatch()),

	HUGE_FRAME(false, (simulator) -> simulator.faults().hugeFrame(8 * 1024 * 1024)),

	FRAGMENTS(false, (simulator) -> simulator.faults().fragment(3)),

	LATE_ANSWERS(false, (simulator) -> simulator.faults().delayAnswers(Duration.ofMillis(100))),

	ANSWERS_OUT_OF_ORDER(false, (simulator) -> {
		simulator.faults().releaseAnswers(ReleaseOrder.SHUFFLED);
		simulator.faults().holdAnswers();
	}) {

		@Override
		void relieve(GatherSimulator simulator) {
			simulator.faults().releaseAnswers(ReleaseOrder.SHUFFLED);
		}

	},

	DUPLICATE_ANSWERS(false, (simulator) -> simulator.faults().duplicateAnswers()),

	REFUSED_UPGRADES(true, (simulator) -> {
		simulator.faults().refuseUpgrade(503, 3);
		simulator.faults().dropConnection();
	}),

	FAILING_ASSIGNMENT(true, (simulator) -> {
		simulator.faults().failAssignment(502, 3);
		simulator.faults().close(4013, "");
	}),

	SLOW_ASSIGNMENT(true, (simulator) -> {
		simulator.faults().delayAssignment(Duration.ofMillis(200));
		simulator.faults().close(4008, "");
	});

	private final boolean endsConnection;

	private final Consumer<GatherSimulator> strike;

	Fault(boolean endsConnection, Consumer<GatherSimulator> strike) {
		this.endsConnection = endsConnection;
		this.strike = strike;
	}

	void strike(GatherSimulator simulator) {
		this.strike.accept(simulator);
	}

	/**
	 * Ends what lasts, as far as it has to end.
	 */
	void relieve(GatherSimulator simulator) {
		// Most pass by themselves.
	}

	boolean endsConnection() {
		return this.endsConnection;
	}

	/**
	 * Says whether nothing may be lost by it.
	 */
	boolean isHarmless() {
		return !this.endsConnection;
	}

}
