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
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Function;

import io.github.gatherspring.proto.Chat;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.Ring;
import io.github.gatherspring.proto.SetAway;
import io.github.gatherspring.proto.SetEmojiStatus;
import io.github.gatherspring.proto.SetName;
import io.github.gatherspring.proto.SetStatus;
import io.github.gatherspring.proto.SetTextStatus;
import io.github.gatherspring.proto.SpriteDirectionEnum;
import io.github.gatherspring.proto.Wave;
import io.github.gatherspring.simulator.world.SpaceMap;
import io.github.gatherspring.simulator.world.User;
import org.jspecify.annotations.Nullable;

/**
 * A player that no client stands behind. What it is told to do has happened, and was sent
 * to whom it concerns, when the method returns. Safe from any thread.
 *
 * @since 0.1.0
 */
public final class SimulatedPlayer {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final long POLL_NANOS = 2_000_000;

	private final Stage stage;

	private final String id;

	/**
	 * Create a handle.
	 * @param stage where players are given their orders
	 * @param id id of the user; who is not known yet comes with {@link #joins()}
	 */
	public SimulatedPlayer(Stage stage, String id) {
		this.stage = stage;
		this.id = id;
	}

	/**
	 * Return the id of the user.
	 * @return the id
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Return the name of the player.
	 * @return the name
	 */
	public String name() {
		return ask(User::name);
	}

	/**
	 * Return whether the player is in the space.
	 * @return whether it is seen
	 */
	public boolean isPresent() {
		return this.stage.play((troupe) -> {
			Puppet puppet = troupe.find(this.id);
			return puppet != null && puppet.user().isPresent();
		});
	}

	/**
	 * Return the map of the player.
	 * @return id of the map
	 */
	public String mapId() {
		return ask(User::mapId);
	}

	/**
	 * Return the column of the player.
	 * @return tiles from the left
	 */
	public int x() {
		return ask(User::x);
	}

	/**
	 * Return the row of the player.
	 * @return tiles from the top
	 */
	public int y() {
		return ask(User::y);
	}

	/**
	 * Return the text status of the player.
	 * @return the text, empty for none
	 */
	public String textStatus() {
		return ask(User::textStatus);
	}

	/**
	 * Bring the player into the space, with its id as name if it is new.
	 * @return this
	 */
	public SimulatedPlayer joins() {
		return joins(null);
	}

	/**
	 * Bring the player into the space.
	 * @param name name of the player, {@code null} for the one that it has
	 * @return this
	 */
	public SimulatedPlayer joins(@Nullable String name) {
		this.stage.play((troupe) -> {
			Puppet puppet = troupe.add(this.id, (name != null) ? name : this.id);
			if (name != null && !name.equals(puppet.user().name())) {
				puppet.act(ClientServerAction.newBuilder().setSetName(SetName.newBuilder().setName(name)));
			}
			troupe.world().enter(puppet.user());
			return puppet;
		});
		return this;
	}

	/**
	 * Make the player known without bringing it in.
	 * @param name name of the player, if it is new
	 * @return this
	 */
	public SimulatedPlayer isKnownAs(String name) {
		this.stage.play((troupe) -> troupe.add(this.id, name));
		return this;
	}

	/**
	 * Take the player out of the space.
	 * @return this
	 */
	public SimulatedPlayer leaves() {
		return order((puppet, troupe) -> {
			puppet.stop();
			troupe.world().exit(puppet.user());
		});
	}

	/**
	 * Say something to the whole space.
	 * @param contents what to say, not blank
	 * @return this
	 */
	public SimulatedPlayer says(String contents) {
		return saysTo("GLOBAL_CHAT", contents);
	}

	/**
	 * Say something to the people of the same map.
	 * @param contents what to say, not blank
	 * @return this
	 */
	public SimulatedPlayer saysInRoom(String contents) {
		return saysTo("ROOM_CHAT", contents);
	}

	/**
	 * Say something to somebody.
	 * @param recipient id of a user, {@code GLOBAL_CHAT}, {@code ROOM_CHAT} or
	 * {@code LOCAL_CHAT} for everybody on the same map
	 * @param contents what to say, not blank
	 * @return this
	 */
	public SimulatedPlayer saysTo(String recipient, String contents) {
		return order((puppet, troupe) -> {
			Chat.Builder chat = Chat.newBuilder()
				.setChatRecipient(recipient)
				.setContents(contents)
				.setMapId(puppet.user().mapId());
			if (recipient.equals("LOCAL_CHAT")) {
				chat.addAllLocalPlayerIds(troupe.world().idsInMap(puppet.user().mapId()));
			}
			puppet.act(ClientServerAction.newBuilder().setChat(chat));
		});
	}

	/**
	 * Return what the player was told or could overhear: the chat that reached it, its
	 * own excepted.
	 * @return the last hundred texts, the oldest first
	 */
	public List<String> heard() {
		return this.stage.play((troupe) -> {
			known(troupe);
			return troupe.ears().heardBy(this.id);
		});
	}

	/**
	 * Wait for five seconds at most until the player hears something. The next call looks
	 * at what was said after that, so that a test reads like a dialogue.
	 * @param text what the message contains, such as {@code rolled}
	 * @return this
	 * @throws AssertionError if the player does not hear it in time, with what it heard
	 * and what happened
	 */
	public SimulatedPlayer hears(String text) {
		return hears(text, PATIENCE);
	}

