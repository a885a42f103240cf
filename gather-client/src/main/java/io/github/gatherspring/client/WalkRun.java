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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

import io.github.gatherspring.client.GatherWalkException.Reason;
import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.Tile;
import io.github.gatherspring.space.WalkingPaths;
import io.github.gatherspring.space.WalkingPaths.Step;
import org.jspecify.annotations.Nullable;

/**
 * One walk. What it knows belongs to the dispatching thread; the way is searched for on a
 * worker. A step counts as taken once the state shows the avatar where the step leads, so
 * that none is sent for a place where the avatar is not.
 */
final class WalkRun implements Walk {

	/** How long to wait between two looks for what the server has not yet told. */
	static final Duration LOOK = Duration.ofMillis(50);

	/** How often to look before a step counts as not taken. */
	static final int MOST_LOOKS = 20;

	/** How often to look for an avatar that has yet to enter. */
	static final int MOST_LOOKS_FOR_AVATAR = 100;

	/** How many steps one after the other may fail. */
	static final int MOST_FAILURES = 5;

	/**
	 * How often the way may be looked for anew because the avatar is not where it should
	 * be.
	 */
	static final int MOST_NEW_WAYS = 50;

	/** How often a way may be looked for anew because the maps have changed. */
	static final int MOST_CHANGES = 1000;

	private final WalkGround ground;

	private final WalkSettings settings;

	private final List<WalkAim> aims;

	private final @Nullable Duration pause;

	private final BiConsumer<WalkFuture, Throwable> failed;

	private final WalkFuture done;

	private final AtomicReference<@Nullable Object> ended = new AtomicReference<>();

	private volatile int stepsLeft;

	private volatile Runnable alarm = () -> {
	};

	// What follows belongs to the dispatching thread.

	private State state = State.WAITING;

	/** Counts transitions, so that what was begun before one does not go on after it. */
	private int transitions;

	private int aim;

	/** The tile of the aim, once it is known for good. */
	private @Nullable Tile fixed;

	/** Not kept once the walk has ended: the search behind it may be large. */
	private volatile @Nullable Plan plan;

	private int next;

	/** Whether a step was sent and its answer has not come. */
	private boolean stepping;

	private final Set<Tile> avoided = new HashSet<>();

	private int failures;

	private int newWays;

	private int changes;

	/**
	 * Creates a walk.
	 * @param ground what it needs of the client
	 * @param settings how to walk
	 * @param aims where to, one after the other
	 * @param pause how long to stay at each of the aims before going on to the next and
	 * from the last to the first; {@code null} to end at the first
	 * @param failed hears of a failure that nobody has asked for yet
	 */
	WalkRun(WalkGround ground, WalkSettings settings, List<WalkAim> aims, @Nullable Duration pause,
			BiConsumer<WalkFuture, Throwable> failed) {
		this.ground = ground;
		this.settings = settings;
		this.aims = aims;
		this.pause = pause;
		this.failed = failed;
		this.done = new WalkFuture(ground, this::cancel);
	}

	@Override
	public CompletableFuture<Tile> done() {
		return this.done;
	}

	@Override
	public int stepsLeft() {
		return this.stepsLeft;
	}

	@Override
	public void cancel() {
		if (end("cancelled")) {
			this.done.cancel(false);
		}
	}

	/**
	 * Begins, if the client can walk. Any thread.
	 */
	void begin() {
		if (this.ground.isReady()) {
			this.ground.dispatch(this::goOn);
		}
		else if (!this.settings.resume() || !this.ground.isRunning()) {
			fail(new GatherDisconnectedException("The avatar of the client '" + this.ground.client()
					+ "' cannot walk, because the client is not ready. Wait until it is"
					+ (this.ground.isRunning()
							? ", or set " + this.ground.settingNames().of(Setting.WALK_RESUME) + " to true" : ""),
					false));
		}
	}

	/**
	 * Goes on where the avatar is, if the walk waits for that.
	 */
	void goOn() {
		if (this.state == State.WAITING && !this.stepping && this.ground.isReady() && !isEnded()) {
			findWay(0);
		}
	}

	/**
	 * The connection is lost.
	 * @param reason why, to be told
	 */
	void disconnected(String reason) {
		if (this.settings.resume()) {
			transition(State.WAITING);
		}
		else {
			fail(new GatherDisconnectedException("The walk to " + aim().described() + " ended, because " + reason,
					this.stepping));
		}
	}

	void replaced() {
		fail(new GatherWalkException(Reason.REPLACED,
				"The walk to " + this.aims.get(0).described() + " ended, because another walk has begun", null));
	}

	/**
	 * Ends with a failure. Any thread.
	 */
	void fail(Throwable failure) {
		if (end(failure)) {
			this.ground.work(() -> completeWith(failure));
		}
	}

