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
package io.github.gatherspring.test.autoconfigure.example;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.space.SpaceChange.PlayerArrived;

import org.springframework.stereotype.Component;

/**
 * Listens, and so belongs to the slice.
 */
@Component
class Greeter {

	private final GatherClient gather;

	Greeter(GatherClient gather) {
		this.gather = gather;
	}

	@GatherEventListener
	void welcome(PlayerArrived arrived) {
		this.gather.chatTo(arrived.player(), "Welcome, " + arrived.player().name());
	}

}
