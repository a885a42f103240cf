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

import java.time.Instant;

import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;

/**
 * Event that somebody waits for.
 *
 * @param <T> the type of message
 * @param event the message
 * @param context what is known about it
 */
record AwaitedEvent<T>(T event, EventContext context) implements ReceivedEvent<T> {

	@Override
	public GatherClient client() {
		return this.context.client();
	}

	@Override
	public @Nullable Player player() {
		return this.context.player();
	}

	@Override
	public @Nullable Player target() {
		return this.context.target();
	}

	@Override
	public @Nullable GameMap map() {
		return this.context.map();
	}

	@Override
	public Instant receivedAt() {
		return this.context.receivedAt();
	}

}
