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

package io.github.gatherspring.sample.bot;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.event.GatherReadyEvent;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.space.Player;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * A door of impassable tiles that opens for whoever knows the password. It changes a map,
 * which needs builder rights, so it is there only where a password is set.
 */
@Component
@ConditionalOnProperty("sample.door.password")
class PasswordDoor implements Command {

	private final GatherClient gather;

	private final DoorProperties door;

	private final TaskScheduler scheduler;

	PasswordDoor(GatherClient gather, DoorProperties door, TaskScheduler scheduler) {
		this.gather = gather;
		this.door = door;
		this.scheduler = scheduler;
	}

	@Override
	public String usage() {
		return "/open password";
	}

	@Override
	public String answer(Player asker, String argument) {
		if (!argument.equals(this.door.password())) {
			return "🔒 That is not the word, " + asker.name() + ".";
		}
		setClosed(false);
		this.scheduler.schedule(() -> setClosed(true), Instant.now().plus(this.door.openFor()));
		return "🔓 Come in, " + asker.name() + ": the door is open for " + this.door.openFor().toSeconds()
				+ " seconds.";
	}

	@GatherEventListener
	void onReady(GatherReadyEvent ready) {
		setClosed(true);
	}

	private CompletableFuture<Void> setClosed(boolean closed) {
		byte[] tiles = new byte[this.door.width() * this.door.height()];
		Arrays.fill(tiles, (byte) (closed ? 1 : 0));
		return this.gather.mapSetCollisions(this.door.mapId(), this.door.x(), this.door.y(), this.door.width(),
				this.door.height(), Base64.getEncoder().encodeToString(tiles));
	}

}