	/**
	 * Ends a walk that does not begin, before whoever asked for it has it.
	 */
	void refuse(RuntimeException failure) {
		if (end(failure)) {
			completeWith(failure);
		}
	}

	private void completeWith(Throwable failure) {
		if (this.done.completeExceptionally(failure) && !this.done.isLookedAt()) {
			this.failed.accept(this.done, failure);
		}
	}

	private boolean end(Object how) {
		if (!this.ended.compareAndSet(null, how)) {
			return false;
		}
		this.stepsLeft = 0;
		this.plan = null;
		this.alarm.run();
		return true;
	}

	boolean isEnded() {
		return this.ended.get() != null;
	}

	private WalkAim aim() {
		return this.aims.get(this.aim);
	}

	private int transition(State next) {
		this.alarm.run();
		this.state = next;
		return ++this.transitions;
	}

	/** Runs a task unless the walk has ended or gone over to another state since. */
	private Runnable unlessLeft(int transition, Runnable task) {
		return () -> {
			if (this.transitions == transition && !isEnded()) {
				try {
					task.run();
				}
				catch (RuntimeException ex) {
					fail(ex);
				}
			}
		};
	}

	private void later(Duration delay, int transition, Runnable task) {
		Runnable cancel = this.ground.later(delay, unlessLeft(transition, task));
		this.alarm = cancel;
		if (isEnded()) {
			cancel.run();
		}
	}

	private @Nullable Tile here() {
		return this.ground.space()
			.me()
			.filter(Player::hasPosition)
			.map((me) -> new Tile(me.mapId(), me.x(), me.y()))
			.orElse(null);
	}

	private void findWay(int looks) {
		int transition = transition(State.SEARCHING);
		Tile here = here();
		if (here == null) {
			if (looks < MOST_LOOKS_FOR_AVATAR) {
				later(LOOK, transition, () -> findWay(looks + 1));
			}
			else {
				fail(notInSpace());
			}
			return;
		}
		try {
			Optional<Tile> tile = tile(here);
			if (tile.isEmpty()) {
				fail(new GatherWalkException(Reason.PLAYER_LEFT,
						"The walk to " + aim().described() + " ended, because the player is not in the space", null));
			}
			else if (aim().isReached(here, tile.get())) {
				arrive(here);
			}
			else {
				search(transition, aim(), here, tile.get(), Set.copyOf(this.avoided));
			}
		}
		catch (RuntimeException ex) {
			fail(ex);
		}
	}

	private Optional<Tile> tile(Tile here) {
		if (this.fixed != null) {
			return Optional.of(this.fixed);
		}
		Optional<Tile> tile = aim().tile(this.ground.space(), here);
		if (!aim().moves()) {
			this.fixed = tile.orElse(null);
		}
		return tile;
	}

	private GatherWalkException notInSpace() {
		return new GatherWalkException(Reason.NOT_IN_SPACE,
				"The avatar of the client '" + this.ground.client()
						+ "' cannot walk, because it is not known where it is: let it enter the space ("
						+ this.ground.settingNames().of(Setting.ENTER) + ") and keep the state of the space ("
						+ this.ground.settingNames().of(Setting.STATE_ENABLED) + ")",
				null);
	}

	private void search(int transition, WalkAim aim, Tile here, Tile tile, Set<Tile> without) {
		this.ground.work(() -> {
			try {
				WalkingPaths paths = aim.paths(this.ground.space(), here, tile, without);
				List<Step> steps = paths.way().orElse(null);
				if (steps == null) {
					fail(noWay(aim, tile, paths.nearest(tile, 0).orElse(null), without));
					return;
				}
				Plan found = new Plan(here, tile, paths, steps);
				this.ground.dispatch(unlessLeft(transition, () -> setOut(found)));
			}
			catch (RuntimeException | Error ex) {
				fail(ex);
			}
		});
	}

	private static GatherWalkException noWay(WalkAim aim, Tile tile, @Nullable Tile nearest, Set<Tile> without) {
		String hindered = without.isEmpty() ? "" : " once the server had kept the avatar from "
				+ ((without.size() == 1) ? without.iterator().next() : without.size() + " tiles on the way");
		return new GatherWalkException(Reason.NO_WAY,
				"No way leads to " + aim.described() + hindered
						+ ": it is a wall, or shut off, or on no map that a portal leads to. "
						+ ((nearest != null) ? "The nearest tile that can be reached is " + nearest
								: "No tile of the map " + tile.mapId() + " can be reached"),
				nearest);
	}

	private void setOut(Plan found) {
		if (!found.from().equals(here())) {
			findAnotherWay();
			return;
		}
		this.plan = found;
		this.next = 0;
		this.stepsLeft = found.steps().size();
		if (isEnded()) {
			this.plan = null;
			this.stepsLeft = 0;
			return;
		}
		stepOrArrive(found);
	}

