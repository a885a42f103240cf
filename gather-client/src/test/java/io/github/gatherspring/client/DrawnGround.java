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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.gatherspring.connection.ManualTime;
import io.github.gatherspring.proto.MoveDirectionEnum;
import io.github.gatherspring.setting.SettingNames;
import io.github.gatherspring.space.DrawnMaps;
import io.github.gatherspring.space.GatherSpace;
import io.github.gatherspring.space.Tile;
import io.github.gatherspring.space.TrackedSpace;

/**
 * Drawn maps to walk on without a network, in a time that the test moves. The avatar is
 * {@code me}.
 */
final class DrawnGround implements WalkGround {

	final ManualTime time = new ManualTime();

	final TrackedSpace tracked = new TrackedSpace();

	/** Tiles that steps were sent towards, each with the milliseconds since the start. */
	final List<String> steps = new ArrayList<>();

	private final long begun = this.time.nanos();

	private final Deque<Runnable> dispatched = new ArrayDeque<>();

	private final Deque<Runnable> worked = new ArrayDeque<>();

	DrawnMaps maps;

	/** What the server does with a step onto a tile. */
	Function<Tile, Answer> server = (tile) -> Answer.STEP;

	private CompletableFuture<Void> unanswered = new CompletableFuture<>();

	boolean ready = true;

	boolean running = true;

	private boolean dispatching;

	private Tile at;

	/**
	 * Puts the avatar on a tile.
	 */
	DrawnGround(DrawnMaps maps, Tile at) {
		this.maps = maps;
		this.at = at;
		maps.send(this.tracked.sessionStarted());
		this.tracked.joins("me", 1, at.mapId(), at.x(), at.y()).synchronizes();
	}

	Tile at() {
		return this.at;
	}

	/**
	 * Puts the avatar somewhere, as a moderator may.
	 */
	void put(Tile tile) {
		this.at = tile;
		tell();
	}

	private void tell() {
		this.tracked.apply(TrackedSpace.moves(1, this.at.mapId(), this.at.x(), this.at.y()));
	}

	/**
	 * Draws the maps anew.
	 */
	void draw(DrawnMaps changed) {
		this.maps = changed;
		changed.send(this.tracked);
	}

	/**
	 * Answers the last step that was not.
	 */
	void answer() {
		this.unanswered.complete(null);
	}

	void fail(Throwable failure) {
		this.unanswered.completeExceptionally(failure);
	}

	@Override
	public CompletableFuture<Void> step(MoveDirectionEnum.ENUM direction) {
		Tile onto = DrawnMaps.neighbour(this.at, direction);
		if (onto == null) {
			throw new AssertionError("a step out of the map: " + direction + " of " + this.at);
		}
		this.steps.add(onto.x() + "," + onto.y() + "@" + (this.time.nanos() - this.begun) / 1_000_000);
		CompletableFuture<Void> answer = new CompletableFuture<>();
		switch (this.server.apply(onto)) {
			case STEP -> {
				if (this.maps.isFree(onto)) {
					this.at = this.maps.landing(onto);
				}
				tell();
				answer.complete(null);
			}
			case STAY -> answer.complete(null);
			case REFUSE -> answer.completeExceptionally(new GatherActionException("move", "not there", settingNames()));
			case SILENCE -> this.unanswered = answer;
		}
		return answer;
	}

	/**
	 * Lets everything run that waits for no time.
	 */
	DrawnGround run() {
		while (!this.dispatched.isEmpty() || !this.worked.isEmpty()) {
			if (!this.dispatched.isEmpty()) {
				this.dispatching = true;
				this.dispatched.remove().run();
				this.dispatching = false;
			}
			else {
				this.worked.remove().run();
			}
		}
		return this;
	}

	/**
	 * Lets time pass.
	 */
	DrawnGround passes(Duration duration) {
		run();
		for (long left = duration.toMillis(); left > 0; left -= 10) {
			this.time.advance(Duration.ofMillis(Math.min(left, 10)));
			run();
		}
		return this;
	}

	@Override
	public String client() {
		return "bot";
	}

	@Override
	public GatherSpace space() {
		return this.tracked.space();
	}

	@Override
	public SettingNames settingNames() {
		return SettingNames.OF_BUILDER;
	}

	@Override
	public boolean isReady() {
		return this.ready;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public void dispatch(Runnable task) {
		this.dispatched.add(task);
	}

	@Override
	public Runnable later(Duration delay, Runnable task) {
		return this.time.later(delay, () -> this.dispatched.add(task));
	}

	@Override
	public boolean isDispatchThread() {
		return this.dispatching;
	}

	@Override
	public void work(Runnable task) {
		this.worked.add(task);
	}

	@Override
	public long nanos() {
		return this.time.nanos();
	}

	/**
	 * What a server does with a step.
	 */
	enum Answer {

		/** Lets the avatar take it. */
		STEP,

		/** Says yes and moves nothing. */
		STAY,

		/** Says no. */
		REFUSE,

		/** Nothing. */
		SILENCE

	}

}
