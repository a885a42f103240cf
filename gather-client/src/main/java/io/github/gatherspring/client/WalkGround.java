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
import java.util.concurrent.CompletableFuture;

import io.github.gatherspring.proto.MoveDirectionEnum;
import io.github.gatherspring.setting.SettingNames;
import io.github.gatherspring.space.GatherSpace;

/**
 * What a walk needs of its client.
 */
interface WalkGround {

	/**
	 * The name of the client.
	 */
	String client();

	GatherSpace space();

	SettingNames settingNames();

	/**
	 * Whether steps can be sent and the space is known.
	 */
	boolean isReady();

	/**
	 * Whether the client tries to be ready.
	 */
	boolean isRunning();

	/**
	 * Sends a step.
	 * @return completes with the server's answer
	 */
	CompletableFuture<Void> step(MoveDirectionEnum.ENUM direction);

	/**
	 * Runs a task on the dispatching thread, after the events received so far.
	 */
	void dispatch(Runnable task);

	/**
	 * Runs a task on the dispatching thread later.
	 * @return takes it back
	 */
	Runnable later(Duration delay, Runnable task);

	boolean isDispatchThread();

	/**
	 * Runs a task that takes its time, or that may be an application's, on a worker.
	 */
	void work(Runnable task);

	/**
	 * The time in nanoseconds since some moment.
	 */
	long nanos();

}