	/**
	 * Wait until the player hears something.
	 * @param text what the message contains
	 * @param timeout for how long to wait, in real time whatever the clock of the space
	 * @return this
	 * @throws AssertionError if the player does not hear it in time, with what it heard
	 * and what happened
	 */
	public SimulatedPlayer hears(String text, Duration timeout) {
		long end = System.nanoTime() + timeout.toNanos();
		while (!listens(text)) {
			if (System.nanoTime() - end >= 0) {
				throw new AssertionError("Expected that '" + this.id + "' hears a message that contains \"" + text
						+ "\" within " + timeout.toMillis() + " ms, but it heard " + heard() + ". What happened:\n  "
						+ String.join("\n  ", this.stage.transcript()));
			}
			LockSupport.parkNanos(POLL_NANOS);
		}
		return this;
	}

	private boolean listens(String text) {
		return this.stage.play((troupe) -> {
			known(troupe);
			return troupe.ears().listen(this.id, text) != null;
		});
	}

	/**
	 * Walk to a tile of the same map at once, one event for each step.
	 * @param x column
	 * @param y row
	 * @return this
	 * @throws IllegalArgumentException if there is no way
	 */
	public SimulatedPlayer walksTo(int x, int y) {
		return order((puppet, troupe) -> {
			headFor(puppet, x, y);
			while (puppet.isWalking()) {
				puppet.step();
			}
		});
	}

	/**
	 * Set out for a tile of the same map, one step with each tick of the clock.
	 * @param x column
	 * @param y row
	 * @return this
	 * @throws IllegalArgumentException if there is no way
	 */
	public SimulatedPlayer setsOutFor(int x, int y) {
		return order((puppet, troupe) -> headFor(puppet, x, y));
	}

	private void headFor(Puppet puppet, int x, int y) {
		if (!puppet.headFor(x, y)) {
			throw new IllegalArgumentException("There is no way for '" + this.id + "' from (" + puppet.user().x() + ", "
					+ puppet.user().y() + ") to (" + x + ", " + y + ") on map '" + puppet.user().mapId() + "'");
		}
	}

	/**
	 * Appear on a tile.
	 * @param mapId id of the map
	 * @param x column
	 * @param y row
	 * @return this
	 */
	public SimulatedPlayer appearsAt(String mapId, int x, int y) {
		return order((puppet, troupe) -> {
			SpaceMap map = troupe.world().map(mapId);
			if (map == null || !map.contains(x, y)) {
				throw new IllegalArgumentException("There is no tile (" + x + ", " + y + ") on a map '" + mapId + "'");
			}
			puppet.stop();
			troupe.world().place(puppet.user(), map, x, y, SpriteDirectionEnum.ENUM.Down, null);
		});
	}

	/**
	 * Set the text status.
	 * @param textStatus the text
	 * @return this
	 */
	public SimulatedPlayer setsTextStatus(String textStatus) {
		return does(
				ClientServerAction.newBuilder().setSetTextStatus(SetTextStatus.newBuilder().setTextStatus(textStatus)));
	}

	/**
	 * Set the emoji status.
	 * @param emojiStatus the emoji
	 * @return this
	 */
	public SimulatedPlayer setsEmojiStatus(String emojiStatus) {
		return does(ClientServerAction.newBuilder()
			.setSetEmojiStatus(SetEmojiStatus.newBuilder().setEmojiStatus(emojiStatus)));
	}

	/**
	 * Change the name.
	 * @param name the new name, not blank
	 * @return this
	 */
	public SimulatedPlayer setsName(String name) {
		return does(ClientServerAction.newBuilder().setSetName(SetName.newBuilder().setName(name)));
	}

	/**
	 * Become busy or not.
	 * @param busy whether it is busy
	 * @return this
	 */
	public SimulatedPlayer setsBusy(boolean busy) {
		return does(ClientServerAction.newBuilder().setSetStatus(SetStatus.newBuilder().setStatus(busy)));
	}

	/**
	 * Become away or not.
	 * @param away whether it is away
	 * @return this
	 */
	public SimulatedPlayer setsAway(boolean away) {
		return does(ClientServerAction.newBuilder().setSetAway(SetAway.newBuilder().setAway(away)));
	}

	/**
	 * Wave at somebody.
	 * @param userId id of a user in the space
	 * @return this
	 */
	public SimulatedPlayer waves(String userId) {
		return does(ClientServerAction.newBuilder().setWave(Wave.newBuilder().setUser(userId)));
	}

	/**
	 * Ring at somebody.
	 * @param userId id of a user in the space
	 * @return this
	 */
	public SimulatedPlayer rings(String userId) {
		return does(ClientServerAction.newBuilder().setRing(Ring.newBuilder().setUser(userId)));
	}

	/**
	 * Carry out any action as a client of this player would.
	 * @param action the action
	 * @return this
	 * @throws IllegalArgumentException if the rules do not allow it
	 */
	public SimulatedPlayer does(ClientServerAction.Builder action) {
		return order((puppet, troupe) -> puppet.act(action));
	}

	private SimulatedPlayer order(BiConsumer<Puppet, Troupe> order) {
		this.stage.play((troupe) -> {
			order.accept(known(troupe), troupe);
			return this;
		});
		return this;
	}

	private <T> T ask(Function<User, T> question) {
		return this.stage.play((troupe) -> question.apply(known(troupe).user()));
	}

	private Puppet known(Troupe troupe) {
		Puppet puppet = troupe.find(this.id);
		if (puppet == null) {
			throw new IllegalArgumentException(
					"There is no simulated player '" + this.id + "': let it join first, or take one of "
							+ troupe.puppets().stream().map((other) -> other.user().id()).limit(20).toList());
		}
		return puppet;
	}

}
