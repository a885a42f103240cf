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

package io.github.gatherspring.simulator.control;

import java.util.function.Consumer;

import io.github.gatherspring.simulator.clock.SimulatorClock;
import io.github.gatherspring.simulator.fault.Faults;
import io.github.gatherspring.simulator.fault.Hostile;
import io.github.gatherspring.simulator.life.Stage;
import io.github.gatherspring.simulator.scenario.Scenario;
import io.github.gatherspring.simulator.session.Sessions;
import io.github.gatherspring.simulator.wire.SimulatorThread;

/**
 * What the control API has its hands on.
 *
 * @param thread the thread of the simulator
 * @param sessions connections and space
 * @param stage where players are given their orders
 * @param clock the time of the space
 * @param faults what can go wrong
 * @param hostile what a hostile server does
 * @param reset makes everything new
 * @param autonomous takes whether players act by themselves
 * @param scenario plays a scenario
 * @param hosts names under which it may be called
 */
public record Controls(SimulatorThread thread, Sessions sessions, Stage stage, SimulatorClock clock, Faults faults,
		Hostile hostile, Runnable reset, Consumer<Boolean> autonomous, Consumer<Scenario> scenario,
		ControlHosts hosts) {
}
