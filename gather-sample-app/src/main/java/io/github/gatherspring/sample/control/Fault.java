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

package io.github.gatherspring.sample.control;

import java.util.function.Consumer;

import io.github.gatherspring.simulator.fault.Faults;

/**
 * Ways to break a connection, and what to expect of the client.
 */
enum Fault {

	DROP("Pull the plug", "The socket ends without a word. The client is back within a second.",
			Faults::dropConnection),

	KICK("Kick", "A moderator kicks the bot (4010). The client comes back.", Faults::kick),

	FREEZE("Freeze", "The socket stays open and dead. The client notices the silence and connects anew.",
			Faults::freeze),

	REASSIGN("Move the space", "The space moves to another server (4009). The client asks for the new address.",
			Faults::reassign),

	OUTAGE("Outage", "The socket ends and the next three attempts fail. Watch the delays grow.", (faults) -> {
		faults.refuseUpgrade(503, 3);
		faults.dropConnection();
	}),

	GARBAGE("Garbage", "A frame that nobody can read. It is counted, and life goes on.", Faults::garbage);

	private final String title;

	private final String explanation;

	private final Consumer<Faults> action;

	Fault(String title, String explanation, Consumer<Faults> action) {
		this.title = title;
		this.explanation = explanation;
		this.action = action;
	}

	String title() {
		return this.title;
	}

	String explanation() {
		return this.explanation;
	}

	void inject(Faults faults) {
		this.action.accept(faults);
	}

}