	private void stepOrArrive(Plan plan) {
		if (this.next == plan.steps().size()) {
			arrive(plan.at(this.next));
			return;
		}
		int transition = transition(State.WALKING);
		Step step = plan.steps().get(this.next);
		long sent = this.ground.nanos();
		this.stepping = true;
		this.ground.step(step.direction())
			.whenComplete((done, failure) -> this.ground.dispatch(() -> answered(transition, step, sent, failure)));
	}

	private void answered(int transition, Step step, long sent, @Nullable Throwable failure) {
		this.stepping = false;
		if (this.state == State.WAITING) {
			goOn();
			return;
		}
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		if (cause instanceof GatherDisconnectedException lost && !isEnded()) {
			if (this.settings.resume()) {
				transition(State.WAITING);
				goOn();
			}
			else {
				fail(lost);
			}
			return;
		}
		Duration passed = Duration.ofNanos(this.ground.nanos() - sent);
		Duration rest = this.settings.interval().minus(passed);
		Runnable then = (cause != null) ? () -> hindered(step) : () -> look(step, 0);
		if (rest.isNegative() || rest.isZero()) {
			unlessLeft(transition, then).run();
		}
		else if (this.transitions == transition && !isEnded()) {
			later(rest, transition, then);
		}
	}

	private void look(Step step, int looks) {
		Plan plan = this.plan;
		Tile here = here();
		if (plan == null || here == null) {
			findAnotherWay();
		}
		else if (here.equals(step.lands())) {
			stepTaken(plan, here);
		}
		else if (!here.equals(plan.at(this.next)) && !here.equals(step.onto())) {
			// Somebody has moved the avatar.
			findAnotherWay();
		}
		else if (looks < MOST_LOOKS) {
			later(LOOK, this.transitions, () -> look(step, looks + 1));
		}
		else {
			hindered(step);
		}
	}

	private void stepTaken(Plan plan, Tile here) {
		this.next++;
		this.failures = 0;
		this.stepsLeft = plan.steps().size() - this.next;
		Optional<Tile> tile = tile(here);
		if (tile.isEmpty() || !tile.get().equals(plan.tile())) {
			// The player has moved, or left.
			findWay(0);
		}
		else if (this.next < plan.steps().size() && this.changes < MOST_CHANGES
				&& !plan.paths().isCurrent(this.ground.space())) {
			this.changes++;
			this.avoided.clear();
			findWay(0);
		}
		else {
			stepOrArrive(plan);
		}
	}

	/** A step that was refused or came to nothing: the next way leads around it. */
	private void hindered(Step step) {
		this.failures++;
		this.avoided.add(step.onto());
		findAnotherWay();
	}

	private void findAnotherWay() {
		if (this.failures >= MOST_FAILURES || ++this.newWays > MOST_NEW_WAYS) {
			fail(new GatherWalkException(Reason.HINDERED,
					"The walk to " + aim().described() + " ended, because "
							+ ((this.failures >= MOST_FAILURES) ? this.failures + " steps one after the other failed"
									: "the avatar was " + MOST_NEW_WAYS + " times not where its steps should lead it"),
					null));
			return;
		}
		int transition = transition(State.SEARCHING);
		// No faster than one walks, whatever the server does.
		later(this.settings.interval(), transition, () -> findWay(0));
	}

	private void arrive(Tile here) {
		Duration stay = this.pause;
		if (stay == null) {
			if (end(here)) {
				this.ground.work(() -> this.done.complete(here));
			}
			return;
		}
		this.stepsLeft = 0;
		this.avoided.clear();
		this.newWays = 0;
		this.changes = 0;
		int transition = transition(State.PAUSING);
		Duration interval = this.settings.interval();
		later((stay.compareTo(interval) < 0) ? interval : stay, transition, () -> {
			this.aim = (this.aim + 1) % this.aims.size();
			this.fixed = null;
			findWay(0);
		});
	}

	@Override
	public String toString() {
		return "Walk[" + (isEnded() ? "ended" : this.stepsLeft + " steps left") + "]";
	}

	/**
	 * What a walk is doing.
	 */
	private enum State {

		/** Waiting for the client to be ready. */
		WAITING,

		/** Looking for a way, or about to. */
		SEARCHING,

		/** A step was sent, or is looked after. */
		WALKING,

		/** Standing at a tile of a patrol. */
		PAUSING

	}

	/**
	 * A way.
	 *
	 * @param from where it begins
	 * @param tile the tile it was searched for
	 * @param paths what it was found in
	 * @param steps its steps
	 */
	private record Plan(Tile from, Tile tile, WalkingPaths paths, List<Step> steps) {

		/** Where the avatar stands before a step. */
		Tile at(int step) {
			return (step == 0) ? this.from : this.steps.get(step - 1).lands();
		}

	}

}
