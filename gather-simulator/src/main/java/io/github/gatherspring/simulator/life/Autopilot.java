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

package io.github.gatherspring.simulator.life;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import io.github.gatherspring.proto.Chat;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.SetEmojiStatus;
import io.github.gatherspring.proto.SetStatus;
import io.github.gatherspring.proto.SetTextStatus;
import io.github.gatherspring.proto.Wave;
import io.github.gatherspring.simulator.world.SpaceMap;
import io.github.gatherspring.simulator.world.User;

/**
 * Lets the simulated players act by themselves: one roll of the dice for each player and
 * tick, in a fixed order, so that a seed decides everything.
 */
public final class Autopilot {

	/**
	 * Time between ticks; walking players take one step in each.
	 */
	public static final Duration TICK = Duration.ofMillis(250);

	private static final List<String> LINES = List.of("Good morning!", "Has anybody seen the coffee?",
			"Stand-up in five minutes", "Who is in the meeting room?", "Back in a minute", "/help",
			"Nice weather on the rooftop", "Can somebody review my change?", "See you tomorrow", "That works now 🎉");

	private static final List<String> STATUSES = List.of("In a meeting", "Lunch", "Heads down", "Ask me anything", "");

	private static final List<String> EMOJI = List.of("☕", "🎧", "🍜", "💬", "");

	private final Troupe troupe;

	private final Random dice;

	private boolean paused;

	/**
	 * Create the autopilot.
	 * @param troupe the players
	 * @param seed where chance starts
	 */
	public Autopilot(Troupe troupe, long seed) {
		this.troupe = troupe;
		this.dice = new Random(seed);
	}

	/**
	 * Stop or go on. Ways that were ordered are walked in any case.
	 * @param paused whether the players do nothing by themselves
	 */
	public void paused(boolean paused) {
		this.paused = paused;
	}

	/**
	 * Let every player do what it does next.
	 */
	public void tick() {
		for (Puppet puppet : List.copyOf(this.troupe.puppets())) {
			if (!puppet.user().isPresent()) {
				continue;
			}
			boolean follows = puppet.headForLeader();
			if (puppet.isWalking()) {
				puppet.step();
			}
			else if (follows) {
				continue;
			}
			else if (!this.paused) {
				decide(puppet);
			}
		}
	}

	private void decide(Puppet puppet) {
		int roll = this.dice.nextInt(1000);
		if (roll < 60) {
			wander(puppet);
		}
		else if (roll < 64) {
			String line = LINES.get(this.dice.nextInt(LINES.size()));
			puppet.act(ClientServerAction.newBuilder()
				.setChat(Chat.newBuilder()
					.setChatRecipient((this.dice.nextInt(3) == 0) ? "ROOM_CHAT" : "GLOBAL_CHAT")
					.setContents(line)
					.setMapId(puppet.user().mapId())));
		}
		else if (roll < 67) {
			wave(puppet);
		}
		else if (roll < 70) {
			puppet.act(ClientServerAction.newBuilder()
				.setSetTextStatus(
						SetTextStatus.newBuilder().setTextStatus(STATUSES.get(this.dice.nextInt(STATUSES.size())))));
		}
		else if (roll < 72) {
			puppet.act(ClientServerAction.newBuilder()
				.setSetEmojiStatus(
						SetEmojiStatus.newBuilder().setEmojiStatus(EMOJI.get(this.dice.nextInt(EMOJI.size())))));
		}
		else if (roll < 74) {
			puppet.act(ClientServerAction.newBuilder()
				.setSetStatus(SetStatus.newBuilder().setStatus(this.dice.nextBoolean())));
		}
	}

	private void wander(Puppet puppet) {
		SpaceMap map = this.troupe.world().map(puppet.user().mapId());
		if (map == null) {
			return;
		}
		int x = puppet.user().x() + this.dice.nextInt(21) - 10;
		int y = puppet.user().y() + this.dice.nextInt(21) - 10;
		puppet.headFor(x, y);
	}

	private void wave(Puppet puppet) {
		List<User> others = this.troupe.world()
			.present()
			.stream()
			.filter((user) -> user != puppet.user() && user.mapId().equals(puppet.user().mapId()))
			.toList();
		if (!others.isEmpty()) {
			puppet.act(ClientServerAction.newBuilder()
				.setWave(Wave.newBuilder().setUser(others.get(this.dice.nextInt(others.size())).id())));
		}
	}

}
